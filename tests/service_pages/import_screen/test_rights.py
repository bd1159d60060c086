"""Who may import what, and that an import tells nobody of another agency's drafts."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from service_pages.import_screen.scope import Scope
from service_pages.models import ServiceCode, ServiceImport, ServicePage
from tests.factories import AgencyPageFactory, UserFactory
from tests.service_pages.import_screen.conftest import LIST, Screen
from tests.service_pages.imports.files import complete_row, record
from tests.service_pages.two_agencies import SECRET

pytestmark = pytest.mark.django_db
State = ServiceImport.State


def own(**changes):
    return record(**{"code": "own-service", "topics": ["lost"]} | changes)


@pytest.fixture
def dopa(client, agencies, work_off):
    """The screen as a publisher of the agency dopa meets it."""
    client.force_login(UserFactory(groups=["Publishers dopa"]))
    return Screen(client, work_off)


def sentences(item) -> list[str]:
    return [message for _place, _column, message in item.faults]


class TestScope:
    @pytest.mark.parametrize(
        ("groups", "everything", "codes"),
        [
            ([ADMINISTRATORS], True, set()),
            (["Publishers dopa"], False, {"dopa"}),
            (["Publishers dopa", "Publishers land"], False, {"dopa", "land"}),
            (["Editors dopa"], False, set()),
            ([TRANSLATORS], False, set()),
            ([HEADS], False, set()),
            ([STAFF], False, set()),
        ],
    )
    def test_an_account_imports_for_those_it_publishes_for(self, agencies, groups, everything, codes):
        scope = Scope.of(UserFactory(groups=groups))
        assert (scope.everything, scope.agencies) == (everything, codes)

    def test_a_superuser_imports_everything_and_a_closed_account_nothing(self, homes):
        assert Scope.of(UserFactory(is_superuser=True)).everything
        assert not Scope.of(UserFactory(is_superuser=True, is_active=False))

    @pytest.mark.parametrize("groups", [["Editors dopa"], [TRANSLATORS], [HEADS], [STAFF]])
    def test_others_are_turned_away_and_see_no_menu_item(self, client, agencies, groups):
        client.force_login(UserFactory(groups=groups))
        for address in (LIST, f"{LIST}template/"):
            assert client.get(address).status_code == 302
            assert client.post(address, {"mode": "publish"}).status_code in {302, 405}
        assert f'"{LIST}"' not in client.get("/admin/").content.decode()
        assert not ServiceImport.objects.exclude(pk=agencies.foreign_import.pk).exists()

    def test_a_publisher_is_told_for_which_agency(self, dopa):
        assert "dopa" in dopa.client.get(LIST).content.decode()

    def test_the_template_names_a_publishers_own_agency_only(self, dopa, agencies):
        import io

        import openpyxl

        AgencyPageFactory(parent=agencies.dopa.get_parent(), slug="hidden", title=f"{SECRET} ใหม่", live=False)
        content = dopa.client.get(f"{LIST}template/").content
        book = openpyxl.load_workbook(io.BytesIO(content))
        words = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
        assert "dopa = " in words
        assert SECRET not in words
        assert "land" not in words.split()


class TestAPublisher:
    def test_imports_and_publishes_services_of_the_own_agency(self, dopa):
        item = dopa.imported(own())
        assert item.state == State.DONE
        assert ServicePage.objects.get(code="own-service", locale__language_code="th").live

    @pytest.mark.parametrize("agency", ["land", "unknown", "new-agency"])
    def test_is_refused_for_another_agency_or_a_new_one_in_the_same_words(self, dopa, agency):
        item = dopa.checked(own(), own(code="foreign", agency=agency))
        assert item.state == State.REFUSED
        ((_place, column, message),) = item.faults
        assert column == "agency"
        assert "dopa" in message
        assert agency in message

    def test_learns_nothing_of_another_agencys_codes(self, dopa, agencies):
        """A draft, an unpublished and a public service, and a code whose service is gone: the same sentence."""
        ServiceCode.objects.create(code="gone", translation_key="0" * 32)
        codes = ["land-draft", "land-down", "land-transfer", "gone"]
        item = dopa.checked(*[own(code=code) for code in codes])
        assert len(sentences(item)) == len(codes)
        assert len({sentence.replace(code, "") for sentence, code in zip(sentences(item), codes, strict=True)}) == 1
        assert "กรมที่ดิน" not in dopa.text(item)
        assert SECRET not in dopa.text(item)

    def test_learns_nothing_of_drafts_by_relating_to_them(self, dopa):
        def related(code):
            row = complete_row("related", service=code, relation="related")
            return own(related=[row])

        items = [dopa.checked(related(code)) for code in ("land-draft", "land-down", "nothing-at-all")]
        assert [item.state for item in items] == [State.REFUSED] * 3
        codes = ("land-draft", "land-down", "nothing-at-all")
        assert len({sentences(item)[0].replace(code, "") for item, code in zip(items, codes, strict=True)}) == 1
        assert dopa.checked(related("land-transfer")).state == State.CHECKED

    def test_who_is_no_publisher_any_more_when_it_is_imported_imports_nothing(self, dopa):
        item = dopa.checked(own())
        dopa.confirm(item)
        item.user.groups.clear()
        dopa.work_off()
        item.refresh_from_db()
        assert item.state == State.REFUSED
        assert not ServicePage.objects.filter(code="own-service").exists()

    def test_learns_no_new_title_of_an_agency_that_was_left(self, dopa):
        item = dopa.imported(own(), mode="drafts")
        assert own()["name_th"] in dopa.text(item)
        user = item.user
        user.groups.set(Group.objects.filter(name="Publishers land"))
        page = ServicePage.objects.get(code="own-service", locale__language_code="th")
        page.title = SECRET
        page.save_revision(clean=False)
        assert SECRET not in dopa.text(item)

    def test_a_file_without_agencies_is_told_by_the_columns(self, dopa):
        item = dopa.checked(own(agency=...))
        assert [column for _place, column, _message in item.faults] == ["agency"]


class TestSomebodyElses:
    ADDRESSES = ("import_services_one", "import_services_confirm", "import_services_again", "import_services_problems")

    def test_import_is_not_there(self, dopa, client):
        item = dopa.checked(own())
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        for name in self.ADDRESSES:
            address = reverse(name, args=[item.pk])
            assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}
        assert f"{LIST}{item.pk}/" not in client.get(LIST).content.decode()
        item.refresh_from_db()
        assert item.state == State.CHECKED

    def test_import_is_open_to_superusers(self, dopa, client):
        item = dopa.checked(own())
        client.force_login(UserFactory(is_superuser=True))
        assert client.get(reverse("import_services_one", args=[item.pk])).status_code == 200
        assert f"{LIST}{item.pk}/" in client.get(LIST).content.decode()

    def test_import_that_is_old_goes_with_anybodys_upload(self, dopa, client):
        item = dopa.checked(own())
        ServiceImport.objects.update(created_at=timezone.now() - timedelta(days=31))
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        dopa.uploaded(own())
        assert not ServiceImport.objects.filter(pk=item.pk).exists()


def test_a_forged_request_is_refused(agencies, work_off):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    user = UserFactory(is_superuser=True)
    strict.force_login(user)
    item = ServiceImport.objects.create(user=user, language="th", name="a.yaml", content=b"x", state=State.CHECKED)
    for address in (
        LIST,
        *(reverse(name, args=[item.pk]) for name in ("import_services_confirm", "import_services_again")),
    ):
        assert strict.post(address, {"mode": "publish"}).status_code == 403
    item.refresh_from_db()
    assert item.state == State.CHECKED
