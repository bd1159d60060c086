"""The next version of an asset: a draft that begins as the one before it, without its approval."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from branding.kinds import Making, Origin
from branding.models import AssetFile, AssetVariant, BrandAsset

TAKEN = ("kind", "agency_key", "title_th", "title_en", "description_th", "description_en")


def next_version(version: str) -> str:
    """``1.0`` → ``2.0``, ``2569-1`` → ``2569-2``: the first number after the last hyphen, else the first of all, plus one."""
    head, hyphen, tail = version.rpartition("-")
    number, dot, _rest = tail.partition(".")
    if not number.isdecimal():
        return f"{version}-2"[-20:]
    return f"{head}{hyphen}{int(number) + 1}{dot and '.0'}"[:20]


@transaction.atomic
def new_version(asset: BrandAsset, user=None) -> BrandAsset:
    """A draft with the words, the variants and their files; nothing has to be made again.

    When one of its drawings is replaced, the others wait for a person's word that they are still right.
    """
    copy = BrandAsset.objects.create(
        **{name: getattr(asset, name) for name in TAKEN}, version=next_version(asset.version), changed_by=user
    )
    for variant in asset.variants.prefetch_related("files"):
        if not variant.is_ready:
            continue
        again = AssetVariant.objects.create(
            asset=copy, wording=variant.wording, colouring=variant.colouring, layout=variant.layout,
            origin=Origin.CARRIED, approved_at=timezone.now(), original_name=variant.original_name, removed=variant.removed,
            making=Making.DONE, made=variant.made, to_make=variant.to_make,
        )  # fmt: skip
        AssetFile.objects.bulk_create(
            AssetFile(
                variant=again, purpose=file.purpose, format=file.format, width=file.width, height=file.height,
                size=file.size, sha256=file.sha256, file_hash=file.file_hash,
            )
            for file in variant.files.all()
        )  # fmt: skip
    log(copy, "wagtail.create", user=user)
    return copy
