"""From a master to the files of a variant, by the worker: all of them or none."""

import hashlib
import logging
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import translation
from django_tasks import task

from branding import lifecycle, storage
from branding.derivatives import Derivative, DerivativesRefused, Master, make, proposals
from branding.derivatives.master import ICONS, PICTURES
from branding.intake import CleanSvg, Raster
from branding.kinds import Colouring, Kind, Layout, Making, Origin
from branding.models import AssetFile, AssetVariant
from branding.models.assets import MASTER, OFFICE
from portal import look, tree
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI

logger = logging.getLogger(__name__)


def store_master(variant: AssetVariant, master: CleanSvg | Raster, name: str) -> None:
    """Keep ``master`` as what the variant is made from, and let the worker make its files; those there were go.

    Raises NotPossible where the asset is no draft any more, or the variant has gone; then nothing has changed.
    """
    with transaction.atomic():
        keep_master(variant, master, name)
        pk = variant.pk
        transaction.on_commit(lambda: make_files.enqueue(pk))


@transaction.atomic
def keep_master(variant: AssetVariant, master: CleanSvg | Raster, name: str) -> None:
    """As ``store_master``, and whoever calls it makes the files."""
    if variant.pk:
        lifecycle.locked_variant(variant)
    else:
        lifecycle.locked_draft(variant.asset_id)
    if variant.pk and variant.colouring == Colouring.FULL:  # what was proposed was drawn from another drawing
        same = {"asset": variant.asset_id, "wording": variant.wording, "layout": variant.layout}
        AssetVariant.objects.filter(**same, origin=Origin.PROPOSED).delete()
    if isinstance(master, CleanSvg):
        data, form, removed = master.svg.encode(), "svg", told(master.removed)
    else:
        data, form, removed = master.data, master.format, []
    variant.making, variant.made, variant.to_make = Making.WAITING, 0, 0
    variant.fault_th = variant.fault_en = ""
    variant.original_name, variant.removed = name[:255], removed
    variant.save()
    variant.files.all().delete()
    keep(variant, MASTER, form, max(round(master.width), 1), max(round(master.height), 1), data)
    tree.changed()


def purposes(variant: AssetVariant) -> tuple[str, ...]:
    """What is made of the variant: browser icons only of what stands without words."""
    is_symbol = variant.asset.kind == Kind.SYMBOL
    is_mark = variant.asset.kind == Kind.LOGO and variant.layout in (Layout.ALONE, Layout.ICON)
    icons = ICONS if is_symbol or is_mark else ()
    return (*PICTURES, "pdf", *icons)


def told(removed) -> list[dict[str, str]]:
    """Sentences of what intake left out, in both languages, so that they stay readable."""
    sentences = []
    for one in removed:
        said = {}
        for language in LANGUAGES:
            with translation.override(language):
                said[language] = one.sentence
        sentences.append(said)
    return sentences


def keep(variant: AssetVariant, purpose: str, form: str, width: int, height: int, data: bytes) -> AssetFile:
    return AssetFile.objects.create(
        variant=variant,
        purpose=purpose,
        format=form,
        width=width,
        height=height,
        size=len(data),
        sha256=storage.put(data),
        file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
    )


def master_of(variant: AssetVariant) -> tuple[str, Master]:
    """The SHA-256 of the master and the master. Raises FileNotFoundError, AssetFile.DoesNotExist."""
    file = variant.files.get(purpose=MASTER)
    data = storage.get(file.sha256)
    is_vector = file.format == "svg"
    ground = ground_of(variant)
    return file.sha256, Master(
        svg=data.decode() if is_vector else None,
        raster=None if is_vector else data,
        ground=ground,
        tile=ground if variant.colouring == Colouring.REVERSED else None,
    )


def ground_of(variant: AssetVariant) -> str:
    """``#rrggbb`` behind browser icons: white for a full-colour symbol, for others the colour that the site has now."""
    is_light = variant.colouring == Colouring.REVERSED or variant.layout == Layout.ICON
    return look.current().colours["primary"] if is_light else "#ffffff"


@transaction.atomic
def make_again(variant: AssetVariant) -> None:
    """Once more from the same master; what waits already is waited for. Raises NotPossible as ``store_master``."""
    lifecycle.locked_variant(variant)
    others = AssetVariant.objects.filter(pk=variant.pk).exclude(making=Making.WAITING)
    if others.update(making=Making.WAITING, fault_th="", fault_en=""):
        transaction.on_commit(partial(make_files.enqueue, variant.pk))


@task()
def make_files(variant_id: int) -> None:
    """Make all files of a variant, and propose the forms that its asset lacks; what cannot be made is told with it."""
    variant = _begun(variant_id)
    if variant is None:
        return
    digest = ""
    try:
        digest, master = master_of(variant)
        made = list(make(master, purposes(variant), progress=lambda done, total: _tell(variant_id, done, total)))
    except (DerivativesRefused, OSError, AssetFile.DoesNotExist) as fault:
        _failed(variant_id, digest, fault)
        return
    if keep_made(variant_id, digest, made):
        propose(variant, digest, master)


