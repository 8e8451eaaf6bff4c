"""What is to be looked at in records of routine visits."""
