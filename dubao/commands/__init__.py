"""One file a command: open the workspace, call the layers, show, return an exit code."""
