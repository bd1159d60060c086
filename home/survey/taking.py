"""An answer is taken: one row, which counts once however often its form comes back."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from home.survey.formulas import GRADES
from home.survey.models import SurveyAnswer
from home.survey.place import Place
from portal.bilingual.language import arabic_digits

_GRADES = {str(grade): grade for grade in GRADES}


class CountedAlready(Exception):
    """The form of this answer has been taken before."""


def grade(text: str | None) -> int | None:
    """What was tapped, 1 to 5; None for anything else."""
    return _GRADES.get(arabic_digits((text or "").strip()))


def is_taken(form: str) -> bool:
    """Whether an answer with this fingerprint is stored. One query."""
    return SurveyAnswer.objects.filter(form=form).exists()


def take(place: Place, steps: int, overall: int, language: str, form: str) -> None:
    """Stores the answer in one statement. ``form``: the fingerprint of its nonce. Raises CountedAlready."""
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
            answer.save(force_insert=True)
    except IntegrityError:
        raise CountedAlready from None
