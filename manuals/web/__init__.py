"""Citizen manuals for readers: the page of an edition, of a day, of two compared, and the list of all."""
