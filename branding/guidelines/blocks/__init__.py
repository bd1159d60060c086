"""What the guidelines page holds: its story and terms as text; measures, colours, typefaces and examples as rows."""

from branding.guidelines.blocks.colours import ColourBlock, ColoursBlock, PairBlock
from branding.guidelines.blocks.examples import ExamplesBlock, UseBlock
from branding.guidelines.blocks.measures import MeasureBlock, MeasuresBlock
from branding.guidelines.blocks.text import NoteBlock, TextBlock
from branding.guidelines.blocks.typefaces import TypefaceBlock, TypefacesBlock

__all__ = [
    "ColourBlock",
    "ColoursBlock",
    "ExamplesBlock",
    "MeasureBlock",
    "MeasuresBlock",
    "NoteBlock",
    "PairBlock",
    "TextBlock",
    "TypefaceBlock",
    "TypefacesBlock",
    "UseBlock",
]
