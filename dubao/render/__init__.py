"""Contexts to bytes: Word, workbooks, screen."""
