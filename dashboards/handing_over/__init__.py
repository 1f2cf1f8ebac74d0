"""Handing over: a representative's groups and contacts to another person, an agency's work to another agency."""
