"""What has become of a plan since the committee last read of it, and since people last met."""
