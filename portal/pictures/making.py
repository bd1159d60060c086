"""Makes the files of pictures: when a page that shows them is published, in the queue, not for a reader's request."""

import logging
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter, SourceImageIOError

from portal import tree
from portal.pictures.pixels import Pixels
from portal.pictures.shapes import SHAPES, Shape
from portal.pictures.uses import Use

logger = logging.getLogger(__name__)
MOST_PER_TASK = 5


def make_soon(uses: Iterable[Use]) -> None:
    """Leave to the worker, once this transaction commits, what is not made yet."""
    wanted = sorted({(use.image.pk, use.shape) for use in uses if not is_made(use.image, SHAPES[use.shape])})
    for start in range(0, len(wanted), MOST_PER_TASK):
        some = [list(pair) for pair in wanted[start : start + MOST_PER_TASK]]
        transaction.on_commit(partial(make_pictures.enqueue, some), robust=True)


@task()
def make_pictures(wanted: list[list]) -> None:
    """``wanted``: pairs of a picture's id and the name of a shape. What is made, or gone meanwhile, is passed over."""
    images = get_image_model().objects.in_bulk([pk for pk, _name in wanted])
    for pk, name in wanted:
        if pk in images and name in SHAPES:
            make(images[pk], SHAPES[name])


def make(image, shape: Shape) -> bool:
    """Make the files of a picture in a shape; False where they are there, or the original cannot be read.

    Readers see all of them or none.
    """
    if is_made(image, shape):
        return False
    try:
        made = _rows(image, shape)
    except SourceImageIOError as error:
        logger.warning("Picture %d cannot be shown: %s", image.pk, error)
        return False
    with transaction.atomic():
        for old in image.renditions.filter(filter_spec__in=shape.specs):  # around another focal point
            old.delete()
        image.renditions.model.objects.bulk_create(made, ignore_conflicts=True)
        tree.changed()
    return True


def is_made(image, shape: Shape) -> bool:
    return any(row.focal_point_key == focal_key(image, shape) for row in rows_of(image, shape))


def rows_of(image, shape: Shape):
    return image.renditions.filter(filter_spec__in=shape.specs)


def focal_key(image, shape: Shape) -> str:
    """What Wagtail knows the files of a cropped picture by: another focal point, other files."""
    return Filter(next(iter(shape.specs))).get_cache_key(image)


def _rows(image, shape: Shape) -> list:
    with image.open_file() as file:
        pixels = Pixels(image, sorted(shape.specs), file)
        key = focal_key(image, shape)
        rows, sizes = [], set()
        for box, name in shape.files(pixels.kind):
            spec = shape.spec(box, name)
            size = (name, pixels.size_of(spec))
            if size not in sizes:  # a small picture has fewer sizes
                sizes.add(size)
                rows.append(
                    image.renditions.model(image=image, filter_spec=spec, focal_point_key=key, file=pixels.file(spec))
                )
    return rows
