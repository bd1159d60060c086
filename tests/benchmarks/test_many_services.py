"""Services made for measuring are what publishing makes, and a list of them costs as many queries as a short one."""

import datetime
import re
from collections import Counter

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import ServiceMonth
from portal.accounts import HEADS
from portal.bilingual.held import stale_strings
from portal.editorial.missing import missing_from
from portal.services import services
from service_pages import facts
from service_pages.demo import DATA
from service_pages.imports import import_services
from service_pages.models import ServiceCode, ServicePage
from tests.benchmarks.many_services.__main__ import main
from tests.benchmarks.many_services.building import build
from tests.factories import TopicFactory, UserFactory, english_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples(site, tmp_path):
    """Two services of the demonstration with all their English, each below an agency of its own."""
    services = []
    for agency in ("nhso", "ocpb"):
        (record,) = yaml.safe_load((DATA / "services" / f"{agency}.yaml").read_text(encoding="utf-8"))["services"]
        services.append(record | {"related": []})
    for code in ("welfare-health", "complaints-law"):
        TopicFactory(code=code, name_th=code, name_en=code)
    file = tmp_path / "samples.yaml"
    file.write_text(yaml.safe_dump({"services": services}, allow_unicode=True), encoding="utf-8")
    return ServicePage.objects.filter(slug__in=import_services(file).created, locale=site.home.locale)


def made(samples):
    """The Thai pages of the services that are no samples."""
    return ServicePage.objects.filter(locale=samples[0].locale, live_revision=None).live().order_by("path")


def test_what_is_made_is_complete_and_its_figures_are_those_of_its_rows(samples):
    build(12)
    pages = list(made(samples))
    assert len(pages) == 12
    for page in pages:
        assert missing_from(page) == []
        assert page.glance == facts.measures(page)
        assert ServiceCode.objects.get(code=page.code).translation_key == page.translation_key
        assert english_of(page).glance == page.glance


def test_the_trees_are_whole_and_every_page_answers_in_both_languages(client, samples):
    build(12)
    assert Page.find_problems() == ([], [], [], [], [])
    for page in made(samples):
        for shown in (page, english_of(page)):
            response = client.get(shown.get_url())
            assert response.status_code == 200
            assert shown.title in response.content.decode()


def test_a_share_has_english_that_stays_when_thai_is_published(samples):
    build(12, translated=0.5)
    pages = [page for page in made(samples) if not english_of(page).alias_of_id]
    assert 0 < len(pages) < 12
    before = english_of(pages[0])
    assert stale_strings(pages[0]) == []
    pages[0].save_revision().publish()
    after = english_of(pages[0])
    assert (after.title, after.summary, after.steps.raw_data[0]) == (
        before.title,
        before.summary,
        before.steps.raw_data[0],
    )
    assert english_of(made(samples).exclude(pk__in=[page.pk for page in pages]).first()).alias_of_id


def test_the_same_seed_makes_the_same_services(samples):
    from django.db import transaction

    def titles(seed):
        with transaction.atomic():
            build(8, seed=seed)
            found = list(made(samples).values_list("url_path", "title"))
            transaction.set_rollback(True)
        return found

    assert titles(1) == titles(1) != titles(2)


def test_without_a_sample_it_says_what_to_do_first(site):
    ServicePage.objects.update(live_revision=None)
    with pytest.raises(RuntimeError, match="Build the demonstration first"):
        build(1)


def test_an_installation_in_service_is_refused(settings, samples):
    settings.DEMONSTRATION = False
    with pytest.raises(SystemExit, match="belong into a demonstration"):
        main(["3"])
    assert not made(samples).exists()


@pytest.mark.parametrize("arguments", [["0"], ["-5"], ["many"], ["3", "--translated", "1.5"]])
def test_a_number_or_a_share_that_cannot_be_is_refused(settings, arguments, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert "error:" in capsys.readouterr().err


LISTS = [
    "services/", "services/?page=2", "services/?page={last}", "services/?agency=ocpb", "services/?topic=complaints-law",
    "services/?audience=citizen", "services/?mode={mode}", "services/?audience=citizen&agency=ocpb&page={last}",
    "services/ocpb/", "services/ocpb/?page={last}", "services/topics/welfare-health/",
    "services/topics/welfare-health/?page={last}", "", "centre/",
]  # fmt: skip


def addresses(mode):
    return [f"{home}{path.replace('{mode}', mode)}" for home in ("/", "/en/") for path in LISTS]


def queries(client, address):
    if "{last}" in address:
        pages = re.findall(r"page=(\d+)[&\"]", client.get(address.replace("{last}", "1")).content.decode())
        address = address.format(last=max(map(int, pages), default=1))
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    found = [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert [sql for sql, count in Counter(found).items() if count > 1] == [], address
    return len(found)


def test_every_list_costs_as_many_queries_with_five_hundred_services_as_with_fifty(client, samples):
    mode = samples[0].mode
    build(50)
    fifty = {address: queries(client, address) for address in addresses(mode)}
    build(450)
    assert {address: queries(client, address) for address in addresses(mode)} == fifty
    assert max(fifty.values()) == 3


def count_users():
    """Of every service that has no counts yet, in one month."""
    counted = set(ServiceMonth.objects.values_list("service_code", flat=True))
    month = datetime.date(2026, 9, 1)
    ServiceMonth.objects.bulk_create(
        ServiceMonth(service_code=code, month=month, channel="counter", users=7)
        for code in services()
        if code not in counted
    )


STANDARD = ("/admin/standard/", "/admin/standard/of/open-data-integrity/", "/standard/")


def test_the_standard_costs_as_many_queries_with_five_hundred_services_as_with_fifty(client, samples):
    client.force_login(UserFactory(groups=[HEADS]))
    found = []
    for more in (50, 450):
        build(more)
        count_users()
        found.append({})
        for address in STANDARD:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found[-1][address] = len(captured)
    assert len(services()) >= 500
    assert found[0] == found[1]
    assert max(found[1].values()) <= 60
