"""The living demo: a fictional partnership whose plan runs now, made from a seed relative to a day."""
