"""Pictures: in which shapes they are shown, how their files are made, what text they need; one way for all apps."""

from portal.pictures.shapes import SHAPES, Shape
from portal.pictures.showing import ShownPicture, shown

__all__ = ["SHAPES", "Shape", "ShownPicture", "shown"]
