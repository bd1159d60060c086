"""An agency's groups, approval and collection: made with it however it came, renamed with it, gone with it."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage

from portal.accounts import ADMINISTRATORS
from portal.bilingual.trees import sync_tree
from portal.models import PortalDocument, PortalImage
from service_pages.imports import import_services
from service_pages.models import AgencyPage, AgencyTeam
from service_pages.rights import common_collection
from service_pages.setup import make_agency
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, UserFactory, english_of
from tests.service_pages.imports import files
from tests.service_pages.two_agencies import form_of, image_in, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(thai_home):
    return ServiceIndexPageFactory(parent=thai_home)


def by_a_factory(index, client, tmp_path):
    AgencyPageFactory(parent=index, slug="excise", title="กรมสรรพสามิต")


def by_the_editor(index, client, tmp_path):
    new = AgencyPage(title="กรมสรรพสามิต", slug="excise", locale=index.locale)
    new.path, new.depth = index.path + "ZZZZ", index.depth + 1
    client.force_login(UserFactory(groups=[ADMINISTRATORS]))
    address = f"/admin/pages/add/service_pages/agencypage/{index.pk}/"
    assert client.post(address, form_of(new, summary="ภาษี")).status_code == 302


def by_code(index, client, tmp_path):
    make_agency(index, "excise", "กรมสรรพสามิต", "Excise Department")


def as_a_row_of_the_tree(index, client, tmp_path):
    index.add_child(instance=AgencyPage(title="กรมสรรพสามิต", slug="excise", summary="ภาษี", locale=index.locale))


def by_an_import(index, client, tmp_path):
    path = tmp_path / "services.csv"
    path.write_text(files.csv_text("tax,ภาษี,Tax,excise,กรมสรรพสามิต,Excise,forward"), encoding="utf-8")
    import_services(path)


def as_a_copy(index, client, tmp_path):
    agency = AgencyPageFactory(parent=index, slug="customs", title="กรมศุลกากร")
    client.force_login(UserFactory(groups=[ADMINISTRATORS]))
    copy = {"new_title": "กรมสรรพสามิต", "new_slug": "excise", "new_parent_page": index.pk, "publish_copies": "on"}
    assert client.post(f"/admin/pages/{agency.pk}/copy/", copy).status_code == 302


WAYS = [by_a_factory, by_the_editor, by_code, as_a_row_of_the_tree, by_an_import, as_a_copy]


def thai_agency(slug: str = "excise") -> AgencyPage:
    return AgencyPage.objects.get(slug=slug, locale__language_code="th")


@pytest.mark.parametrize("way", WAYS)
def test_however_an_agency_comes_its_team_is_whole_in_both_languages(index, client, tmp_path, way):
    way(index, client, tmp_path)
    sync_tree()
    agency = thai_agency()
    team = AgencyTeam.of(agency)
    assert team.is_whole
    assert {team.editors.name, team.publishers.name} == {"Editors excise", "Publishers excise"}
    pages = {agency.pk, english_of(agency).pk}
    for group, codenames in (
        (team.editors, {"add_page", "change_page"}),
        (team.publishers, {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
    ):
        rights = set(group.page_permissions.values_list("page", "permission__codename"))
        assert rights == {(page, codename) for page in pages for codename in codenames}
        assert group.permissions.filter(codename="access_admin").exists()
    assert set(WorkflowPage.objects.filter(workflow=team.workflow).values_list("page", flat=True)) == pages
    assert [task.specific for task in team.workflow.tasks] == [team.approval]
    assert team.collection.get_parent() == Collection.get_first_root_node()


def test_the_team_of_a_copy_has_nobody_of_the_first(index, client, tmp_path):
    AgencyPageFactory(parent=index, slug="customs", title="กรมศุลกากร")
    member = UserFactory(groups=["Publishers customs"])
    client.force_login(UserFactory(groups=[ADMINISTRATORS]))
    copy = {"new_title": "กรมสรรพสามิต", "new_slug": "excise", "new_parent_page": index.pk, "publish_copies": "on"}
    client.post(f"/admin/pages/{thai_agency('customs').pk}/copy/", copy)
    assert not thai_agency().permissions_for_user(member).can_edit()
    assert thai_agency("customs").permissions_for_user(member).can_edit()


def test_a_second_agency_of_the_same_address_elsewhere_has_its_own_people(index, thai_home):
    AgencyPageFactory(parent=index, slug="land")
    member = UserFactory(groups=["Editors land"])
    other = AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home, slug="more"), slug="land")
    assert AgencyTeam.of(other).editors.name == "Editors land 2"
    assert not other.permissions_for_user(member).can_edit()
    other.save_revision().publish()
    assert AgencyTeam.of(other).editors.name == "Editors land 2"


def test_somebody_elses_group_of_this_name_is_left_alone(index):
    member = UserFactory(groups=["Publishers land"])
    agency = AgencyPageFactory(parent=index, slug="land")
    assert AgencyTeam.of(agency).publishers.name == "Publishers land 2"
    assert not agency.permissions_for_user(member).can_edit()


def test_an_empty_group_of_this_name_is_taken(index):
    group = Group.objects.create(name="Editors land")
    assert AgencyTeam.of(AgencyPageFactory(parent=index, slug="land")).editors == group


@pytest.mark.parametrize(("slug", "title"), [("a" * 255, "ก" * 255), ("a-" * 100 + "a", "ชื่อยาว " * 30)])
def test_the_longest_names_have_room(index, slug, title):
    agency = AgencyPageFactory(parent=index, slug=slug, title=title.strip())
    assert AgencyTeam.of(agency).is_whole
    agency.title = "ชื่อใหม่" + title[:200]
    agency.save_revision().publish()
    assert AgencyTeam.of(agency).collection.name == agency.title


def test_a_renamed_agency_keeps_its_people_approval_and_files(index):
    agency = AgencyPageFactory(parent=index, slug="half-typed", title="ชื่อเดิม")
    member = UserFactory(groups=["Editors half-typed"])
    before = AgencyTeam.of(agency)
    agency.slug, agency.title = "revenue", "กรมสรรพากร"
    agency.save_revision().publish()
    team = AgencyTeam.of(agency)
    assert member.groups.get().name == "Editors revenue"
    assert (team.approval, team.workflow, team.collection) == (before.approval, before.workflow, before.collection)
    assert "กรมสรรพากร" in team.workflow.name
    assert "กรมสรรพากร" in team.approval.name
    assert team.collection.name == "กรมสรรพากร"


def test_a_new_title_that_is_not_published_is_in_no_name(index):
    agency = AgencyPageFactory(parent=index, slug="land", title="กรมที่ดิน")
    agency.title = "ชื่อที่ยังไม่เผยแพร่"
    agency.save_revision()
    assert AgencyTeam.of(agency).collection.name == "กรมที่ดิน"


def test_an_agency_that_was_never_published_is_not_named_in_reports(index):
    agency = AgencyPageFactory(parent=index, slug="new", title="หน่วยงานลับ", live=False)
    assert "หน่วยงานลับ" not in AgencyTeam.of(agency).workflow.name
    agency.save_revision().publish()
    assert "หน่วยงานลับ" in AgencyTeam.of(agency).workflow.name


def test_what_somebody_deleted_is_made_again(index):
    agency = AgencyPageFactory(parent=index, slug="land")
    Group.objects.get(name="Editors land").delete()
    AgencyTeam.of(agency).workflow.delete()
    reread(agency).save_revision().publish()
    team = AgencyTeam.of(agency)
    assert team.is_whole
    assert agency.get_workflow() == team.workflow


class TestDeletion:
    @pytest.mark.parametrize("with_the_list", [False, True])
    def test_groups_approval_and_empty_collection_go_with_the_agency(self, index, with_the_list):
        agency = AgencyPageFactory(parent=index, slug="gone", title="หน่วยงานเดิม")
        (index if with_the_list else agency).delete()
        assert not AgencyTeam.objects.exists()
        assert not Group.objects.filter(name__endswith=" gone").exists()
        assert not Workflow.objects.exists()
        assert not GroupApprovalTask.objects.exists()
        assert not Collection.objects.filter(name="หน่วยงานเดิม").exists()

    def test_in_the_admin_too(self, index, client):
        agency = AgencyPageFactory(parent=index, slug="gone")
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        client.post(f"/admin/pages/{agency.pk}/delete/")
        assert not Page.objects.filter(slug="gone").exists()
        assert not AgencyTeam.objects.exists()

    def test_a_later_agency_of_the_same_address_inherits_nobody(self, index):
        AgencyPageFactory(parent=index, slug="gone").delete()
        former = UserFactory(groups=["Publishers gone"])
        new = AgencyPageFactory(parent=index, slug="gone", title="หน่วยงานใหม่")
        assert not new.permissions_for_user(former).can_edit()

    def test_files_stay_with_administrators(self, index):
        agency = AgencyPageFactory(parent=index, slug="gone", title="หน่วยงานเดิม")
        image = image_in(AgencyTeam.of(agency).collection, "ภาพ")
        agency.delete()
        image.refresh_from_db()
        assert image.collection.name == "หน่วยงานเดิม"
        assert not image.collection.group_permissions.exists()

    def test_the_english_page_alone_takes_nothing_along(self, index, django_capture_on_commit_callbacks):
        agency = make_agency(index, "land", "กรมที่ดิน", "Department of Lands")
        with django_capture_on_commit_callbacks(execute=True):
            english_of(agency).delete()
        team = AgencyTeam.of(agency)
        assert team.is_whole
        pages = set(team.editors.page_permissions.values_list("page", flat=True))
        assert pages == {agency.pk, english_of(agency).pk}


class TestFiles:
    @pytest.fixture
    def dopa(self, index):
        return AgencyPageFactory(parent=index, slug="dopa", title="กรมการปกครอง")

    @pytest.fixture
    def land(self, index):
        return AgencyPageFactory(parent=index, slug="land", title="กรมที่ดิน")

    @pytest.fixture
    def browser(self, client, dopa, land):
        client.force_login(UserFactory(groups=["Editors dopa"]))
        return client

    def upload(self, browser, kind, collection):
        image = SimpleUploadedFile("a.png", get_test_image_file().file.getvalue(), content_type="image/png")
        document = SimpleUploadedFile("a.pdf", b"%PDF-1.7 text", content_type="application/pdf")
        form = {"title": "แฟ้ม", "file": image if kind == "images" else document, "collection": collection.pk}
        return browser.post(f"/admin/{kind}/add/", form)

    @pytest.mark.parametrize(("kind", "model"), [("images", PortalImage), ("documents", PortalDocument)])
    def test_an_editor_adds_files_to_the_own_collection_only(self, browser, dopa, land, kind, model):
        for collection in (AgencyTeam.of(land).collection, common_collection(), Collection.get_first_root_node()):
            self.upload(browser, kind, collection)
            assert not model.objects.filter(collection=collection).exists()
        self.upload(browser, kind, AgencyTeam.of(dopa).collection)
        assert set(model.objects.values_list("collection", flat=True)) == {AgencyTeam.of(dopa).collection.pk}

    def test_an_editor_lists_and_changes_own_files_and_chooses_common_ones(self, browser, dopa, land):
        own, other = (image_in(AgencyTeam.of(agency).collection, agency.slug) for agency in (dopa, land))
        shared = image_in(common_collection(), "shared")
        listed = browser.get("/admin/images/").content.decode()
        chooser = browser.get("/admin/images/chooser/").json()["html"]
        assert (f"/admin/images/{own.pk}/" in listed, f"/chosen/{own.pk}/" in chooser) == (True, True)
        assert (f"/admin/images/{shared.pk}/" in listed, f"/chosen/{shared.pk}/" in chooser) == (False, True)
        assert (f"/admin/images/{other.pk}/" in listed, f"/chosen/{other.pk}/" in chooser) == (False, False)
        for image, allowed in ((own, True), (shared, False), (other, False)):
            assert (browser.get(f"/admin/images/{image.pk}/").status_code == 200) == allowed
            assert (browser.get(f"/admin/images/{image.pk}/delete/").status_code == 200) == allowed

    def test_an_editor_moves_no_own_file_into_anothers_collection(self, browser, dopa, land):
        own = image_in(AgencyTeam.of(dopa).collection, "own")
        browser.post(f"/admin/images/{own.pk}/", {"title": "own", "collection": AgencyTeam.of(land).collection.pk})
        own.refresh_from_db()
        assert own.collection == AgencyTeam.of(dopa).collection

    def test_an_administrator_adds_files_everywhere(self, client, dopa):
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        for collection in (AgencyTeam.of(dopa).collection, common_collection()):
            self.upload(client, "images", collection)
            assert PortalImage.objects.filter(collection=collection).exists()

    def test_there_is_one_collection_for_all_whatever_it_is_called(self, dopa):
        common = common_collection()
        common.name = "ของทุกคน"
        common.save()
        assert common_collection() == common
