"""What words on pages show of people's needs: the pages that help least."""

import datetime
from collections.abc import Iterator

from home.feedback.findings import DAYS, worst_pages
from portal.bilingual.language import THAI
from portal.evidence import Wish, wishes_of
from portal.tree import snapshot


@wishes_of
def weak_pages(day: datetime.date) -> Iterator[Wish]:
    """Of pages that everybody may see."""
    since = day - datetime.timedelta(days=DAYS)
    for page in worst_pages(day):
        node = snapshot().by_key(page.translation_key, THAI)
        if node and not node.restricted:
            yield Wish("suggestion", page.translation_key, node.title, page.useless, since, day)
