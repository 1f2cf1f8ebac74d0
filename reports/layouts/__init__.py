"""Layouts of a partnership's own."""
