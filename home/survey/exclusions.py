"""Answers of an hour or a day are left out with a reason, or taken in again; both are logged with who did it."""

import datetime

from django.db import transaction
from wagtail.log_actions import log

from home.survey.models import SurveyAnswer, SurveyExclusion
from home.survey.outliers import of_span
from home.survey.place import Place


@transaction.atomic
def leave_out(hour: datetime.datetime, hours: int, place: Place, reason: str, user) -> SurveyExclusion:
    """Answers that were left out before stay so under their own reason. Raises IntegrityError where this hour
    or day was."""
    out = SurveyExclusion.objects.create(
        hour=hour,
        hours=hours,
        service_code=place.service,
        counter=place.counter,
        channel=place.channel,
        reason=reason,
        excluded_by=user,
    )
    out.answers_left_out = SurveyAnswer.objects.filter(of_span(hour, hours, place), exclusion=None).update(
        exclusion=out
    )
    out.save(update_fields=["answers_left_out"])
    log(out, "wagtail.create", user=user)
    return out


@transaction.atomic
def take_in(out: SurveyExclusion, user) -> None:
    """The answers count again."""
    log(out, "wagtail.delete", user=user, deleted=True)
    out.delete()
