"""The formula language of schemes: parse, evaluate, print."""
