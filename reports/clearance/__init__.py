"""Word files that go out for clearance and come back: every changed sentence and figure is shown."""
