"""404 at an address whose neighbours are known."""

from collections.abc import Iterable
from itertools import islice

from django.http import Http404

# How many ways on stand below the sentence.
MOST_OFFERED = 60


class NotFoundHere(Http404):
    """What is not there, in words: ``heading``, and ``reason`` as a sentence. ``choices``: label and address of what is.

    The words of such an address are nothing to search for.
    """

    def __init__(self, heading: str, reason: str, choices: Iterable[tuple[str, str]]):
        self.heading = heading
        self.choices = list(islice(choices, MOST_OFFERED))
        super().__init__(reason)
