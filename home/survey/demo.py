"""Answers of a demonstration: two fiscal years and what there is of the third, about every service, always the same.

One service lies below what the standard asks for, one has too few answers; an hour that looks improbable waits for the
head, and another was left out.
"""

import datetime
import hashlib
from collections.abc import Iterator

from django.utils import timezone

from home.models import SurveyAnswer, SurveyExclusion
from home.survey.place import Channel
from home.survey.places import counters, name_of
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import ENGLISH, THAI
from portal.services import Service, services

YEARS_BACK = 2
A_MONTH = 4  # answers about a service
# Per cent of those who gave 5, 4, 3, 2; the rest gave 1.
CONTENT, DISCONTENT = (61, 31, 6, 1), (30, 45, 20, 4)
BELOW, FEW = "land-transfer", "chainsaw-permit"
IMPROBABLE, LEFT_OUT = 40, 12


def build(out) -> None:
    """Adds nothing where there are answers, or no services to ask about yet."""
    if SurveyAnswer.objects.exists() or not services():
        return
    named = {counter.number: name_of(location, counter) for location, counter in counters()}
    rows = [answer for service in services().values() for answer in _of_service(service, named)]
    SurveyAnswer.objects.bulk_create([*rows, *_improbable(), *_left_out()], batch_size=500)
    out.write(f"  {SurveyAnswer.objects.count()} answers of the survey")


def _of_service(service: Service, named: dict[str, str]) -> Iterator[SurveyAnswer]:
    today, current = timezone.localdate(), FiscalYear.current()
    counter = next((named[number] for number in service.counters if number in named), "")
    shares = DISCONTENT if service.code == BELOW else CONTENT
    months = [month for back in range(YEARS_BACK, -1, -1) for month in FiscalYear(current.number - back).months]
    if service.code == FEW:
        months = [month for month in months if month < today.replace(day=1)][-3:]
    for month in months:
        for number in range(1 if service.code == FEW else A_MONTH):
            drawn = _drawn(f"{service.code}/{month}/{number}")
            day = _weekday(month + datetime.timedelta(days=next(drawn) % 28))
            if day >= today:
                continue
            channel = (Channel.QR, Channel.KIOSK, Channel.PAGE, Channel.QR)[next(drawn) % 4]
            yield SurveyAnswer(
                service_code=service.code,
                counter="" if channel == Channel.PAGE else counter,
                channel=channel,
                steps=_grade(next(drawn), shares),
                overall=_grade(next(drawn), shares),
                language=ENGLISH if next(drawn) % 10 == 0 else THAI,
                hour=_hour(day, 9 + next(drawn) % 7),
            )


def _improbable() -> list[SurveyAnswer]:
    """Forty times the best grades within an hour, a few days ago."""
    hour = _hour(_weekday(timezone.localdate() - datetime.timedelta(days=4)), 14)
    same = {"service_code": next(iter(services())), "channel": Channel.PAGE, "language": THAI, "hour": hour}
    return [SurveyAnswer(steps=5, overall=5, **same) for _each in range(IMPROBABLE)]


def _left_out() -> list[SurveyAnswer]:
    hour = _hour(_weekday(timezone.localdate() - datetime.timedelta(days=40)), 10)
    place = {"hour": hour, "service_code": BELOW if BELOW in services() else "", "channel": Channel.KIOSK}
    reason = "เด็กเล่นแท็บเล็ตระหว่างรอ เจ้าหน้าที่ประจำช่องบริการยืนยันแล้ว"
    out = SurveyExclusion.objects.create(reason=reason, answers_left_out=LEFT_OUT, **place)
    return [SurveyAnswer(steps=1, overall=1, language=THAI, exclusion=out, **place) for _each in range(LEFT_OUT)]


def _drawn(of: str) -> Iterator[int]:
    """Numbers from 0 to 255 that are always the same for a text."""
    return iter(hashlib.sha256(of.encode()).digest())


def _grade(drawn: int, shares: tuple[int, ...]) -> int:
    rest = drawn * 100 / 256
    for grade, share in zip((5, 4, 3, 2), shares, strict=True):
        if rest < share:
            return grade
        rest -= share
    return 1


def _weekday(day: datetime.date) -> datetime.date:
    """The day itself, or the Friday before it."""
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))


def _hour(day: datetime.date, hour: int) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(hour, tzinfo=timezone.get_default_timezone()))
