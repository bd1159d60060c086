"""A request, whether it was answered or refused, and the private words in what came back, wherever they stand."""

import re
from urllib.parse import quote

from django.db import transaction
from django.test import Client
from wagtail.models import GroupPagePermission, Page, PageLogEntry, PageViewRestriction, Revision, TaskState

from branding.models import AssetFile, AssetVariant, BrandAsset
from home.models import CaseEvent
from manuals.models import ReadReceipt
from manuals.models.edition import Edition, Withdrawal
from portal import tree
from portal.models import PortalDocument, PortalImage
from portal.views.errors import words_of_address
from tests.manuals.privacy.ground import EVERYTHING, MAY_READ

# Tokens of forms, times, the signed cookie of messages (they are read themselves), the length of what holds the question.
CHANGING = re.compile(r"\b[A-Za-z0-9]{32,64}\b|[Ee]xpires[=:][^;\n]+|messages=[^;]+|Content-Length: \d+")
REFUSED_STATUS = {400, 403, 404, 405}
# Where somebody is sent who may not: to the door, or, in the admin, to its first page with a sentence.
REFUSED_TO = ("/login/", "/en/login/", "/admin/login/")
ADMIN_HOME = "/admin/"
DOORS = ("/login/", "/en/login/")
METHOD_NOT_ALLOWED = 405
# In letters that no title is written in: what an answer says of a question again is told from what it has found. Search
# for visitors finds words; the admin's finds letters within words.
QUESTIONS = ("sEcTiOnMaRk uNfInIsHeDmArK mAnUaLmArK pEnDiNgMaRk fIlEmArK", "sEcTiOnMaR", "mAnUaLmAr")
LETTER_BY_LETTER = ("sEcTiOnMaR", "uNfInIsHeDmAr", "mAnUaLmAr", "fIlEmAr")


def is_answered(response) -> bool:
    assert response.status_code < 500
    if "Location" not in response:
        return response.status_code not in REFUSED_STATUS
    target = response["Location"]
    # Wagtail sends those there whom it refuses; the door leads its editors there to their work.
    if target == ADMIN_HOME:
        return response.wsgi_request.path_info in DOORS
    return not target.startswith(REFUSED_TO)


def text_of(response) -> str:
    """Body, headers, cookies and the messages that the next page would show."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    waiting = getattr(response.wsgi_request, "_messages", None)
    parts = [f"{name}: {value}" for name, value in response.headers.items()]
    parts += [response.cookies.output(), body.decode(errors="replace")]
    parts += [str(message) for message in getattr(waiting, "_queued_messages", ())]
    return "\n".join(parts)


def telling(response, asked: str) -> list[str]:
    """All that an answer tells, line by line, without what was ``asked`` and what differs from one answer to the next."""
    path = asked.partition("?")[0]
    said = [asked, path, path.removeprefix("/en")]
    said += [form for text in said for form in (quote(text), quote(text, safe=""))]
    said += re.findall(r"hidden-[a-z-]+", path)
    said.append(f'value="{words_of_address(path)}"')
    text = CHANGING.sub("", text_of(response))
    for form in sorted(set(said), key=len, reverse=True):
        text = text.replace(form, "")
    return [f"{response.status_code}", *text.splitlines()]


def leaks(response, reader: str, asked: str) -> list[str]:
    """The private words in the answer that the reader may read nowhere; what was ``asked`` may be said again."""
    text = text_of(response)
    for said in _said_again(asked):
        text = text.replace(said, "")
    text = text.casefold()
    return [word for word in EVERYTHING if word not in MAY_READ[reader] and word.casefold() in text]


def _said_again(asked: str) -> list[str]:
    """The path and query, their last part, which a page that was not found offers to search for, and their encoded forms."""
    path = asked.partition("?")[0]
    last = path.rstrip("/").rpartition("/")[2]
    texts = [asked, path, path.removeprefix("/en"), path.removeprefix("/th"), last, last.partition(".")[0]]
    texts += [part for part in path.split("/") if part.startswith("hidden-")]
    if "q=" in asked:
        texts += [word for question in (*QUESTIONS, *LETTER_BY_LETTER) for word in question.split()]
    forms = [form for text in texts for form in (text, quote(text), quote(text, safe=""), text.replace("-", " "))]
    return sorted({form for form in forms if len(form) > 1}, key=len, reverse=True)


def ask(client: Client, path: str, method: str = "get", undo: bool = False):
    """The answer; with ``undo`` nothing of what it changed stays. The browser stays signed in."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(undo)
    if undo:
        tree.forget()
    client.cookies = cookies
    return response


def state() -> list:
    """What a refused request could have changed."""
    columns = ("pk", "path", "slug", "title", "live", "locked", "latest_revision_id", "draft_title", "alias_of_id")
    models = (
        Revision, PageViewRestriction, GroupPagePermission, PortalImage, PortalDocument, TaskState, PageLogEntry,
        ReadReceipt, Edition, Withdrawal, AssetVariant, AssetFile,
    )  # fmt: skip
    cases = list(CaseEvent.objects.order_by("pk").values_list("case_id", "deed"))
    assets = list(BrandAsset.objects.order_by("pk").values_list("pk", "status", "changed_at"))
    return [
        list(Page.objects.order_by("pk").values_list(*columns)),
        assets,
        cases,
        [model.objects.count() for model in models],
    ]
