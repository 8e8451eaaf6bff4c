"""The names that every evaluation's papers have, made of what its scheme declares."""
