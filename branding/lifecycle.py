"""Draft, current, retired: what an asset needs to be made current, and what happens then.

Whoever changes an asset or a variant of it locks the asset first, several in the order of their ids: no deed meets another
half done, and none waits for one that waits for it.
"""

from collections.abc import Iterable
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from branding.kinds import Colouring, Kind, Layout, Making, Origin, Status, Wording
from branding.models import AssetVariant, BrandAsset
from branding.models.assets import MASTER
from portal import tree

MADE_CURRENT, RETIRED = "branding.made_current", "branding.retired"
DRAWN, APPROVED, REMOVED = "branding.drawing_stored", "branding.drawing_approved", "branding.drawing_removed"


class NotPossible(ValidationError):
    """Why an asset cannot be made current or retired: a list of sentences."""


def locked(asset_id: int) -> BrandAsset:
    """The asset as it is now, locked until the transaction ends. Raises NotPossible where it has gone."""
    asset = BrandAsset.objects.select_for_update().filter(pk=asset_id).first()
    if asset is None:
        raise NotPossible([_gone()])
    return asset


def locked_draft(asset_id: int) -> BrandAsset:
    """As ``locked``, so that nobody makes it current meanwhile. Raises NotPossible where it is no draft any more, too."""
    asset = locked(asset_id)
    if not asset.is_draft:
        raise NotPossible([_("Only the variants of a draft are changed. Make a new version of this asset.")])
    return asset


def locked_variant(variant: AssetVariant) -> AssetVariant:
    """The variant of a draft as it is now, with its asset, which is locked. Raises NotPossible."""
    asset = locked_draft(variant.asset_id)
    present = AssetVariant.objects.filter(pk=variant.pk).first()
    if present is None:
        raise NotPossible([_gone()])
    present.asset = asset
    return present


def _gone() -> str:
    return _("Meanwhile somebody else has changed or deleted it. Nothing was done; look at what is there now.")


def obstacles(asset: BrandAsset) -> list[str]:
    """What keeps the asset from being made current, as sentences; [] for nothing."""
    found = []
    if asset.is_current:
        found.append(_("It is current already."))
    if not asset.approved_on:
        found.append(_("The day of approval is missing."))
    if not (asset.approved_by_th and asset.approved_by_en):
        found.append(_("Who approved it is missing in Thai or English."))
    if not asset.approval_document and asset.kind != Kind.AGENCY:  # an agency approves its own elsewhere
        found.append(_("The approval document is missing."))
    variants = [variant for variant in asset.variants.all() if variant.is_approved]
    if carried := [variant for variant in asset.variants.all() if variant.is_carried and not variant.is_approved]:
        sentence = _("These variants still show the version before: %(names)s. Approve, replace or remove them.")
        found.append(sentence % {"names": ", ".join(map(str, carried))})
    if not variants:
        found.append(_("It has no variant yet: upload the approved drawing."))
    if late := [variant for variant in variants if not variant.is_ready]:
        sentence = ngettext(
            "The files of %(count)d variant are not ready: %(names)s.",
            "The files of %(count)d variants are not ready: %(names)s.",
            len(late),
        )
        found.append(sentence % {"count": len(late), "names": ", ".join(str(variant) for variant in late)})
    return found + missing_forms(asset, variants)


def missing_forms(asset: BrandAsset, variants: Iterable[AssetVariant]) -> list[str]:
    """What is worn needs its forms: a symbol full colour and reversed, a logo both in each language."""
    there = {(variant.wording, variant.colouring) for variant in variants if variant.layout != Layout.ICON}
    if not there or asset.kind not in (Kind.LOGO, Kind.SYMBOL):
        return []
    groups = [("", set(Wording))]
    if asset.kind == Kind.LOGO:
        groups = [(f"{wording.label}: ", {wording, Wording.BOTH}) for wording in (Wording.THAI, Wording.ENGLISH)]
    missing = [
        f"{name}{colouring.label}"
        for name, wordings in groups
        for colouring in (Colouring.FULL, Colouring.REVERSED)
        if not any((wording, colouring) in there for wording in wordings)
    ]
    sentence = _("Variants are missing: %(names)s. Upload them or approve the proposals.")
    return [sentence % {"names": "; ".join(missing)}] if missing else []


