"""The formula language of schemes: parse, list names, print."""
