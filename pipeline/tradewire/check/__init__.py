"""Quality: what was extracted against what should have been, item by item."""
