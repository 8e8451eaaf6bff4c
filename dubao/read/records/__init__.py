"""Routine visits read: the records, the zones and their versions, complaints."""
