"""The demonstration: a manual for every service and a booklet, their editions with PDFs, the staff handbook.

Pages first, editions afterwards: what is frozen comes from the tree in memory, which stands still while nobody publishes.
"""

from django.db import transaction

from manuals import demo_editions, demo_handbook, demo_manuals
from manuals.models import CitizenManualPage, Edition, HandbookPage
from portal.bilingual.language import THAI


def build(out) -> None:
    """Make manuals, editions and handbook where there are none; what exists is left as edited."""
    if not CitizenManualPage.objects.exists():
        with transaction.atomic():
            demo_manuals.build()
        out.write(f"  {_thai(CitizenManualPage)} manuals")
    if not Edition.objects.exists():
        out.write(f"  {demo_editions.build()} editions")
    if not HandbookPage.objects.exists():
        with transaction.atomic():
            demo_handbook.build()
        out.write(f"  {_thai(HandbookPage)} sections of the staff handbook")


def _thai(model) -> int:
    return model.objects.filter(locale__language_code=THAI).count()
