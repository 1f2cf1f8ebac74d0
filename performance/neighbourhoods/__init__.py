"""Wards and priority neighbourhoods of a partnership, and the street-level crime in them."""
