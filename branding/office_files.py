"""The file for Word or PowerPoint that goes with a variant of a letterhead or slide master."""

from django.db import transaction
from wagtail.log_actions import log

from branding.intake import OfficeFile
from branding.lifecycle import locked_variant
from branding.making import keep
from branding.models import AssetVariant
from branding.models.assets import OFFICE
from portal import tree

STORED, REMOVED = "branding.office_file_stored", "branding.office_file_removed"


@transaction.atomic
def store(variant: AssetVariant, file: OfficeFile, user=None) -> None:
    """In the place of the one that is there. Raises NotPossible where the variant has gone or is no draft's any more."""
    variant = locked_variant(variant)
    variant.files.filter(purpose=OFFICE).delete()
    kept = keep(variant, OFFICE, file.format, 0, 0, file.data)
    log(variant.asset, STORED, user=user, data={"variant": str(variant), "sha256": kept.sha256})
    tree.changed()


@transaction.atomic
def remove(variant: AssetVariant, user=None) -> None:
    """Raises NotPossible where the variant has gone or is no draft's any more."""
    variant = locked_variant(variant)
    file = variant.files.filter(purpose=OFFICE).first()
    if file is None:
        return
    file.delete()
    log(variant.asset, REMOVED, user=user, data={"variant": str(variant), "sha256": file.sha256})
    tree.changed()
