"""核算表: the scores a second time, as live Excel formulas over a copy of the inputs."""
