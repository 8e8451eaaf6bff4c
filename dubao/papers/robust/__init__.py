"""Sheets of the internal score book on how firm an assessment is; none leaves the office."""
