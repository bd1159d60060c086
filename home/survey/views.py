"""The two questions, one after the other, for whoever answers: on the website, from a card, at a tablet.

The first answer travels in the address of the second question, so that two taps make one row and nothing is kept between.
A page sets no cookie: the second question carries a signed form instead (portal/operations/anonymous_forms.py).
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.survey.place import Channel, Place
from home.survey.places import ExpiredAddress, UnknownAddress, read
from home.survey.questions import GRADES, OVERALL, STEPS
from home.survey.rules import rules
from home.survey.taking import CountedAlready, TooManyAnswers, grade, take
from portal.bilingual.dates import format_date
from portal.bilingual.language import active_language
from portal.bilingual.middleware import ENGLISH_PREFIX
from portal.operations import rates
from portal.operations.anonymous_forms import FormRefused, fingerprint, for_anybody, read_form, signed_form
from portal.services import services

PURPOSE = "home.survey"
LONGEST = timedelta(hours=1)
DONE = "done"
CENTRE, SERVICE, COUNTER, KIOSK = "home_survey", "home_survey_service", "home_survey_counter", "home_survey_kiosk"
RETURN_SECONDS, IDLE_SECONDS = 6, 60  # a tablet goes back to the first question: after the thanks, and when left alone


def too_often(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    context = {"wait": seconds, **_return(request, seconds)}
    response = render(request, "home/survey/too_often.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def public(view):
    """What the questions share: methods, the limit of an address, no token of a cookie."""
    return for_anybody(require_http_methods(["GET", "HEAD", "POST"])(rates.limited("survey", too_often)(view)))


@public
def centre(request: HttpRequest) -> HttpResponse:
    return ask(request, Place(Channel.PAGE))


@public
def service(request: HttpRequest, code: str) -> HttpResponse:
    if code not in services():
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:60]})
    return ask(request, Place(Channel.PAGE, service=code))


@public
def counter(request: HttpRequest, token: str) -> HttpResponse:
    return at_counter(request, token, Channel.QR)


@public
def kiosk(request: HttpRequest, token: str) -> HttpResponse:
    return at_counter(request, token, Channel.KIOSK)


def at_counter(request: HttpRequest, token: str, channel: Channel) -> HttpResponse:
    try:
        place = read(token, channel)
    except ExpiredAddress as expired:
        told = _("This card was valid until %(day)s and has not been replaced yet.") % {"day": format_date(expired.day)}
        return render(request, "home/survey/not_valid.html", {"told": told}, status=410)
    except UnknownAddress:
        told = _("This address is not one of this centre's counters. It may have been copied in part.")
        return render(request, "home/survey/not_valid.html", {"told": told}, status=404)
    return ask(request, place)


def ask(request: HttpRequest, place: Place) -> HttpResponse:
    """The first question; the second; what became of the answer. 400 with a sentence for a grade that is none."""
    if request.method == "POST":
        return answer(request, place)
    if DONE in request.GET:
        return thank(request, place)
    steps = grade(request.GET.get(STEPS.name))
    if steps is None and STEPS.name in request.GET:
        return question(request, place, None, _("Choose one of the five answers."), status=400)
    return question(request, place, steps)


def answer(request: HttpRequest, place: Place) -> HttpResponse:
    steps, overall = (grade(request.POST.get(each.name)) for each in (STEPS, OVERALL))
    if steps is None or overall is None:
        return question(request, place, steps, _("Choose one of the five answers."), status=400)
    try:
        nonce = read_form(request, PURPOSE, longest=LONGEST)
    except FormRefused as refused:
        return question(request, place, steps, refused.sentence, status=400 if refused.may_try_again else 403)
    try:
        take(place, steps, overall, active_language(), fingerprint(nonce))
    except CountedAlready:
        return thank(request, place, again=True, status=409)
    except TooManyAnswers:
        return too_often(request, rules().minute_limit, rates.seconds_left())
    return redirect(f"{request.path}?{DONE}=1")


def question(
    request: HttpRequest, place: Place, steps: int | None, problem: str | Promise = "", status: int = 200
) -> HttpResponse:
    """The second question where the first is answered. Each time with a form of its own."""
    asked = OVERALL if steps else STEPS
    context = {
        "place": place,
        "asked": asked,
        "number": 2 if steps else 1,
        "steps": steps,
        "form": signed_form(PURPOSE) if steps else "",
        "grades": [(value, GRADES[value]) for value in sorted(GRADES, reverse=True)],
        "problem": problem,
        **_return(request, IDLE_SECONDS if steps or problem else 0),
    }
    return render(request, "home/survey/question.html", context, status=status)


def thank(request: HttpRequest, place: Place, *, again: bool = False, status: int = 200) -> HttpResponse:
    context = {"place": place, "again": again, **_return(request, RETURN_SECONDS)}
    return render(request, "home/survey/thanks.html", context, status=status)


def _return(request: HttpRequest, seconds: int) -> dict:
    """Of a tablet: where and after how many seconds it begins anew, in Thai, for the next person."""
    if not request.resolver_match or request.resolver_match.url_name != KIOSK:
        return {}
    return {"start": f"/{request.path.removeprefix(ENGLISH_PREFIX).lstrip('/')}", "seconds": seconds}
