"""The parts of a page that hold certain strings, as its own list of contents names them."""

from collections.abc import Iterable

# Plain fields with an anchor of their own on every page, and where those are told of that have none.
_ANCHORED = ("title", "summary")
_ABOUT, _WHOLE = "about-page", "content"
# Read by search engines only.
_NOT_ON_THE_PAGE = ("seo_title", "search_description")


def parts_of(page, paths: Iterable[str]) -> list[tuple[str, str]]:
    """Anchor and name of each part that holds a string of ``paths`` (wagtail-localize's), each part once.

    A row's anchor is its block id. Text below a heading is named by the heading.
    """
    contents = {anchor: str(name) for anchor, name in getattr(page, "contents", ())}
    parts: dict[str, str] = {}
    for path in paths:
        field, _dot, rest = path.partition(".")
        if field not in _NOT_ON_THE_PAGE:
            anchor, name = _part(page, field, rest.partition(".")[0], contents)
            parts.setdefault(name, anchor)
    return [(anchor, name) for name, anchor in parts.items()]


def _part(page, field: str, row: str, contents: dict[str, str]) -> tuple[str, str]:
    if field in contents:
        return row or field, contents[field]
    if row and (heading := _heading_above(page, field, row, contents)):
        return heading, contents[heading]
    if not row and field not in _ANCHORED and _ABOUT in contents:
        return _ABOUT, contents[_ABOUT]
    anchor = row or (field if field in _ANCHORED else _WHOLE)
    return anchor, str(page._meta.get_field(field).verbose_name)


def _heading_above(page, field: str, row: str, contents: dict[str, str]) -> str:
    """The anchor of the last heading up to ``row`` in the stream ``field``; '' where there is none."""
    ids = [child.id for child in getattr(page, field, ())]
    above = ids[: ids.index(row) + 1] if row in ids else []
    return next((anchor for anchor in reversed(above) if anchor in contents), "")
