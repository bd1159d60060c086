from django.core.management.base import BaseCommand

from portal.pictures.everywhere import all_uses
from portal.pictures.making import make
from portal.pictures.shapes import SHAPES


class Command(BaseCommand):
    """Make what published pages and places lack: after a restore, or when shapes have changed."""

    help = "Make the files of all pictures that are shown and have none."

    def handle(self, *args, **options):
        made = sum(make(use.image, SHAPES[use.shape]) for use in all_uses())
        self.stdout.write(f"Pictures made: {made}")
