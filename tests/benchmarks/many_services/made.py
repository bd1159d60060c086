"""A service on its way into the database."""

import uuid
from dataclasses import dataclass

from wagtail.models import Page

from tests.benchmarks.many_services.samples import Sample


@dataclass
class Made:
    """A service on the way: what it is made of, and its pages once they are stored."""

    sample: Sample
    rows: dict[str, Sample]
    names: dict[str, str]
    code: str
    key: uuid.UUID
    is_translated: bool
    pages: dict[str, Page]
