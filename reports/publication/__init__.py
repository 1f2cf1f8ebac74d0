"""What the public sees: versions of a plan's figures and actions, published on purpose and kept as they were."""
