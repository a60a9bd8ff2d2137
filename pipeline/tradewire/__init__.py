"""tradewire reads trade-policy news and writes normalized, grounded records."""
