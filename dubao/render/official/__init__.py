"""Official papers by GB/T 9704-2012 and the house rules: styles, pages, and every element."""
