"""Figures that stand in the officer's sentences as references, and the notes with their workings."""
