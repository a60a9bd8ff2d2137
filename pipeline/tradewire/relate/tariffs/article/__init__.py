"""What the sentence leaves open, from what the article told before it."""
