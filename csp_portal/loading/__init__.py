"""The demo: real documents, kept as readable YAML in `fixtures/` and loaded through the services."""
