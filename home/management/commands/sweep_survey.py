from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.models import SurveyAnswer, SurveyMinute
from home.survey.limits import minute
from home.survey.views import LONGEST


class Command(BaseCommand):
    """Forget by which form an answer came, once no form is that old any more, and in which minute the last came. Daily."""

    help = "Forget the fingerprints of the survey's forms that are too old to be sent again."

    def handle(self, *args, **options):
        # Of an answer the hour alone is known: its form may have been signed up to LONGEST before its end.
        before = timezone.now() - LONGEST - timedelta(hours=1)
        swept = SurveyAnswer.objects.filter(hour__lt=before, form__isnull=False).update(form=None)
        SurveyMinute.objects.filter(minute__lt=minute()).delete()
        self.stdout.write(f"{swept} forms of the survey forgotten.")
