"""The private staff handbook: sections known by ids that never change, with versions and read receipts."""
