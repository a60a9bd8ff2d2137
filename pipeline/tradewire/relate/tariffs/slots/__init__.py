"""What a rate's own sentence says: collector, payers and goods, one frame a rate."""
