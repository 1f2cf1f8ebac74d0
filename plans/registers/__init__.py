"""A plan's registers: lists of one shape, each with its own entries, served by one set of pages."""
