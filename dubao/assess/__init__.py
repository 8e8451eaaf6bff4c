"""Scheme and tables to assessments; pure."""
