"""Which pictures a page, or another thing that editors fill in, shows: where, in which shape."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

CONTENT = "content"


@dataclass(frozen=True)
class Use:
    """A picture in a shape. ``field``, and ``row`` in a field of rows, tell where; ``row`` is the row's id or ''."""

    image: Any
    shape: str
    field: str
    row: str = ""


def uses_of(thing) -> Iterator[Use]:
    """The pictures that a model instance shows, in the order of its fields.

    Those in rows are shown as content unless the block that holds them has another ``picture_shape``. Pictures in a field
    of their own are named, with their shape, by the model: ``picture_shapes = {"map_image": "plan"}``.
    """
    yield from uses_in_fields(thing)
    for field in thing._meta.get_fields():
        if isinstance(field, StreamField):
            for child in getattr(thing, field.name) or ():
                for image, shape in pictures_within(child.block, child.value):
                    yield Use(image, shape, field.name, child.id or "")


def uses_in_fields(thing, without: Collection[str] = ()) -> Iterator[Use]:
    """Those in fields of their own, but for the shapes ``without``."""
    for field, shape in getattr(thing, "picture_shapes", {}).items():
        if shape not in without and (image := getattr(thing, field)):
            yield Use(image, shape, field)


def pictures_within(block: blocks.Block, value, shape: str = CONTENT) -> Iterator[tuple[Any, str]]:
    """Each picture that a block's value holds, with its shape."""
    if value is None:
        return
    shape = getattr(block, "picture_shape", shape)
    if isinstance(block, ImageChooserBlock):
        yield value, shape
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from pictures_within(child, value.get(name), shape)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from pictures_within(block.child_block, item, shape)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from pictures_within(child.block, child.value, shape)
