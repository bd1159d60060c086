"""Sample content of the standard: its page, evidence added by hand, who closes gaps, and the states of two years."""

import datetime
from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page

from home.models import InformationPage
from home.standard import catalogue
from home.standard.keeping import keep_all
from home.standard.models import AddedEvidence, Care, CriterionMonth
from home.standard.page import StandardPage
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.translations import translate_page
from portal.models import User

YEARS_BACK = 1  # fiscal years before the present one whose months are kept


def build(home: Page, texts: dict, out) -> None:
    """Make what is missing; ``texts``: home/demo_data/standard.yaml."""
    _build_page(home, texts["page"])
    owner = User.objects.filter(username="head").first()
    if not AddedEvidence.objects.exists():
        _build_evidence(texts["evidence"], owner)
    if not Care.objects.exists():
        _build_cares(texts["care"], owner)
    if not CriterionMonth.objects.exists():
        for day in _days():
            keep_all(day)
    out.write(f"  {CriterionMonth.objects.count()} states of criteria by month")


def _build_page(home: Page, texts: dict) -> None:
    if StandardPage.objects.child_of(home).exists():
        return
    page = StandardPage(
        title=texts["title_th"],
        slug="standard",
        summary=texts["summary_th"],
        body=[("paragraph", f"<p>{texts['body_th']}</p>")],
        locale=home.locale,
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    english = {"title": texts["title_en"], "summary": texts["summary_en"], texts["body_th"]: texts["body_en"]}
    translate_page(StandardPage.objects.get(pk=page.pk), english)


def _build_evidence(rows: list[dict], owner: User | None) -> None:
    today = timezone.localdate()
    for row in rows:
        page = InformationPage.objects.filter(slug=row["page"], locale__language_code="th").first()
        if page:
            AddedEvidence.objects.create(
                standard=catalogue.MAIN,
                criterion=row["criterion"],
                title_th=row["title_th"],
                title_en=row["title_en"],
                page_key=page.translation_key,
                day=today - datetime.timedelta(days=row["days_ago"]),
                months=row["months"],
                is_public=True,
                owner=owner,
            )


def _build_cares(rows: list[dict], owner: User | None) -> None:
    today = timezone.localdate()
    for row in rows:
        due = today + datetime.timedelta(days=row["days"])
        Care.objects.create(standard=catalogue.MAIN, criterion=row["criterion"], owner=owner, due=due, note=row["note"])


def _days() -> Iterator[datetime.date]:
    """The last day of every month kept, and today."""
    today = timezone.localdate()
    year = FiscalYear.of(today)
    firsts = [month for one in range(year.number - YEARS_BACK, year.number + 1) for month in FiscalYear(one).months]
    yield from (first - datetime.timedelta(days=1) for first in firsts[1:] if first <= today)
    yield today
