"""The partnership's year in days: what is due, what is done, what is late."""
