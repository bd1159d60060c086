"""Issuing and withdrawing: everything is checked, made and stored, or nothing is."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from manuals.editions import ahead, comparison
from manuals.editions.data import ManualIncomplete, freeze
from manuals.editions.files import MadeFile, kept, make_files
from manuals.editions.in_force import facts_of
from manuals.models.edition import Edition, EditionFile, Withdrawal
from portal import tree
from portal.bilingual.dates import format_date
from portal.bilingual.language import ENGLISH, THAI
from portal.pdf.faults import PdfRefused
from portal.tables.texts import cleaned
from service_pages.opendata.pairs import Pair

logger = logging.getLogger(__name__)

LONGEST_NOTE, LONGEST_POSITION = 2000, 200
# A slip of the year would keep every later edition out until it is withdrawn.
LONGEST_AHEAD = timedelta(days=2 * 366)


class IssueRefused(ValidationError):
    """Why no edition was issued: sentences by field (effective, number, change_note, approved_by, services, pdf).

    ``slug``: of which manual, where several were to be stored.
    """

    slug = ""


@dataclass(frozen=True)
class Order:
    """What somebody asks for. ``history``: an edition of the past, which only a command may enter."""

    number: int
    effective: date
    change_note: Pair
    approved_by: Pair
    history: bool = False


def next_number(key: UUID) -> int:
    """Which number the next edition is going to have."""
    return (_editions(key).aggregate(last=Max("number"))["last"] or 0) + 1


@dataclass(frozen=True)
class Prepared:
    """An edition with its files, made and checked, of which nothing is stored yet."""

    manual: Page
    order: Order
    edition: Edition
    files: list[MadeFile]


def issue(manual, *, number: int, effective: date, change_note: Pair, approved_by: Pair, **options) -> Edition:
    """Freeze what ``manual`` (the Thai page) says as an edition, with its PDFs. Raises IssueRefused; then nothing is stored.

    ``number``: the one that the form has promised. Other options as in ``prepare``. The PDFs are made before the manual
    is locked, so that nobody waits for them; what is in force is checked again under the lock.
    """
    order = Order(number, effective, _texts(change_note), _texts(approved_by), options.pop("history", False))
    (made,) = store([prepare(manual, order, **options)])
    return made


def prepare(manual, order: Order, *, user=None, in_process: bool = False, data: dict | None = None) -> Prepared:
    """Raises IssueRefused. ``in_process``: as in ``make_files``. ``data``: what was said then, for editions of the past
    only; else what the manual says now.
    """
    check(manual.translation_key, order)
    made = _edition(manual, order, user, data if order.history else None)
    return Prepared(manual, order, made, _files(made, in_process))


def store(all_prepared: Sequence[Prepared]) -> list[Edition]:
    """All of them in one transaction, or none. Raises IssueRefused."""
    at_work = all_prepared[0]
    try:
        with ExitStack() as stack:
            rows = [stack.enter_context(kept(one.files, one.edition)) for one in all_prepared]
            stack.enter_context(transaction.atomic())
            for at_work, own in zip(all_prepared, rows, strict=True):
                _store(at_work, own)
    except IssueRefused as refused:
        refused.slug = at_work.manual.slug
        raise
    except OSError as error:
        logger.exception("The files of an edition could not be kept.")
        message = _("The PDFs cannot be kept (%(reason)s). Nothing was issued. Tell those who run the portal.")
        raise IssueRefused({"pdf": [message % {"reason": error.strerror or type(error).__name__}]}) from error
    except IntegrityError as error:
        # Somebody was quicker where the lock could not hold them back.
        key, number = at_work.edition.manual_key, at_work.order.number
        if not _editions(key).filter(number=number).exists():
            raise
        raise IssueRefused({"number": [_taken(key, number)]}) from error
    return [one.edition for one in all_prepared]


def _store(one: Prepared, rows: list[EditionFile]) -> None:
    _lock(one.manual)
    check(one.edition.manual_key, one.order)
    one.edition.changes = _changes(one.edition)
    one.edition.save(force_insert=True)
    EditionFile.objects.bulk_create(rows)
    tree.changed()
    ahead.look_again_after_commit(_codes(one.edition))


def check(key: UUID, order: Order) -> None:
    """Raises IssueRefused with everything that is wrong with ``order`` beside the manual itself."""
    faults = {
        "number": _number_fault(key, order),
        "effective": _effective_fault(key, order),
        "change_note": _text_fault(
            order.change_note,
            LONGEST_NOTE,
            _("The change note is missing. Say what is new in this edition, in Thai at least."),
        ),
        "approved_by": _text_fault(
            order.approved_by,
            LONGEST_POSITION,
            _(
                "The position of who approved the edition is missing. Enter it in Thai at least, such as: head of the centre."
            ),
        ),
    }
    if found := {field: [fault] for field, fault in faults.items() if fault}:
        raise IssueRefused(found)


def withdraw(edition: Edition, reason: Pair, user=None) -> Withdrawal:
    """Take an edition out of force from today; it stays readable. Raises ValidationError with a field each."""
    words = _texts(reason)
    fault = _text_fault(
        words, LONGEST_NOTE, _("The reason is missing. Say why the edition is withdrawn, in Thai at least.")
    )
    if fault:
        raise ValidationError({"reason": [fault]})
    already = _("Edition %(number)s has been withdrawn already.") % {"number": edition.number}
    if Withdrawal.objects.filter(edition=edition).exists():
        raise ValidationError({"edition": [already]})
    made = Withdrawal(
        edition=edition,
        since=timezone.localdate(),
        reason_th=words[THAI] or "",
        reason_en=words[ENGLISH] or "",
        by=_name(user),
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            ahead.look_again_after_commit(_codes(edition))
    except IntegrityError as error:
        raise ValidationError({"edition": [already]}) from error
    return made


def deletion_refusal(key: UUID) -> str:
    """Why a manual cannot be deleted, as a sentence; '' where it may be.

    For the page's own ``delete`` and the hook before Wagtail's view: a manual with an edition in force or announced stays.
    """
    standing = _editions(key).filter(withdrawal=None)
    numbers = list(standing.order_by("number").values_list("number", flat=True))
    if not numbers:
        return ""
    return ngettext(
        "This manual cannot be deleted: people may rely on its edition %(numbers)s. Withdraw it first, or unpublish the manual.",
        "This manual cannot be deleted: people may rely on its editions %(numbers)s. Withdraw them first, or unpublish the manual.",
        len(numbers),
    ) % {"numbers": ", ".join(map(str, numbers))}


def _editions(key: UUID):
    return Edition.objects.filter(manual_key=key)


def _texts(words: Mapping[str, str | None]) -> Pair:
    return {code: cleaned(words.get(code) or "") or None for code in (THAI, ENGLISH)}


def _text_fault(words: Pair, limit: int, missing: str) -> str:
    if not words[THAI]:
        return missing
    longest = max(len(text) for text in words.values() if text)
    if longest > limit:
        return _("The text has %(length)d characters. The limit is %(limit)d.") % {"length": longest, "limit": limit}
    return ""


def _number_fault(key: UUID, order: Order) -> str:
    if type(order.number) is not int or order.number < 1:
        return _("The number of an edition is a whole number from 1.")
    expected = next_number(key)
    if order.number < expected:
        return _taken(key, order.number)
    if order.number > expected and not order.history:
        return _("The next edition of this manual has the number %(number)s.") % {"number": expected}
    return ""


def _taken(key: UUID, number: int) -> str:
    found = _editions(key).filter(number=number).first()
    if found is None:
        return _("The next edition of this manual has the number %(number)s.") % {"number": next_number(key)}
    message = _(
        "Edition %(number)s was issued meanwhile by %(who)s, in force from %(day)s. Look at it first; yours would be edition %(next)s."
    )
    who = found.issued_by or _("somebody else")
    return message % {"number": number, "who": who, "day": format_date(found.effective), "next": next_number(key)}


def _effective_fault(key: UUID, order: Order) -> str:
    today = timezone.localdate()
    if not order.history and order.effective < today:
        message = _("An edition takes effect today or later: %(today)s or a day after it.")
        return message % {"today": format_date(today)}
    if not order.history and order.effective > today + LONGEST_AHEAD:
        message = _("An edition is announced two years ahead at most: %(latest)s or a day before it.")
        return message % {"latest": format_date(today + LONGEST_AHEAD)}
    last = _editions(key).filter(withdrawal=None).order_by("-effective", "-number").first()
    if last and order.effective < last.effective:
        message = _("An edition cannot take effect before the last one: edition %(number)s is in force from %(day)s.")
        return message % {"number": last.number, "day": format_date(last.effective)}
    return ""


def _lock(manual) -> None:
    """Whoever issues an edition of the same manual waits here. SQLite has one writer at a time anyway."""
    if connection.features.has_select_for_update:
        Page.objects.select_for_update().filter(translation_key=manual.translation_key).order_by("pk").first()


def _edition(manual, order: Order, user, data: dict | None) -> Edition:
    try:
        data = data or freeze(manual)
    except ManualIncomplete as error:
        raise IssueRefused({"services": error.messages}) from error
    codes = [record["code"] for record in data["services"]]
    return Edition(
        manual_key=manual.translation_key,
        number=order.number,
        effective=order.effective,
        change_note_th=order.change_note[THAI] or "",
        change_note_en=order.change_note[ENGLISH] or "",
        approved_by_th=order.approved_by[THAI] or "",
        approved_by_en=order.approved_by[ENGLISH] or "",
        issued=_issued(order),
        issued_by=_name(user),
        schema_version=data["schema_version"],
        service=codes[0] if len(codes) == 1 else "",
        data=data,
    )


def _issued(order: Order) -> datetime:
    """Now; an edition of the past was issued when it took effect."""
    morning = timezone.make_aware(datetime.combine(order.effective, time.min))
    return min(morning, timezone.now()) if order.history else timezone.now()


def _name(user) -> str:
    return (user.get_full_name() or user.get_username())[:200] if user else ""


def _files(made: Edition, in_process: bool) -> list[MadeFile]:
    try:
        return make_files(made.data, facts_of(made), made.effective, in_process=in_process)
    except PdfRefused as error:
        raise IssueRefused({"pdf": [error.sentence]}) from error


def _changes(made: Edition) -> list[dict]:
    """Since the edition before, whether or not that was withdrawn meanwhile."""
    last = _editions(made.manual_key).order_by("-number").first()
    return comparison.to_json(comparison.compare(last.data, made.data)) if last else []


def _codes(made: Edition) -> list[str]:
    return [record["code"] for record in made.data["services"]]
