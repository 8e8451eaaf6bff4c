"""dubao: the working tools of a district education supervision office."""

__version__ = "0.1.0"
