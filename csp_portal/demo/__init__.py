"""The demo: real documents kept as readable YAML files in `fixtures/`, loaded through the services."""
