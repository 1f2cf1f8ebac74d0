"""Sealed papers: their bytes, kept as they were signed."""
