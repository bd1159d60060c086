"""The yearly list of public holidays from a file: read (reading), compared with what is there and stored (storing)."""
