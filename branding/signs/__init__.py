"""Signs of the hall in both languages, as PDF and SVG, filled from the location, its counters and their services."""
