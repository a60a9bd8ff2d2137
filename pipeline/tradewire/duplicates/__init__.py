"""Articles of the same or nearly the same text: `fingerprint` of a text, and `seen` that finds the like."""
