"""`dubao schedule`: the plan of revisits, and changing what stands in it."""
