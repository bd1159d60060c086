from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal import demo


class Command(BaseCommand):
    """Fill an empty portal with sample content and accounts; run again, it adds only what is missing."""

    help = "Build the demonstration: sample content in both languages and sample accounts."

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION:
            raise CommandError(
                "The demonstration is not for this installation: its accounts have a published password."
            )
        for app, build in demo.builders():
            self.stdout.write(f"Sample content: {app}")
            build(self.stdout)
        call_command("make_pictures", stdout=self.stdout)
        demo.build_accounts()
        self.stdout.write("Sample accounts: " + ", ".join(demo.ACCOUNTS))
        for app, finish in demo.builders("finish"):
            self.stdout.write(f"Sample records: {app}")
            finish(self.stdout)
