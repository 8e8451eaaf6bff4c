"""How the shipped Word templates are made: `python -m tests.templates` writes them anew."""
