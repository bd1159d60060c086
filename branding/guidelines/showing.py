"""The current assets as the guidelines page shows them; all from memory."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from branding.guidelines.naming import files_of, name_of, variant_name
from branding.guidelines.offered import LeastSize, offered
from branding.kinds import Colouring, Kind, Layout, Wording
from branding.library import VECTORS, Asset, File, Variant, library
from branding.models.assets import MASTER, OFFICE
from portal.bilingual.language import active_language

SHOWN_BY_BROWSERS = ("svg", "png", "webp", "jpeg", "jpg")
# The room for a picture of a variant, in pixels.
SHOWN_WIDE, SHOWN_HIGH = 240, 112


@dataclass(frozen=True)
class OfferedFile:
    file: File

    @property
    def kind(self) -> str:
        """``SVG``, or ``PNG 1024 × 341``: what tells the files of a variant apart."""
        file = self.file
        pixels = f" {file.width} × {file.height}" if file.width and file.format not in VECTORS else ""
        return f"{file.format.upper()}{pixels}"


@dataclass(frozen=True)
class ShownVariant:
    """A form of an asset with the picture that shows it."""

    variant: Variant

    @property
    def label(self) -> str:
        return self.variant.label

    @property
    def name(self) -> str:
        """Its anchor on the page of its asset."""
        return variant_name(self.variant)

    @property
    def is_reversed(self) -> bool:
        return self.variant.colouring == Colouring.REVERSED

    @property
    def files(self) -> list[File]:
        return files_of(self.variant)

    @property
    def picture(self) -> File | None:
        """The master where a browser can show it, else the largest picture made of it."""
        pictures = [file for file in self.files if file.format in SHOWN_BY_BROWSERS]
        own = [file for file in pictures if file.purpose == MASTER]
        return next(iter(own or sorted(pictures, key=lambda file: -file.width)), None)

    @property
    def box(self) -> tuple[int, int]:
        """Width and height in pixels at which the page shows it: as large as fits."""
        width = min(SHOWN_WIDE, SHOWN_HIGH * self.proportion)
        return max(1, round(width)), max(1, round(width / self.proportion))

    @property
    def proportion(self) -> float:
        """Width by height; 1 where nothing is known."""
        sized = (file for file in self.files if file.width and file.height)
        return next((file.width / file.height for file in sized), 1.0)


@dataclass(frozen=True)
class OfferedVariant:
    """A form of an asset with the files that people may take: a few for everyone, and further sizes."""

    shown: ShownVariant
    files: list[File]

    @property
    def colouring(self) -> str:
        return str(Colouring(self.shown.variant.colouring).label)

    @property
    def usual(self) -> list[OfferedFile]:
        """The master, the file for an office, the PDF and the largest PNG."""
        return [OfferedFile(file) for file in self.files if self._is_usual(file)]

    @property
    def further(self) -> list[OfferedFile]:
        return [OfferedFile(file) for file in self.files if not self._is_usual(file)]

    def _is_usual(self, file: File) -> bool:
        largest = max((other.width for other in self.files if other.format == "png"), default=0)
        return (
            file.purpose in (MASTER, OFFICE)
            or file.format in VECTORS
            or (file.format == "png" and file.width == largest)
        )


@dataclass(frozen=True)
class Group:
    """The forms of an asset in one layout and the same words; they differ by their colours."""

    layout: str
    wording: str
    variants: list[OfferedVariant]

    @property
    def name(self) -> str:
        """Its anchor on the page of its asset."""
        return f"{self.layout}-{self.wording}"

    @property
    def layout_label(self) -> str:
        return str(Layout(self.layout).label)

    @property
    def label(self) -> str:
        return f"{self.layout_label} · {self.words}"

    @property
    def words(self) -> str:
        return str(Wording(self.wording).label)


@dataclass(frozen=True)
class ShownAsset:
    asset: Asset

    @property
    def name(self) -> str:
        """Of its page and its package, in their addresses."""
        return name_of(self.asset)

    @property
    def variants(self) -> list[ShownVariant]:
        return [ShownVariant(variant) for variant in self.asset.variants]

    def groups(self, least: tuple[LeastSize, ...]) -> list[Group]:
        """All variants, layout by layout, with the files that are as large as ``least`` says."""
        found = sorted(self.asset.variants, key=_order)
        return [
            Group(
                layout, wording, [OfferedVariant(ShownVariant(each), offered(self.asset, each, least)) for each in held]
            )
            for (layout, wording), held in groupby(found, key=lambda variant: (variant.layout, variant.wording))
        ]

    @property
    def office_formats(self) -> list[tuple[str, str]]:
        """Of the files for Word or PowerPoint, each with what it is for."""
        use = _("presentations in PowerPoint") if self.asset.kind == Kind.SLIDES else _("letters in Word")
        files = (variant.files[OFFICE] for variant in self.asset.variants if OFFICE in variant.files)
        return [(form.upper(), use) for form in sorted({file.format for file in files})]

    @property
    def chosen(self) -> list[ShownVariant]:
        """Each layout and colouring once, in the words that fit the reader best."""
        pairs = ((layout, colouring) for layout in Layout.values for colouring in Colouring.values)
        found = (best(self.asset, layout, colouring) for layout, colouring in pairs)
        return [shown for shown in found if shown and shown.picture]

    @property
    def first(self) -> ShownVariant | None:
        return next(iter(self.chosen), None)


def _order(variant: Variant) -> tuple[int, ...]:
    return (
        Layout.values.index(variant.layout),
        Wording.values.index(variant.wording),
        Colouring.values.index(variant.colouring),
    )


def shown_assets() -> list[ShownAsset]:
    """The current assets that have a picture to show, the logo first."""
    return [shown for shown in map(ShownAsset, library().current) if shown.first]


def best(asset: Asset | None, layout: str, colouring: str, *words: str) -> ShownVariant | None:
    """A variant of this layout and colouring: in ``words``, the reader's language, both, without words, in any."""
    if asset is None:
        return None
    wanted = (*words, active_language(), Wording.BOTH, Wording.NONE, None)
    found = asset.best(*((wording, colouring, layout) for wording in wanted))
    return ShownVariant(found) if found else None


def logo_in(layout: str, *words: str) -> ShownVariant | None:
    """The current logo in full colour; of the symbol alone, the current symbol where the logo has no such layout."""
    logo, symbol = (library().of(kind) for kind in (Kind.LOGO, Kind.SYMBOL))
    found = best(logo, layout, Colouring.FULL, *words)
    if found is None and layout == Layout.ALONE and symbol:
        variants = (ShownVariant(variant) for variant in symbol.variants if variant.colouring == Colouring.FULL)
        found = next(variants, None)
    return found if found and found.picture else None
