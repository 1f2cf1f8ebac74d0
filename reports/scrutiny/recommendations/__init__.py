"""What committees recommend, followed until it is done or rejected."""
