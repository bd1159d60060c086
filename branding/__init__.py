"""Reserved: the centre's logo as managed assets, and what wears it. Nothing is installed yet."""
