"""What the public is asked and told, in both languages: a word on a page, a case, its state by tracking code."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from home.feedback import cases, codes
from home.feedback.forms import NO, TRAP, YES, CaseForm, PageForm
from home.feedback.models import MOST_WORDS, MOST_WORDS_OF_PAGE, CaseEvent, Kind, PageFeedback
from home.feedback.national_ids import holds_national_id, masked
from home.feedback.sealing import SealedForGoodError
from home.feedback.subjects import Subject, subject_of
from portal.bilingual.language import active_language
from portal.operations.anonymous_forms import FIELD, FormRefused, fingerprint, for_anybody, read_form, signed_form
from portal.operations.rates import limited
from portal.services import services

CASE, TRACK, PAGE = "home_feedback_case", "home_feedback_track", "home_feedback_page"
METHODS = ("GET", "HEAD", "POST")
PURPOSE = "feedback"
# Nobody writes a case faster.
SOONEST = timedelta(seconds=2)


def too_often(limit: int, seconds: int) -> str:
    wait = ngettext("Please wait %(seconds)d second.", "Please wait %(seconds)d seconds.", seconds) % {
        "seconds": seconds
    }
    return _("Too much has been sent from here in a minute (at most %(limit)d).") % {"limit": limit} + " " + wait


# A word on a page.


@for_anybody
@require_http_methods(METHODS)
def page_form(request: HttpRequest, key: UUID) -> HttpResponse:
    """``key``: of the page or route; 404 for what is not for everybody."""
    subject = subject_of(key)
    if subject is None:
        raise Http404
    if request.method == "POST":
        return _keep_word(request, subject)
    useful = request.GET.get("useful")
    return _ask_word(request, subject, {"useful": useful if useful in (YES, NO) else ""})


def _ask_word(request: HttpRequest, subject: Subject, sent: Mapping, problem: str = "", status: int = 200, errors=None):
    context = {
        "subject": subject,
        "sent": sent,
        "errors": errors or {},
        "problem": problem,
        "most": MOST_WORDS_OF_PAGE,
        "field": FIELD,
        "signed": signed_form(_purpose(subject)),
    }
    return render(request, "home/feedback/page.html", context, status=status)


def _keep_word(request: HttpRequest, subject: Subject) -> HttpResponse:
    def refuse(request, limit, seconds):
        return _ask_word(request, subject, request.POST, too_often(limit, seconds), 429)

    return limited("words", refuse)(_store_word)(request, subject)


def _store_word(request: HttpRequest, subject: Subject) -> HttpResponse:
    try:
        nonce = read_form(request, _purpose(subject))
    except FormRefused as refused:
        return _ask_word(request, subject, request.POST, str(refused.sentence), 400)
    form = PageForm(request.POST)
    if not form.is_valid():
        return _ask_word(request, subject, request.POST, status=400, errors=form.errors)
    words = form.cleaned_data["words"]
    PageFeedback.objects.get_or_create(
        form=fingerprint(nonce),
        defaults={
            "translation_key": subject.key,
            "language": active_language(),
            "useful": form.cleaned_data["useful"] == YES,
            "words": masked(words),
        },
    )
    return render(request, "home/feedback/thanks.html", {"subject": subject, "is_masked": holds_national_id(words)})


def _purpose(subject: Subject) -> str:
    return f"page {subject.key.hex}"


# A case.

BY_LINK = ("kind", "service", "page", "counter")


@for_anybody
@require_http_methods(METHODS)
def case_form(request: HttpRequest) -> HttpResponse:
    """``BY_LINK`` may be given by a link, and nothing else. What comes back holds what was typed."""
    if request.method == "POST":
        return _receive(request)
    return _ask_case(request, {name: request.GET[name] for name in BY_LINK if name in request.GET})


def _ask_case(
    request: HttpRequest, sent: Mapping, problem: str = "", status: int = 200, *, signed: str = "", **more
) -> HttpResponse:
    """``signed``: of the form that comes back and may be sent once more; without it the form is a new one."""
    context = {
        "kinds": [(kind.value, kind.label) for kind in Kind],
        "sent": sent,
        "errors": {},
        "problem": problem,
        "topic": _topic(sent),
        "trap": TRAP,
        "most": MOST_WORDS,
        "field": FIELD,
        "signed": signed or signed_form(PURPOSE),
        "person_days": settings.FEEDBACK_PERSON_DAYS,
        "words_years": settings.FEEDBACK_WORDS_YEARS,
        **more,
    }
    return render(request, "home/feedback/case.html", context, status=status)


def _too_many_cases(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    return _ask_case(request, request.POST, too_often(limit, seconds), 429)


@limited("feedback", _too_many_cases)
def _receive(request: HttpRequest) -> HttpResponse:
    sent = request.POST
    try:
        nonce = read_form(request, PURPOSE, soonest=SOONEST)
    except FormRefused as refused:
        # Who was too quick waits with the same form, and not anew.
        signed = sent.get(FIELD, "") if refused.came_too_soon else ""
        return _ask_case(request, sent, str(refused.sentence), 400, signed=signed)
    form, signed = CaseForm(sent), sent[FIELD]
    if sent.get(TRAP):
        return _ask_case(
            request, sent, _("Leave the field “Website” empty: only programs fill it in."), 400, signed=signed
        )
    if not form.is_valid():
        return _ask_case(request, sent, status=400, errors=form.errors, signed=signed)
    typed = [form.cleaned_data[name] for name in cases.MASKED]
    if any(map(holds_national_id, typed)) and not sent.get("mask"):
        shown = "\n".join(masked(text) for text in typed if text)
        return _ask_case(request, sent, warns_of_id=True, masked=shown, signed=signed)
    case, code, is_new = cases.receive(nonce, form.cleaned_data)
    context = {"case": case, "code": codes.shown(code), "is_new": is_new}
    return render(request, "home/feedback/received.html", context)


def _topic(sent: Mapping) -> list[tuple[str, str, str]]:
    """What the case is about by the link that led here: name and value of a hidden field, words."""
    topic = []
    if service := services().get(sent.get("service", "")):
        topic.append(("service", service.code, service.title))
    if subject := subject_of(sent.get("page", "")):
        topic.append(("page", str(subject.key), subject.title))
    counter = sent.get("counter", "")
    if counter.isalnum() and len(counter) <= 20:
        topic.append(("counter", counter, _("Counter %(number)s") % {"number": counter}))
    return topic


# A case by its code.


@for_anybody
@require_http_methods(METHODS)
def track(request: HttpRequest) -> HttpResponse:
    """Asks for the code, which stands in no address; shows the state, the days and the answer, and nothing personal."""
    return _follow(request) if request.method == "POST" else _ask_code(request)


def _ask_code(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"problem": problem, "typed": request.POST.get("code", "")[:40]}
    return render(request, "home/feedback/track.html", context, status=status)


def _too_many_codes(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    return _ask_code(request, too_often(limit, seconds), 429)


@limited("tracking", _too_many_codes)
def _follow(request: HttpRequest) -> HttpResponse:
    try:
        code = codes.read_code(request.POST.get("code", ""))
    except codes.WrongCodeError as error:
        return _ask_code(request, str(error), 400)
    case = cases.followed(code)
    if case is None:
        return _ask_code(request, _("There is no case with this code. Please compare it with your note."), 404)
    deeds = (CaseEvent.Deed.RECEIVED, CaseEvent.Deed.STATE)
    events = [event for event in case.events.all() if event.deed in deeds]
    try:
        answer = case.answer
    except SealedForGoodError:
        answer = ""
    return render(request, "home/feedback/state.html", {"case": case, "events": events, "answer": answer})
