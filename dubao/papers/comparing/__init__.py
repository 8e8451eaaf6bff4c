"""Two versions of a scheme beside each other: what was added, removed and changed."""
