"""Every address × everybody who may ask × everything private: answered as the table says, and never telling more.

The addresses come from the resolver and from the types of pages, so that a new one without a line in the table fails by
its name. Whatever is answered, to whomever, no private word may stand in it that its reader may read nowhere.
"""

import re
from difflib import ndiff
from urllib.parse import urlencode

import pytest

from home.models import Training
from tests.manuals.privacy.asking import METHOD_NOT_ALLOWED, ask, is_answered, leaks, state, telling
from tests.manuals.privacy.ground import ADMINISTRATOR, ANONYMOUS, EVERYTHING, HEAD
from tests.manuals.privacy.leading import ADDRESSES, paths_of, questions_of, readers_of, things_of
from tests.manuals.privacy.table import OTHERS, OWN, answered_at, expected, fits

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("privacy-matrix")]

SIGN_IN = ("login/", "logout/")
# By thing: those who may not know that it is there.
STRANGERS_OF = {
    **dict.fromkeys(("section", "english", "alias", "image", "rendition", "document"), "ANEPW"),
    **dict.fromkeys(("draft", "draft alias", "revision"), "ANSEPW"),
    **dict.fromkeys(("manual", "english manual"), "ANSE"),
    **dict.fromkeys(("draft asset", "draft letterhead", "retired asset"), "ANSEPW"),
    "case": "ANSEPW",
}
OF_THE_BRAND = re.compile(
    r"\^?(admin/)?brand(ing)?/|admin/reports/retired-logos/|BrandGuidelinesPage:|admin/standard/feedback/"
)
NOT_KEPT = re.compile("no-store|no-cache|private")


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_each_reader_gets_what_the_table_says(ground, address):
    answered = expected(address.route)
    assert answered is not None, f"Say in tests/manuals/privacy/table.py who is answered at {address}"
    things = things_of(address, ground)
    assert things, f"Say in tests/manuals/privacy/ground.py what {address} leads to"
    before = state()
    wrong = [
        fault
        for thing in things
        for reader in readers_of(address)
        for path in paths_of(address, thing, ground)
        for fault in faults(ground.readers[reader], reader, path, reader in answered_at(answered, thing))
    ]
    assert wrong == []
    assert state() == before


def faults(client, reader: str, path: str, may: bool):
    """In words: what is wrong in the answers to GET and, where that is refused, to POST."""
    response = ask(client, path)
    is_open = is_answered(response)
    yield from (f"{reader} GET {path} tells {word}" for word in leaks(response, reader, path))
    if not is_open:
        posted = ask(client, path, "post", undo=may)
        is_open = is_answered(posted) and (not may or response.status_code == METHOD_NOT_ALLOWED)
        yield from (f"{reader} POST {path} tells {word}" for word in leaks(posted, reader, path))
    if is_open != may:
        yield f"{reader} {path} is {'answered' if is_open else 'refused'} ({response.status_code})"


@pytest.mark.parametrize("address", [each for each in ADDRESSES if OF_THE_BRAND.match(each.route)], ids=str)
def test_a_head_gets_what_an_administrator_gets_of_the_brand_and_learns_nothing_else(ground, address):
    answered = expected(address.route)
    wrong = [
        fault
        for thing in things_of(address, ground)
        for path in paths_of(address, thing, ground)
        for fault in faults(ground.readers[HEAD], HEAD, path, ADMINISTRATOR in answered_at(answered, thing))
    ]
    assert wrong == []


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each.arguments or "(" in each.route], ids=str)
def test_what_is_refused_is_refused_as_what_is_not_there(ground, address):
    """To the last header: otherwise one could count what is hidden, or find its name by trying."""
    answered = expected(address.route)
    told = [
        f"{reader} {method} {path} tells {differing[:3]}"
        for thing in things_of(address, ground)
        for reader in STRANGERS_OF.get(thing, "")
        if reader in readers_of(address) and reader not in answered_at(answered, thing)
        for path, nothing in zip(
            paths_of(address, thing, ground), paths_of(address, thing, ground.nothing_like(thing)), strict=True
        )
        for method in ("get", "post")
        if (differing := differences(ground.readers[reader], method, path, nothing))
    ]
    assert told == []


def differences(client, method: str, path: str, nothing: str) -> list[str]:
    """The lines in which two answers differ."""
    lines = [telling(ask(client, each, method, undo=True), each) for each in (path, nothing)]
    return [line for line in ndiff(*lines) if not line.startswith((" ", "?"))]


@pytest.mark.parametrize("address", [each for each in ADDRESSES if questions_of(each, ANONYMOUS)], ids=str)
def test_nothing_is_found_by_those_who_may_not_know_it(ground, address):
    told = []
    for reader in readers_of(address):
        for question in questions_of(address, reader):
            for path in paths_of(address, "", ground):
                asked = f"{path.partition('?')[0]}?{urlencode({'q': question, 'search': question})}"
                words = leaks(ask(ground.readers[reader], asked), reader, asked)
                told += [f"{reader} {asked} tells {word}" for word in words]
    assert told == []


@pytest.mark.parametrize("address", [each for each in ADDRESSES if not each.is_of_the_admin], ids=str)
def test_caches_keep_what_everybody_is_answered_and_nothing_else(ground, address):
    answered = expected(address.route)
    for thing in things_of(address, ground):
        for path in paths_of(address, thing, ground):
            response = ask(ground.readers[ANONYMOUS], path)
            who = answered_at(answered, thing)
            if ANONYMOUS in who and address.route not in SIGN_IN:
                assert not response.cookies, path
                assert "Cookie" not in response.get("Vary", ""), path
            elif who:
                assert NOT_KEPT.search(response.get("Cache-Control", "")), path


def test_the_table_has_a_line_for_each_own_address_and_no_other():
    routes = {address.route for address in ADDRESSES}
    own = {address.route for address in ADDRESSES if address.is_own or not address.is_of_the_admin}
    written = {pattern for patterns, _ in OWN for pattern in patterns.split()}
    assert own - written == set()
    assert written - routes == set()
    assert [
        pattern
        for patterns, _ in OTHERS
        for pattern in patterns.split()
        if not any(fits(pattern, route) for route in routes)
    ] == []


def test_an_address_that_nobody_has_thought_of_fails():
    assert expected("staff/counter/<str:code>/new/") is None
    assert expected("admin/manuals/<int:manual_id>/new/") is None
    assert expected("another/") is None


def test_the_marks_are_there_to_be_found(ground):
    """The administrator reads each of them somewhere, so that not to find them means something."""
    client = ground.readers[ADMINISTRATOR]
    names = ("section", "draft", "manual", "public", "hidden guidelines")
    pages = [f"/admin/pages/{ground.values[name]['page_id']}/edit/" for name in names]
    assets = [ground.values[name] for name in ("draft asset", "draft letterhead", "retired asset")]
    pages += [
        path
        for asset in assets
        for path in (
            "/brand/files/{digest}.{form}".format(**asset),
            "/admin/branding/assets/{asset_id}/edit/".format(**asset),
        )
    ]
    pages.append("/admin/standard/feedback/cases/{case_id}/".format(**ground.values["case"]))
    pages += [f"/admin/snippets/home/{record}/" for record in ("needsstudy", "training")]
    pages.append(f"/admin/snippets/home/training/edit/{Training.objects.get().pk}/")
    text = "".join(ask(client, path).content.decode() for path in [*pages, "/admin/documents/", "/staff/print/"])
    assert [word for word in EVERYTHING if word not in text] == []
