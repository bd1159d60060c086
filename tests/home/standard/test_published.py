"""What lists of open data ask for turns with what everybody may read."""

import datetime

import pytest

from home.records.models import Plan
from home.standard import published
from portal.evidence import Asked, State
from tests.factories import NewsPageFactory, english_of

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 23)
ASKED = Asked(DAY)
WORDS = [("paragraph", "<p>ก</p>")]


@pytest.mark.parametrize("section", ["structure", "duties"])
def test_a_section_of_the_centre_in_both_languages(site, section):
    find = getattr(published, f"{section}_told")
    assert find(ASKED).state == State.MISSING
    setattr(site.centre, section, WORDS)
    site.centre.save_revision().publish()
    found = find(ASKED)
    assert (found.state, [proof.url for proof in found.proofs]) == (State.MET, [site.centre.get_url()])
    english_of(site.centre).unpublish()
    assert find(ASKED).state == State.PARTLY
    site.centre.unpublish()
    assert find(ASKED).state == State.MISSING


def test_news_ages_from_its_latest(site):
    assert published.news(Asked(datetime.date(2000, 1, 1))).state == State.MISSING
    page = NewsPageFactory(parent=site.news_index, slug="two", date=DAY)
    found = published.news(ASKED)
    assert (found.state, found.as_of) == (State.MET, page.date)
    page.view_restrictions.create(restriction_type="login")
    assert published.news(ASKED).as_of != page.date


@pytest.mark.parametrize(
    ("term", "find"),
    [("long", published.public_long_plan), ("short", published.public_short_plan)],
    ids=["long", "short"],
)
def test_a_plan_that_everybody_may_read(site, term, find):
    plan = Plan(
        term=term, title_th="แผน", title_en="Plan", purpose_th="ก", purpose_en="a",
        date=DAY, starts=DAY, ends=DAY + datetime.timedelta(days=30), is_public=False,
    )  # fmt: skip
    plan.save()
    assert find(ASKED).state == State.MISSING
    plan.is_public = True
    plan.save()
    found = find(ASKED)
    assert (found.state, [proof.url for proof in found.proofs]) == (State.MET, [f"{site.standard.get_url()}plans/"])
    assert find(Asked(DAY + datetime.timedelta(days=31))).state == State.OUTDATED
