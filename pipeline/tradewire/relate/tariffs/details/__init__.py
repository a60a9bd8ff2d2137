"""What else is said of a measure: its name, law, dates, exemptions, kind, and rates by quantity."""
