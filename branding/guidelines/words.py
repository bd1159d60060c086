"""The words of the page's rows, for the search."""

WORDS = ("name", "title", "use", "reason", "colour", "family")


def words_of(rows) -> str:
    """A row a line: what it is called and what it says, introductions as they are."""
    return "\n".join(filter(None, (_row(row) for row in rows)))


def _row(row) -> str:
    if row.block_type == "note":
        return row.value
    return " ".join(value for name in WORDS if (value := row.value.get(name)))
