from django.core.management.base import BaseCommand

from home.feedback.keeping import sweep


class Command(BaseCommand):
    """Every night: delete what people wrote when its time is over."""

    help = "Delete personal data and words of suggestions and complaints on schedule."

    def handle(self, *args, **options):
        swept = sweep()
        self.stdout.write(
            f"Persons deleted: {swept.persons}. Cases emptied: {swept.cases}. Words on pages emptied: {swept.words}."
        )
