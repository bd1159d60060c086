"""How data of ``schema_version`` 1 are told. Kept for as long as an edition of that version exists."""
