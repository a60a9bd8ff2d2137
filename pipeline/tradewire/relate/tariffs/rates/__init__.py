"""Which percentages are rates of duty, and which of them are old ones."""
