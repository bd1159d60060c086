"""The assets that are current, with the files that are ready, in memory with the tree: what everybody may have."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation

from branding.intake import safe_name
from branding.kinds import Kind, Layout, Status
from branding.models import AssetFile, AssetVariant, BrandAsset
from branding.models.assets import MASTER
from branding.storage import SHORT
from portal import tree
from portal.bilingual.language import LANGUAGES, THAI, pick
from portal.tree import snapshot

FACT = "branding.library"
VECTORS = ("svg", "pdf")  # as large as they are drawn
LONGEST_TITLE = 40  # letters of it in the name of a file


@dataclass(frozen=True, slots=True)
class File:
    """``width``, ``height``: pixels, 0 where it has none; ``size``: bytes; ``name``: what it is saved as."""

    purpose: str
    format: str
    width: int
    height: int
    size: int
    sha256: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.sha256[:SHORT]}.{self.format}"

    @property
    def url(self) -> str:
        return address(self.sha256, self.format)


@dataclass(frozen=True, slots=True)
class Variant:
    pk: int
    wording: str
    colouring: str
    layout: str
    labels: Mapping[str, str]
    files: Mapping[str, File]

    @property
    def label(self) -> str:
        return pick(self.labels["th"], self.labels["en"])

    @property
    def master(self) -> File:
        return self.files[MASTER]

    def fits(self, wording: str | None, colouring: str | None, layout: str | None) -> bool:
        if layout is None and self.layout == Layout.ICON:
            return False
        wishes = ((wording, self.wording), (colouring, self.colouring), (layout, self.layout))
        return all(wished in (None, given) for wished, given in wishes)


@dataclass(frozen=True, slots=True)
class Asset:
    pk: int
    kind: str
    agency_key: str
    title_th: str
    title_en: str
    description_th: str
    description_en: str
    version: str
    approved_on: datetime.date | None
    approved_by_th: str
    approved_by_en: str
    current_since: datetime.datetime | None
    variants: tuple[Variant, ...]

    @property
    def title(self) -> str:
        return pick(self.title_th, self.title_en)

    @property
    def description(self) -> str:
        return pick(self.description_th, self.description_en)

    @property
    def approved_by(self) -> str:
        return pick(self.approved_by_th, self.approved_by_en)

    def best(self, *wishes: tuple[str | None, str | None, str | None]) -> Variant | None:
        """The first variant that fits a wish of (words, colours, layout), the wishes in their order.

        None fits all, but for a browser icon, which is had by its name only.
        """
        fitting = (variant for wish in wishes for variant in self.variants if variant.fits(*wish))
        return next(fitting, None)


@dataclass(frozen=True)
class Library:
    current: tuple[Asset, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)  # by File.key

    def of(self, kind: str) -> Asset | None:
        """The current asset of a kind of which there is one."""
        return next((asset for asset in self.current if asset.kind == kind), None)

    def asset(self, pk: int) -> Asset | None:
        return next((asset for asset in self.current if asset.pk == pk), None)

    @property
    def agencies(self) -> dict[str, Asset]:
        """Agency symbols by the translation key of the agency's page, 32 hexadecimal digits."""
        return {asset.agency_key: asset for asset in self.current if asset.kind == Kind.AGENCY}


def library() -> Library:
    return snapshot().facts(FACT)


def address(sha256: str, form: str) -> str:
    return reverse("branding_file", args=[sha256[:SHORT], form])


def load() -> Library:
    ready = Prefetch("files", AssetFile.objects.order_by("pk"))
    variants = Prefetch("variants", AssetVariant.objects.prefetch_related(ready))
    rows = BrandAsset.objects.filter(status=Status.CURRENT).prefetch_related(variants)
    current = tuple(_asset(row) for row in rows)
    files = {file.key: file for asset in current for variant in asset.variants for file in variant.files.values()}
    return Library(tuple(sorted(current, key=lambda asset: (list(Kind).index(Kind(asset.kind)), asset.pk))), files)


def _asset(row: BrandAsset) -> Asset:
    variants = tuple(_variant(row, one) for one in row.variants.all() if one.is_approved and one.master)
    key = row.agency_key.hex if row.agency_key else ""
    return Asset(
        row.pk, row.kind, key, row.title_th, row.title_en, row.description_th, row.description_en, row.version,
        row.approved_on, row.approved_by_th, row.approved_by_en, row.current_since, variants,
    )  # fmt: skip


def _variant(row: BrandAsset, variant: AssetVariant) -> Variant:
    labels = {}
    for language in LANGUAGES:
        with translation.override(language):
            labels[language] = str(variant)
    files = {
        file.purpose: File(
            file.purpose, file.format, file.width, file.height, file.size, file.sha256,
            file_name(row, labels[THAI], file),
        )
        for file in variant.files.all()
    }  # fmt: skip
    return Variant(variant.pk, variant.wording, variant.colouring, variant.layout, labels, files)


def file_name(asset: BrandAsset, label: str, file: AssetFile) -> str:
    """Such as ``ตราสัญลักษณ์-1.0-ไทย-แนวนอน-เต็มสี-512.png``; Thai marks are kept, spaces and signs are hyphens."""
    size = (
        "" if file.purpose == MASTER or file.format in VECTORS or not file.width else f"-{max(file.width, file.height)}"
    )
    words = (_speakable(part) for part in (asset.title_th[:LONGEST_TITLE], asset.version, label))
    stem = "-".join(words).replace(" ", "-")
    return safe_name(f"{stem}{size}.{file.format}")


def _speakable(text: str) -> str:
    return " ".join("".join(c if c.isalnum() or _is_mark(c) or c in ".-" else " " for c in text).split())


def _is_mark(character: str) -> bool:
    """Vowels and tone marks that stand over or under a consonant."""
    return "\u0e31" <= character <= "\u0e4e"


def connect() -> None:
    tree.register(FACT, load)
