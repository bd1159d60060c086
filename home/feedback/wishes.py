"""What words on pages show of people's needs: the pages that help least."""

import datetime
from collections.abc import Iterator

from django.utils.translation import override

from home.feedback.findings import DAYS, worst_pages
from home.feedback.subjects import subject_of
from portal.bilingual.language import THAI
from portal.evidence import Wish, wishes_of


@wishes_of
def weak_pages(day: datetime.date) -> Iterator[Wish]:
    """Of pages that everybody may see."""
    since = day - datetime.timedelta(days=DAYS)
    for page in worst_pages(day):
        with override(THAI):
            subject = subject_of(page.translation_key)
        if subject:
            yield Wish("suggestion", page.translation_key, subject.title, page.useless, since, day)
