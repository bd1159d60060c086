"""Sample content: unpublished Thai drafts with deliberate gaps, from service_pages/demo_data/drafts.yaml."""

import uuid
from pathlib import Path

import yaml
from wagtail.blocks import StreamValue

from portal.bilingual.aliases import ensure_alias
from portal.bilingual.language import THAI
from portal.blocks.rows import NONE
from service_pages.imports.columns import row_kinds
from service_pages.models import AgencyPage, ServicePage, ServiceTopic, Topic

FILE = Path(__file__).parent / "demo_data" / "drafts.yaml"


def records() -> list[dict]:
    """The drafts by the fields of ServicePage, with ``agency``, ``topics`` and ``gaps``: what the editor is told."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["drafts"]


def build() -> list[ServicePage]:
    """Make the drafts below their agencies, as an editor saves them; none is ever published."""
    agencies = {page.slug: page for page in AgencyPage.objects.filter(locale__language_code=THAI, alias_of=None)}
    topics = {topic.code: topic for topic in Topic.objects.all()}
    return [_build(agencies[record["agency"]], record, topics) for record in records()]


def _build(agency: AgencyPage, record: dict, topics: dict[str, Topic]) -> ServicePage:
    rows = {name: _rows(name, record[name]) for name in row_kinds() if name in record}
    facts = {name: value for name, value in record.items() if name not in {"agency", "topics", "gaps", *rows}}
    page = ServicePage(locale=agency.locale, live=False, **facts, **rows)
    page.service_topics.set([ServiceTopic(topic=topics[code]) for code in record.get("topics", ())])
    agency.add_child(instance=page)
    page.save_revision(clean=False)
    ensure_alias(page)
    return page


def _rows(name: str, rows: list) -> StreamValue:
    """The value of a rows field; an item ``none`` states that there is none."""
    kind = row_kinds()[name]
    children = [(NONE, None) if row == NONE else (kind.block_type, kind.block.to_python(row)) for row in rows]
    return StreamValue(kind.stream, [(block_type, value, str(uuid.uuid4())) for block_type, value in children])
