"""Counter mode: pick a service, serve it, print what is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.tree_facts import local_now, main_location, schedule
from manuals.counter import duties
from manuals.counter.access import LOST, for_officers
from manuals.counter.changes import recent_changes
from manuals.counter.note import MissingNote, sides_of
from manuals.counter.note_form import NoteForm
from manuals.counter.picking import LONGEST_TYPED, Pick
from manuals.counter.serving import Serving
from manuals.counter.spelling import plain
from portal.bilingual.language import active_language
from service_pages.codes import CodeInput, public_services
from service_pages.my_list import CASE

COUNTER = "counter"


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """The field for a code, an address or a name, and what the officer serves. A POST stores the chosen counters."""
    if request.method == "POST":
        return _choose(request)
    pick = Pick.of(request.GET.get("q", ""), active_language())
    if pick.only:
        return redirect("counter_service", pick.only)
    return _picker(request, pick, status=404 if pick.is_missed else 200)


def _choose(request: HttpRequest) -> HttpResponse:
    known, wanted = duties.choices(active_language()), request.POST.getlist(COUNTER)
    if set(wanted) <= set(known):
        duties.choose(request.user, wanted)
        return redirect("counter")
    problem = _("One of the counters does not exist any more. Nothing was changed: choose again.")
    return _picker(request, Pick("", {}), status=422, problem=problem, ticked=wanted)


def _picker(request: HttpRequest, pick: Pick, status: int, problem: str = "", ticked=None) -> HttpResponse:
    language = active_language()
    known = duties.choices(language)
    chosen = duties.chosen_by(request.user, known)
    served = duties.desks(chosen)
    values = [choice.value for choice in chosen] if ticked is None else ticked
    context = {
        "pick": pick,
        "field": pick_field(language, "pick-help"),
        "is_lost": LOST in request.GET,
        "problem": problem,
        "choices": [(choice, choice.value in values) for choice in known.values()],
        "desks": served,
        "changes": recent_changes(duties.services_of(served), language, local_now()),
    }
    return render(request, "manuals/counter/counter.html", context, status=status)


def pick_field(language: str, described_by: str = "", waits: bool = True) -> str:
    """Always empty, so that the next scan stands alone. ``waits``: whether it has the focus."""
    field = CodeInput({"autofocus": waits, "autocomplete": "off", "autocapitalize": "none"}, language)
    attributes = {"id": "pick", "maxlength": LONGEST_TYPED}
    return field.render("q", "", {**attributes, "aria-describedby": described_by} if described_by else attributes)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def counter_service(request: HttpRequest, code: str) -> HttpResponse:
    """A POST shows the papers of other cases and keeps what has been ticked and typed; nothing is checked or stored."""
    sent = request.POST if request.method == "POST" else request.GET
    serving = _serving(code, sent.getlist(CASE))
    if serving:
        return _screen(request, serving, _form(request, serving), ticked=request.POST.getlist("paper"))
    known = plain(code)
    if known != code and known in public_services(active_language()):
        return redirect("counter_service", known)
    return _missed(request, code)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def counter_note(request: HttpRequest, code: str) -> HttpResponse:
    """The note to print; what is wrong is told on the screen of the service, where everything is as it was sent."""
    serving = _serving(code, request.POST.getlist(CASE))
    if serving is None:
        return _missed(request, code)
    if request.method != "POST":
        return redirect(f"{serving.own_address}?{LOST}=1" if LOST in request.GET else serving.own_address)
    form = _form(request, serving, request.POST)
    if not form.is_valid():
        return _screen(request, serving, form, ticked=form.ticked, status=422)
    return render(
        request,
        "manuals/counter/note.html",
        {"note": _note(serving, form), "serving": serving, "location": main_location()},
    )


def _serving(code: str, cases: list[str]) -> Serving | None:
    """None for a code that is no service that everybody may see."""
    if code not in public_services(active_language()):
        return None
    serving = Serving(code, cases)
    return serving if serving.page else None


def _missed(request: HttpRequest, code: str) -> HttpResponse:
    return _picker(request, Pick.of(code, active_language()), status=404)


def _form(request: HttpRequest, serving: Serving, data=None) -> NoteForm:
    known = duties.choices(active_language())
    own = duties.chosen_by(request.user, known)
    here = (choice.value for choice in [*own, *known.values()] if choice.serves(serving.code))
    return NoteForm(
        data,
        papers=list(serving.needs),
        counters=known,
        counter=next(here, ""),
        schedule=schedule(),
        today=serving.now.date(),
        cases=serving.cases,
        sent={name: request.POST[name] for name in ("day", "deadline", "counter") if name in request.POST},
    )


def _screen(
    request: HttpRequest, serving: Serving, form: NoteForm, ticked: list[str], status: int = 200
) -> HttpResponse:
    context = {
        "serving": serving,
        "form": form,
        "field": pick_field(serving.language, waits=not form.errors),
        "is_lost": LOST in request.GET,
        "boxes": serving.boxes(ticked) if serving.list.is_shown else [],
    }
    return render(request, "manuals/counter/service.html", context, status=status)


def _note(serving: Serving, form: NoteForm) -> MissingNote:
    needs = [serving.needs[value] for value in serving.needs if value in form.cleaned_data["paper"]]
    counter = duties.choices(active_language()).get(form.cleaned_data.get("counter", ""))
    return MissingNote(
        code=serving.code,
        day=serving.now.date(),
        deadline=form.cleaned_data["deadline"],
        counter=counter.number if counter else "",
        phone=serving.agency.phone if serving.agency else "",
        is_under_act=serving.page.under_act,
        sides=sides_of(serving.page, needs),
    )
