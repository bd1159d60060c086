"""An answer is taken: one row, which counts once however often its form comes back."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from home.survey.formulas import GRADES
from home.survey.limits import has_room, is_full
from home.survey.models import SurveyAnswer
from home.survey.place import Place
from home.survey.rules import rules
from portal.bilingual.language import arabic_digits

_GRADES = {str(grade): grade for grade in GRADES}


class CountedAlready(Exception):
    """The form of this answer has been taken before."""


class TooManyAnswers(Exception):
    """The place has given as many answers in this minute as it may."""


def grade(text: str | None) -> int | None:
    """What was tapped, 1 to 5; None for anything else."""
    return _GRADES.get(arabic_digits((text or "").strip()))


def take(place: Place, steps: int, overall: int, language: str, form: str) -> None:
    """Stores the answer and counts it for its place, both or neither. ``form``: the fingerprint of its nonce.

    Raises CountedAlready: one form that is sent again and again keeps a place from nobody. Raises TooManyAnswers.
    """
    limit = rules().minute_limit
    if is_full(place):
        raise TooManyAnswers
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    answer = SurveyAnswer(
        service_code=place.service,
        counter=place.counter,
        channel=place.channel,
        steps=steps,
        overall=overall,
        language=language,
        hour=hour,
        form=form,
    )
    try:
        with transaction.atomic():
            if not has_room(place, limit):
                raise TooManyAnswers
            answer.save(force_insert=True)
    except IntegrityError:
        raise CountedAlready from None
