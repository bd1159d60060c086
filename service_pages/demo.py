"""The demonstration: twenty agencies, topics by life event, common complaint channels, fifty services through the importer.

Beside them the files of their forms (``demo_forms``) and ten drafts that lack something (``demo_drafts``).
"""

from pathlib import Path

import yaml
from django.db import transaction

from service_pages import demo_drafts, demo_forms
from service_pages.imports import import_services
from service_pages.models import AgencyPage, ComplaintChannel, ServicePage, Topic
from service_pages.setup import ensure_index, make_agency

DATA = Path(__file__).parent / "demo_data"


def build(out) -> None:
    """Make the service list, agencies, topics and services of an empty portal; what exists is left as edited."""
    if ServicePage.objects.exists():
        return
    with transaction.atomic():
        index = ensure_index()
        build_topics()
        _build_complaint_channels()
        build_agencies(index)
        report = import_services(*service_files(), progress=_Progress(out))
        demo_forms.build()
        drafts = demo_drafts.build()
    agencies = AgencyPage.objects.child_of(index).count()
    out.write(f"  {len(report.created)} services of {agencies} agencies, {len(drafts)} drafts")


def service_files() -> list[Path]:
    return sorted((DATA / "services").glob("*.yaml"))


class _Progress:
    """Tells every tenth service."""

    EVERY = 10

    def __init__(self, out):
        self.out = out

    def __call__(self, done: int, total: int, code: str) -> None:
        if done % self.EVERY == 0 and done < total:
            self.out.write(f"  {done} of {total} services")


def build_topics() -> None:
    for position, row in enumerate(_read("topics.yaml")["topics"], 1):
        code = row.pop("code")
        Topic.objects.get_or_create(code=code, defaults=row | {"position": position})


def _build_complaint_channels() -> None:
    for position, row in enumerate(_read("complaints.yaml")["complaints"], 1):
        ComplaintChannel.objects.get_or_create(name_th=row.pop("name_th"), defaults=row | {"position": position})


def build_agencies(index) -> None:
    present = set(AgencyPage.objects.child_of(index).values_list("slug", flat=True))
    for row in _read("agencies.yaml")["agencies"]:
        if row["code"] not in present:
            make_agency(
                index,
                row["code"],
                row["name_th"],
                row["name_en"],
                short_name=row["short_name_th"],
                short_name_en=row["short_name_en"],
                summary=row["summary_th"],
                summary_en=row["summary_en"],
                counters=str(row["counters"]),
                phone=str(row["phone"]),
                website=row["website"],
            )


def _read(name: str) -> dict:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
