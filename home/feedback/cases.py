"""What may be done with a case, each deed with its line in the history."""

import datetime
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from home.feedback import codes, national_ids
from home.feedback.models import HANDLE, Case, CaseEvent, Kind, State
from home.feedback.sealing import seal, unseal
from home.records.models import Need
from home.records.needs import note_from_case
from portal.bilingual.language import LANGUAGES, active_language
from portal.models import User
from portal.operations.anonymous_forms import fingerprint

MATTER, PERSON = ("words", "about"), ("name", "phone", "email")
MASKED = (*MATTER, *PERSON)  # where people write numbers of identity cards
NEXT = {
    State.RECEIVED: (State.HANDLED, State.ANSWERED, State.CLOSED),
    State.HANDLED: (State.ANSWERED, State.CLOSED),
    State.ANSWERED: (State.HANDLED, State.CLOSED),
    State.CLOSED: (),
}
Deed = CaseEvent.Deed


class CaseRefused(ValueError):
    """The deed does not fit the case as it is; the message says why, for people."""


def may_handle(user) -> bool:
    return user.is_authenticated and user.has_perm(HANDLE)


def handlers() -> QuerySet[User]:
    """Those who may be given a case, by name."""
    may = User.objects.with_perm(HANDLE, backend="portal.accounts.PortalBackend")
    return may.order_by("first_name", "username")


def receive(nonce: str, sent: Mapping, *, at: datetime.datetime | None = None) -> tuple[Case, str, bool]:
    """The case that a form opens, its tracking code, and whether it is new: a form sent twice opens one.

    ``sent``: kind, words, about, service, page, counter, name, phone, email, wants_answer. Numbers of identity cards in
    what was typed are masked.
    """
    code, at = codes.code_of(nonce), at or timezone.now()
    sent = {**sent, **{name: national_ids.masked(sent.get(name, "")) for name in MASKED}}
    with transaction.atomic():
        case, is_new = Case.objects.get_or_create(
            form=fingerprint(nonce),
            defaults={
                "code_hash": codes.stored(code),
                "kind": sent["kind"],
                "language": active_language(),
                "service": sent.get("service", ""),
                "page": sent.get("page"),
                "counter": sent.get("counter", ""),
                "wants_answer": bool(sent.get("wants_answer")),
                "received_at": at,
                "due_on": timezone.localdate(at) + datetime.timedelta(days=settings.FEEDBACK_ANSWER_DAYS),
                "sealed_matter": seal({name: sent[name] for name in MATTER}),
                "sealed_person": seal({name: sent[name] for name in PERSON}),
            },
        )
        if is_new:
            case.events.create(deed=Deed.RECEIVED, at=at)
    return case, code, is_new


def followed(code: str) -> Case | None:
    """The case of a tracking code (``codes.read_code``), without what tells who sent it."""
    found = Case.objects.filter(code_hash__in=codes.hashes(code))
    return found.defer("sealed_matter", "sealed_person").prefetch_related("events").first()


@transaction.atomic
def assign(case: Case, to: User | None, by: User, *, at: datetime.datetime | None = None) -> None:
    """Raises CaseRefused where ``to`` may not handle cases."""
    if to and not handlers().filter(pk=to.pk).exists():
        raise CaseRefused(_("%(name)s may not handle suggestions and complaints.") % {"name": to})
    case.assigned_to = to
    case.save(update_fields=["assigned_to"])
    case.events.create(deed=Deed.ASSIGNED, by=by, detail=shown_name(to) if to else "", at=at or timezone.now())


@transaction.atomic
def answer(case: Case, texts: Mapping[str, str], by: User | None, *, at: datetime.datetime | None = None) -> None:
    """Writes the public answers by language. Raises CaseRefused for a closed case."""
    if _locked(case).state == State.CLOSED:
        raise CaseRefused(_("The case is closed: its answer stays as it is."))
    case.sealed_answer = seal({language: texts.get(language, "").strip() for language in LANGUAGES})
    case.__dict__.pop("answers", None)
    case.save(update_fields=["sealed_answer"])
    case.events.create(deed=Deed.ANSWER, by=by, at=at or timezone.now())


@transaction.atomic
def move(case: Case, state: State, by: User | None, *, at: datetime.datetime | None = None) -> None:
    """Raises CaseRefused where the state cannot follow, or lacks the answer in the language of the case."""
    at, now = at or timezone.now(), State(_locked(case).state)
    if state not in NEXT[now]:
        raise CaseRefused(
            _("The case is “%(now)s”; it cannot become “%(next)s”.") % {"now": now.label, "next": state.label}
        )
    is_praise = case.kind == Kind.PRAISE
    if state in (State.ANSWERED, State.CLOSED) and not case.answers.get(case.language) and not is_praise:
        raise CaseRefused(
            _("Write the public answer first, in the language of the case (%(language)s).")
            % {"language": case.language_name}
        )
    case.state = state
    if state == State.ANSWERED:
        case.answered_at = case.answered_at or at
    elif state == State.CLOSED:
        case.closed_at = at
        if case.answers:
            case.answered_at = case.answered_at or at
    case.save(update_fields=["state", "answered_at", "closed_at"])
    case.events.create(deed=Deed.STATE, by=by, detail=state.value, at=at)


def note(case: Case, text: str, by: User, *, at: datetime.datetime | None = None) -> None:
    case.events.create(deed=Deed.NOTE, by=by, sealed_note=seal({"note": text}), at=at or timezone.now())


@transaction.atomic
def note_need(case: Case, words: str, by: User) -> Need:
    """A need in the officer's own words; that it was noted stands in the history."""
    need = note_from_case(case, words, by)
    case.events.create(deed=Deed.NEED, by=by)
    return need


def open_person(case: Case, by: User) -> dict[str, str]:
    """Name, phone and e-mail; that they were opened stands in the history. Raises SealedForGoodError."""
    person = unseal(case.sealed_person)
    case.events.create(deed=Deed.OPENED, by=by)
    return person


def _locked(case: Case) -> Case:
    """The row as it is by now, kept from others until the transaction ends."""
    return Case.objects.select_for_update().only("state").get(pk=case.pk)


def shown_name(user: User) -> str:
    return user.get_full_name() or user.get_username()
