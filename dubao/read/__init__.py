"""Files to tables and problems; the only place that opens the office's input."""
