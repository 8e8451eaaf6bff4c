"""Results to the words and figures a paper needs; pure."""