@transaction.atomic
def _begun(variant_id: int) -> AssetVariant | None:
    """The variant, of which is told from now on that its files are being made; None where ``_of_draft`` is."""
    variant = _of_draft(variant_id)
    if variant:
        variant.making, variant.made, variant.to_make = Making.RUNNING, 0, 0
        variant.save(update_fields=["making", "made", "to_make"])
    return variant


def _of_draft(variant_id: int, digest: str = "") -> AssetVariant | None:
    """The variant, its asset locked; None where it has gone, is current with the files it has, or has another master than the
    one with the SHA-256 ``digest``, whose own task comes."""
    variant = AssetVariant.objects.filter(pk=variant_id).first()
    try:
        variant = variant and lifecycle.locked_variant(variant)
    except lifecycle.NotPossible:
        return None
    has_another = variant and digest and not variant.files.filter(purpose=MASTER, sha256=digest).exists()
    return None if has_another else variant


@transaction.atomic
def keep_made(variant_id: int, digest: str, made: Iterable[Derivative]) -> bool:
    """Keep the files that were made of the master with the SHA-256 ``digest``; False, and nothing is kept, where the
    variant has gone, has become current or has another master meanwhile."""
    variant = _of_draft(variant_id, digest)
    if variant is None:
        return False
    files = variant.files.exclude(purpose__in=(MASTER, OFFICE))
    files.delete()
    for one in made:
        keep(variant, one.purpose, one.format, one.width, one.height, one.data)
    variant.making, variant.made = Making.DONE, files.count()
    variant.to_make, variant.fault_th, variant.fault_en = variant.made, "", ""
    variant.save(update_fields=["making", "made", "to_make", "fault_th", "fault_en"])
    tree.changed()
    return True


def _tell(variant_id: int, done: int, total: int) -> None:
    AssetVariant.objects.filter(pk=variant_id).update(made=done, to_make=total)


@transaction.atomic
def _failed(variant_id: int, digest: str, fault: Exception) -> None:
    """Told with the variant, unless it has another master meanwhile, or has become current. ``digest``: '' for no master."""
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = sentence_of(fault)
    variant = _of_draft(variant_id, digest)
    if variant:
        variant.making, variant.fault_th, variant.fault_en = Making.FAILED, said[THAI], said[ENGLISH]
        variant.save(update_fields=["making", "fault_th", "fault_en"])
    logger.warning("Files of brand variant %s were not made: %s", variant_id, said[ENGLISH])


def sentence_of(fault: Exception) -> str:
    if isinstance(fault, DerivativesRefused):
        return str(fault)
    return translation.gettext("The master file cannot be read. Upload it again.")


def propose(variant: AssetVariant, digest: str, master: Master) -> None:
    """One-colour and reversed forms of an uploaded full-colour variant, where the asset has none; a person approves them.

    ``digest``: SHA-256 of the master. Nothing is proposed of a drawing that was replaced meanwhile.
    """
    is_original = variant.origin == Origin.UPLOADED and variant.colouring == Colouring.FULL
    if not is_original or variant.layout == Layout.ICON or not variant.asset.is_draft:
        return
    there = set(
        variant.asset.variants.filter(wording=variant.wording, layout=variant.layout).values_list(
            "colouring", flat=True
        )
    )
    wanted = {"one_colour": Colouring.ONE, "reversed": Colouring.REVERSED}
    wanted = {name: colouring for name, colouring in wanted.items() if colouring not in there}
    if not wanted:
        return
    try:
        drawn = proposals(master)
    except DerivativesRefused as fault:
        logger.warning("No proposals for brand variant %s: %s", variant.pk, fault)
        return
    for name, colouring in wanted.items():
        if name in drawn:
            _store_proposal(variant.pk, digest, colouring, drawn[name])


@transaction.atomic
def _store_proposal(variant_id: int, digest: str, colouring: Colouring, drawn: str | bytes) -> None:
    variant = _of_draft(variant_id, digest)
    if variant is None:
        return
    proposal, is_new = AssetVariant.objects.get_or_create(
        asset=variant.asset, wording=variant.wording, layout=variant.layout, colouring=colouring,
        defaults={"origin": Origin.PROPOSED, "original_name": variant.original_name},
    )  # fmt: skip
    if not is_new:
        return
    original = variant.files.get(purpose=MASTER)
    if isinstance(drawn, str):
        master: CleanSvg | Raster = CleanSvg(drawn, original.width, original.height, ())
    else:
        master = Raster(drawn, "png", original.width, original.height, True)
    store_master(proposal, master, variant.original_name)
