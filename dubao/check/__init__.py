"""Tables to problems."""
