"""Manuals for those who answer for them: make one, see what has changed since its last edition, issue, withdraw."""
