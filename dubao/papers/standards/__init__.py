"""What the forms of national standards share: two sides, sheets, items, definitions."""
