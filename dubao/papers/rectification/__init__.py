"""What is printed from the rectification ledger: lists, rates, letters."""
