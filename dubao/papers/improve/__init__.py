"""What is missing, what is proposed to be added, and what would then be different."""
