"""The shapes in which pictures are shown: how large, whole or cut, in which files."""

from collections.abc import Iterator
from dataclasses import dataclass

# The formats of a picture, the best first; the last is for every browser. A drawing keeps its edges and plain areas.
PHOTOGRAPH = ("avif", "webp", "jpeg")
TRANSPARENT = ("avif", "webp", "png")
DRAWING = ("webp-lossless", "png")
KINDS = (PHOTOGRAPH, TRANSPARENT, DRAWING)

Box = tuple[int, int]


@dataclass(frozen=True)
class Shape:
    """``boxes``: width and height in pixels that the sizes fit into, the smallest first; no picture is enlarged.

    ``width``: how wide the page shows it, as in the attribute ``sizes``. ``cropped``: cut to the box, around the focal
    point. ``single``: one file alone, for those who take no choice.
    """

    name: str
    boxes: tuple[Box, ...]
    width: str = "100vw"
    cropped: bool = False
    single: bool = False

    def spec(self, box: Box, format_name: str) -> str:
        """Wagtail's words for one size in one format, by which its file is found again."""
        return f"{'fill' if self.cropped else 'max'}-{box[0]}x{box[1]}|format-{format_name}"

    def files(self, kind: tuple[str, ...]) -> Iterator[tuple[Box, str]]:
        """Box and format of each file that a picture of this kind needs: for every browser one size is enough."""
        *better, plain = kind
        if not self.single:
            yield from ((box, name) for name in better for box in self.boxes)
        yield self.plain_box, plain

    @property
    def plain_box(self) -> Box:
        return self.boxes[len(self.boxes) // 2]

    @property
    def specs(self) -> frozenset[str]:
        """Those of all kinds of pictures."""
        return frozenset(self.spec(box, name) for kind in KINDS for box, name in self.files(kind))


_ALL = (
    # Within text: as wide as the column.
    Shape("content", ((480, 960), (960, 1920), (1440, 2880)), "(min-width: 60rem) 42rem, 100vw"),
    # A plan or a map, which people look at closely.
    Shape("plan", ((640, 1280), (1040, 2080), (1920, 3840)), "(min-width: 60rem) 42rem, 100vw"),
    # Across the page, behind or beside its title.
    Shape("wide", ((640, 360), (1280, 720), (1920, 1080)), "100vw", cropped=True),
    # Beside a summary.
    Shape("card", ((360, 240), (720, 480)), "(min-width: 40rem) 22rem, 100vw", cropped=True),
    # What others show of a link.
    Shape("shared", ((1200, 630),), cropped=True, single=True),
)
SHAPES = {shape.name: shape for shape in _ALL}


def shapes_of(specs) -> set[str]:
    """The names of the shapes that any of these files belongs to; other files of Wagtail's belong to none."""
    given = set(specs)
    return {shape.name for shape in _ALL if shape.specs & given}