@transaction.atomic
def make_current(asset: BrandAsset, user=None) -> BrandAsset | None:
    """Let everything wear ``asset`` from now on, a draft or one that was retired; returns the one that it retires, None for
    the first of its kind.

    Raises NotPossible with the list of ``obstacles``; then nothing has changed.
    """
    same = BrandAsset.objects.filter(kind=asset.kind, agency_key=asset.agency_key)
    found = {one.pk: one for one in same.select_for_update().order_by("pk")}
    if asset.pk not in found:
        raise NotPossible([_gone()])
    asset = found[asset.pk]
    if sentences := obstacles(asset):
        raise NotPossible(sentences)
    asset.variants.filter(origin=Origin.PROPOSED, approved_at=None).delete()  # nobody wanted them
    before = next((one for one in found.values() if one.is_current), None)
    if before:
        _retire(before, asset, user)
    asset.status, asset.current_since, asset.changed_by = Status.CURRENT, timezone.now(), user
    asset.retired_at, asset.successor = None, None
    asset.save()
    log(asset, MADE_CURRENT, user=user)
    tree.changed()
    return before


@transaction.atomic
def retire(asset: BrandAsset, user=None) -> None:
    """Take a current asset out of use, without a successor. Raises NotPossible."""
    asset = locked(asset.pk)
    if not asset.is_current:
        raise NotPossible([_("Only an asset that is current is retired.")])
    _retire(asset, None, user)
    tree.changed()


def _retire(asset: BrandAsset, successor: BrandAsset | None, user) -> None:
    asset.status, asset.retired_at = Status.RETIRED, timezone.now()
    asset.successor, asset.changed_by = successor, user
    asset.save()
    log(asset, RETIRED, user=user)


def current_of(asset: BrandAsset) -> BrandAsset | None:
    """The asset that ``asset`` would retire."""
    return (
        BrandAsset.objects.filter(kind=asset.kind, agency_key=asset.agency_key, status=Status.CURRENT)
        .exclude(pk=asset.pk)
        .first()
    )


@transaction.atomic
def save(form, user=None) -> None:
    """What was typed of an asset, and nothing else of it; everybody sees the new words of a current one.

    Raises NotPossible where its status is another one than the form was made for.
    """
    asset = form.instance
    present = BrandAsset.objects.select_for_update().filter(pk=asset.pk).first()
    if present is None or present.status != asset.status:
        raise NotPossible([_("Meanwhile somebody else has made it current, retired or deleted it. Nothing was saved.")])
    asset.changed_by = user
    asset.save(update_fields=[*form.fields, *form.BESIDES, "changed_by", "changed_at"])
    _delete_later(present.approval_document, asset.approval_document)
    log(asset, "wagtail.edit", user=user)
    tree.changed()


def _delete_later(file, instead) -> None:
    """The file of an approval, once it is sure that another has taken its place."""
    if file and file.name != instead.name:
        transaction.on_commit(partial(file.storage.delete, file.name))


@transaction.atomic
def delete(asset: BrandAsset, user=None) -> None:
    """Raises NotPossible for what has been current, or has gone."""
    asset = locked(asset.pk)
    if not asset.is_draft:
        raise NotPossible([_("What has been current keeps its record and is not deleted.")])
    log(asset, "wagtail.delete", user=user, deleted=True)
    asset.delete()


@transaction.atomic
def delete_variant(variant: AssetVariant, user=None) -> None:
    """Raises NotPossible where the asset is no draft any more, or the variant has gone."""
    variant = locked_variant(variant)
    _log(REMOVED, variant, user)
    variant.delete()


@transaction.atomic
def approve(variant: AssetVariant, user=None) -> None:
    """Make what was proposed or carried over a variant like those that were uploaded. Raises NotPossible where its files are
    not there to be looked at, where it has gone, and where the asset is no draft."""
    variant = locked_variant(variant)
    if variant.making != Making.DONE:
        raise NotPossible([_("It is not drawn yet. Look at it before you approve it.")])
    variant.approved_at, variant.approved_by = timezone.now(), user
    variant.save(update_fields=["approved_at", "approved_by"])
    _log(APPROVED, variant, user)
    tree.changed()


def drawn(variant: AssetVariant, user=None) -> None:
    """A person has uploaded the drawing of ``variant``: it is told, and what was carried over is asked for again."""
    _log(DRAWN, variant, user)
    others = AssetVariant.objects.filter(asset=variant.asset_id, origin=Origin.CARRIED).exclude(pk=variant.pk)
    others.update(approved_at=None, approved_by=None)


def _log(action: str, variant: AssetVariant, user) -> None:
    file = variant.files.filter(purpose=MASTER).first()
    log(variant.asset, action, user=user, data={"variant": str(variant), "sha256": file.sha256 if file else ""})
