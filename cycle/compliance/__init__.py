"""What the portal knows of a partnership's duties: recorded evidence, derived facts, and the answers of the rules."""
