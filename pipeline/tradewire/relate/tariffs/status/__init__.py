"""Whether a duty is collected, decided, threatened, suspended or gone."""
