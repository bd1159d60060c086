"""The demonstration's letterhead for Word and slide master for PowerPoint: parts made by hand (``demo_data/office/``), with the
demonstration's own drawings as pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from branding import office_files, storage
from branding.intake import read_office
from branding.intake.office.archive import packed
from branding.kinds import Colouring, Kind, Status
from branding.models import AssetVariant

DATA = Path(__file__).parent / "demo_data" / "office"
PICTURE = "png-2048"


@dataclass(frozen=True)
class Recipe:
    """``folder``: of the parts. ``pictures``: parts that are drawings of the asset, by their colours."""

    folder: str
    pictures: Mapping[str, Colouring]


RECIPES = {
    Kind.LETTERHEAD: Recipe("letterhead", {"word/media/letterhead.png": Colouring.FULL}),
    Kind.SLIDES: Recipe("slides", {"ppt/media/content.png": Colouring.FULL, "ppt/media/title.png": Colouring.REVERSED}),
}


def build() -> None:
    """Each goes with the full-colour drawing of its draft, whose files have been made."""
    for kind, recipe in RECIPES.items():
        variants = AssetVariant.objects.filter(asset__kind=kind, asset__status=Status.DRAFT)
        pictures = {name: _picture(variants.get(colouring=colouring)) for name, colouring in recipe.pictures.items()}
        variant = variants.get(colouring=Colouring.FULL)
        data = made(recipe, pictures)
        office_files.store(variant, read_office(data, recipe.folder, variant.asset.office_formats))


def made(recipe: Recipe, pictures: Mapping[str, bytes]) -> bytes:
    """The file with ``pictures``, by the names of their parts."""
    folder = DATA / recipe.folder
    parts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return packed({**parts, **pictures})


def _picture(variant: AssetVariant) -> bytes:
    return storage.get(variant.files.get(purpose=PICTURE).sha256)
