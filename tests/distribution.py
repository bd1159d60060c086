"""In which order the tests run, and which stay in one process: what is built for many is built once, long parts begin."""

import pytest

# Groups of tests that one process runs, the longest first: who ends last has begun first.
LONGEST = ("browser", "elasticsearch", "demonstration of manuals", "privacy-matrix")
# Fixtures that build much for all tests of a module, which then stay together.
BUILT_FOR_A_MODULE = {
    "agencies_of_the_module", "committed_database", "handbook_of_the_module", "ground_of_the_module", "ids_of_drafts",
}  # fmt: skip


def needs_database(item: pytest.Item) -> bool:
    return "django_db_setup" in item.fixturenames or item.get_closest_marker("django_db") is not None


def needs_site(item: pytest.Item) -> bool:
    """Whether it asks for the small site (tests/small_site.py)."""
    return "site_of_the_module" in item.fixturenames


def leave_out_what_needs_no_database(items: list[pytest.Item]) -> list[pytest.Item]:
    """Take those tests out of ``items``; returns them."""
    left = [item for item in items if not needs_database(item)]
    items[:] = filter(needs_database, items)
    return left


def keep_together(items: list[pytest.Item]) -> None:
    """Mark the tests of a module in which much is built as one group."""
    modules = {item.path for item in items if BUILT_FOR_A_MODULE.intersection(item.fixturenames)}
    for item in items:
        if item.path in modules and _group(item) is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def put_in_order(items: list[pytest.Item]) -> None:
    """Long groups, then modules without the small site, then those with it: a process builds the site once or twice.

    Of each of these what is a group goes first, so that single tests are left to fill the end.
    """
    with_site = {item.path for item in items if needs_site(item)}

    def place(item: pytest.Item) -> tuple[int, bool, bool]:
        name = _group(item)
        rank = LONGEST.index(name) if name in LONGEST else len(LONGEST)
        return rank, item.path in with_site, name is None

    items.sort(key=place)


def _group(item: pytest.Item) -> str | None:
    mark = item.get_closest_marker("xdist_group")
    return mark.args[0] if mark else None
