"""Sample feedback: cases in all states over two fiscal years, and readers' words on pages. All people are fictional."""

import datetime
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from home.feedback import cases, codes
from home.feedback.models import PageFeedback, State
from portal.bilingual.language import LANGUAGES, THAI
from portal.models import User
from portal.operations.anonymous_forms import fingerprint
from portal.services import services
from portal.tree import Node, snapshot

DATA = Path(__file__).parent.parent / "demo_data"
NONCE, WORD = "demonstration case", "demonstration word"
MOST_PAGES, VOTES, SPREAD_DAYS = 40, 12, 400
MORNING = 10


def build(out) -> None:
    """Adds what is missing; a case that exists is left as it is."""
    by = User.objects.filter(username="head").first()
    rows = yaml.safe_load((DATA / "cases.yaml").read_text(encoding="utf-8"))
    for number, row in enumerate(rows):
        _case(f"{NONCE} {number}", row, by)
    words = _words(yaml.safe_load((DATA / "page_words.yaml").read_text(encoding="utf-8")))
    example = codes.shown(codes.code_of(f"{NONCE} 6"))
    out.write(f"  {len(rows)} suggestions and complaints, one of them answered: {example}; {words} words on pages")


@transaction.atomic
def _case(nonce: str, row: dict, by: User | None) -> None:
    at = _hour(row["days"])
    sent = {name: str(row.get(name, "")) for name in ("words", "service", "counter", "name", "phone", "email")}
    with override(row["language"]):
        case, _code, is_new = cases.receive(
            nonce, {**sent, "kind": row["kind"], "wants_answer": row.get("wants")}, at=at
        )
    if not is_new or row["state"] == State.RECEIVED:
        return
    if by:
        cases.assign(case, by, by, at=at + datetime.timedelta(hours=3))
    cases.move(case, State.HANDLED, by, at=at + datetime.timedelta(hours=4))
    answered = at + datetime.timedelta(days=row.get("after", 1))
    if "th" in row:
        cases.answer(case, {"th": row["th"], "en": row.get("en", "")}, by, at=answered)
        cases.move(case, State.ANSWERED, by, at=answered)
    if row["state"] == State.CLOSED:
        cases.move(case, State.CLOSED, by, at=answered + datetime.timedelta(days=2))


def _words(texts: dict[str, list[str]]) -> int:
    """A dozen readers a page, unevenly spread; how many words there are of the demonstration."""
    today, rows = timezone.localdate(), []
    for place, node in enumerate(_pages()):
        for number in range(VOTES):
            mixed = (place * 31 + number * 17 + 7) % 97
            language = LANGUAGES[mixed % 5 == 0]
            useful = mixed % 10 < (3 if place % 6 == 5 else 8)
            missing = texts[language]
            rows.append(
                PageFeedback(
                    translation_key=node.translation_key,
                    language=language,
                    useful=useful,
                    words="" if useful or mixed % 3 else missing[mixed % len(missing)],
                    day=today - datetime.timedelta(days=(place * 53 + number * 29) % SPREAD_DAYS),
                    form=fingerprint(f"{WORD} {node.translation_key} {number}"),
                )
            )
    PageFeedback.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _pages() -> list[Node]:
    """Public pages in the order of the tree, those of services among them where there are some."""
    tree = snapshot()
    of_services = {service.urls[THAI] for service in services().values()}
    public = [node for node in tree.nodes if node.language == THAI and not node.restricted and not node.alias]
    return sorted(public, key=lambda node: (node.url not in of_services, node.path))[:MOST_PAGES]


def _hour(days: int) -> datetime.datetime:
    """Ten o'clock, so many days ago, here."""
    day = timezone.localdate() - datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(MORNING)))
