"""Opening hours: read from free text, kept as OSM opening_hours, told in words."""
