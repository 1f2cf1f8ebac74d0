"""The strategic assessment of a year, and its priority matrix with scores from the data."""
