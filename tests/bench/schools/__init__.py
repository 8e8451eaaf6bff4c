"""Whole scoring of schools in several engines: what bench_schools.py compares."""
