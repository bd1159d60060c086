from django.core.management.base import BaseCommand, CommandError

from home.feedback.keeping import seal_anew


class Command(BaseCommand):
    """After a new key was put first into FEEDBACK_KEYS; then the old one may be taken out."""

    help = "Seal suggestions and complaints anew with the first of FEEDBACK_KEYS."

    def handle(self, *args, **options):
        done, lost = seal_anew()
        self.stdout.write(f"Texts sealed anew: {done}.")
        if lost:
            raise CommandError(f"{lost} texts open with none of FEEDBACK_KEYS and were left alone. Keep the old keys.")
