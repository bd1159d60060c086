"""What the site wears: colours, type, shape, picture, footer; derived from a few choices, checked, shown before it counts."""
