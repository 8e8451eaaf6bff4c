"""What things are. Imports nothing of dubao but itself."""
