"""What is printed from records of routine visits: counts, shares, staffing, export, 专报."""
