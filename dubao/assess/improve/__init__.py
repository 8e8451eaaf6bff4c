"""Gaps, the cheapest additions that close them, and what a changed figure would change."""
