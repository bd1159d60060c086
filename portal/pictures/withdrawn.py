"""Files that nobody uses any more: pictures and documents with their content are not uploaded, picked or published.

Which they are, another app says (``name``), by the SHA-1 that Wagtail knows its pictures and documents by. Only the same
bytes are known: a copy that was saved again is another file.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.utils.file import hash_filelike


class Reason(Protocol):
    def told(self, name: str) -> str:
        """Why the file called ``name`` is withdrawn and what to use instead: a sentence in the active language."""


_namers: list[Callable[[], Mapping[str, Reason]]] = []


def name(find: Callable[[], Mapping[str, Reason]]) -> None:
    """Let ``find`` name files, by their SHA-1 in hexadecimal. It is asked often and answers from memory."""
    if find not in _namers:
        _namers.append(find)


def why(thing: Any) -> str:
    """Why a picture or document is not to be used, as a sentence that names it; "" for nothing."""
    return _told(thing.file_hash, thing.title) if thing.file_hash else ""


def refuse_upload(file, name: str) -> None:
    """Raises ValidationError with the reason for a file that is withdrawn; the file is read from its start."""
    if any(find() for find in _namers) and (sentence := _told(hash_filelike(file), name)):
        raise ValidationError(sentence)


def refuse_withdrawn(instance, field: str) -> None:
    """Raises ValidationError at ``field`` when its picture is withdrawn."""
    thing = getattr(instance, field)
    if thing and (sentence := why(thing)):
        raise ValidationError({field: sentence})


def without_withdrawn(things: QuerySet) -> QuerySet:
    """Pictures or documents that may be picked. One query where files are withdrawn, none else.

    They are left out by their ids: Wagtail's search knows no other field by which it could leave them out.
    """
    hashes = {sha1 for find in _namers for sha1 in find()}
    if not hashes:
        return things
    ids = things.model._default_manager.filter(file_hash__in=hashes).values_list("pk", flat=True)
    return things.exclude(pk__in=list(ids))


def _told(sha1: str, name: str) -> str:
    reasons = (find().get(sha1) for find in _namers)
    return next((reason.told(name) for reason in reasons if reason), "")
