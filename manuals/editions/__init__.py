"""Editions: what a manual says is frozen as data; pages, papers and comparisons are made from the data."""
