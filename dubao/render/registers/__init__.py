"""Changing the office's own workbooks under 台账: only what is asked for, nothing else."""
