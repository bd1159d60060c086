"""What a template needs to show a picture; from memory, without a query."""

from collections import defaultdict
from dataclasses import dataclass, replace

from portal.bilingual.language import ENGLISH, THAI, active_language, pick
from portal.collections import is_public
from portal.pictures.making import focal_key, rows_of
from portal.pictures.shapes import SHAPES, Shape
from portal.tree import snapshot

MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "webp-lossless": "image/webp"}


@dataclass(frozen=True)
class ShownPicture:
    """Its files: ``src`` for every browser, ``width`` and ``height`` its pixels; ``sources`` by type, the best first."""

    src: str
    width: int
    height: int
    alt_th: str
    alt_en: str
    sizes: str = ""
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def alt(self) -> str:
        """The text alternative in the active language; Thai where English is missing."""
        return pick(self.alt_th, self.alt_en)

    @property
    def alt_language(self) -> str:
        """``th`` where the text alternative is Thai on an English page, else ''."""
        return THAI if active_language() == ENGLISH and self.alt_th and not self.alt_en else ""


def shown(image, shape: str, *, decoration: bool = False, private: bool = False) -> ShownPicture | None:
    """The picture in a shape of SHAPES; None where there is none, where it is not for everybody, or its file has gone.

    ``decoration``: without a text alternative, for a picture that says nothing which the words beside it do not say.
    ``private``: also from a collection that is not for everybody, on a page that is not either. Until its files are made
    the original is shown. Costs a query a generation of the tree.
    """
    if image is None or not (private or is_public(image)):
        return None
    found = snapshot().remembered(("portal.picture", image.pk, shape), lambda: _found(image, SHAPES[shape]))
    return replace(found, alt_th="", alt_en="") if found and decoration else found


def _found(image, shape: Shape) -> ShownPicture | None:
    key = focal_key(image, shape)
    by_format = defaultdict(list)
    for row in rows_of(image, shape):
        if row.focal_point_key == key:
            by_format[row.filter_spec.rsplit("format-", 1)[1]].append(row)
    plain = next((by_format.pop(name)[0] for name in ("jpeg", "png") if name in by_format), None)
    if plain is None:
        return _original(image)
    sources = tuple(
        (mime_type, ", ".join(f"{row.url} {row.width}w" for row in sorted(by_format[name], key=lambda row: row.width)))
        for name, mime_type in MIME_TYPES.items()
        if name in by_format
    )
    return ShownPicture(plain.url, plain.width, plain.height, image.alt_th, image.alt_en, shape.width, sources)


def _original(image) -> ShownPicture | None:
    if not image.file.storage.exists(image.file.name):
        return None
    return ShownPicture(image.file.url, image.width, image.height, image.alt_th, image.alt_en)
