"""Sample content: forms, filled-in samples and guides as files in each language, from service_pages/demo_data/forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from django.core.files import File
from wagtail.models import Collection

from portal.bilingual.language import ENGLISH, THAI
from portal.models import PortalDocument
from service_pages.models import AgencyPage, AgencyTeam, ServicePage

FOLDER = Path(__file__).parent / "demo_data" / "forms"


@dataclass(frozen=True)
class SampleFile:
    """A file of the folder: of which service, for the row with which Thai name, in which language."""

    service: str
    row: str
    language: str
    title: str
    path: Path


def sample_files() -> Iterator[SampleFile]:
    data = yaml.safe_load((FOLDER / "forms.yaml").read_text(encoding="utf-8"))
    for form in data["forms"]:
        for kind, titles in data["kinds"].items():
            for language in (THAI, ENGLISH):
                path = FOLDER / f"{form['service']}-{kind}-{language}.pdf"
                title = titles[language] % form[language]
                yield SampleFile(form["service"], form["titles"][kind], language, title, path)


def build() -> None:
    """Give the rows of the published services their files and publish them; a file that is there is taken again."""
    files: dict[str, list[SampleFile]] = {}
    for sample in sample_files():
        files.setdefault(sample.service, []).append(sample)
    pages = ServicePage.objects.filter(code__in=files, locale__language_code=THAI, alias_of=None)
    for page in pages:
        _attach(page, files[page.code])


def _attach(page: ServicePage, files: list[SampleFile]) -> None:
    agency = AgencyPage.objects.parent_of(page).get()
    collection = AgencyTeam.of(agency).collection
    rows = {row.value["title"]: row.value for row in page.forms}
    for sample in files:
        rows[sample.row][f"file_{sample.language}"] = _document(sample, collection)
    page.save_revision().publish()


def _document(sample: SampleFile, collection: Collection) -> PortalDocument:
    existing = PortalDocument.objects.filter(title=sample.title, collection=collection).first()
    if existing:
        return existing
    with sample.path.open("rb") as file:
        return PortalDocument.objects.create(
            title=sample.title, collection=collection, file=File(file, name=f"{sample.title}.pdf")
        )
