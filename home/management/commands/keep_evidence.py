from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from home.records.gathering import gather
from home.standard.keeping import keep_all
from portal.bilingual.language import THAI


class Command(BaseCommand):
    help = "Keeps the state of every standard's criteria as that of this month, and proposes what people seem to need. Run it daily."

    def handle(self, *args, **options):
        today = timezone.localdate()
        with translation.override(THAI):
            self.stdout.write(f"needs proposed: {gather(today)}")
        for board in keep_all(today):
            counts = ", ".join(f"{state}: {number}" for state, number in board.counts)
            self.stdout.write(f"{board.standard.key}: {counts}")
