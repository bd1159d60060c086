import pytest
from wagtail.models import Page

from home.models import InformationPage
from portal.models import User
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, ServicePageFactory


@pytest.fixture
def agency(thai_home):
    return AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home))


@pytest.fixture
def draft(agency):
    """A draft of a service that says nothing of fees."""
    page = ServicePageFactory(parent=agency, live=False, fees=[])
    page.save_revision()
    return fresh(page)


@pytest.fixture
def old(draft):
    """A service that was published before fees were asked for."""
    draft.get_latest_revision()
    Page.objects.filter(pk=draft.pk).update(live=True, has_unpublished_changes=False)
    return fresh(draft)


@pytest.fixture
def note(thai_home):
    """A draft of a page whose only fault is that it has no summary."""
    page = InformationPage(title="ประกาศ", slug="note", locale=thai_home.locale, live=False)
    thai_home.add_child(instance=page)
    page.save_revision()
    return fresh(page)


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("chief", "chief@example.test", first_name="หัวหน้า"))
    return client


def fresh(page):
    return page.specific_class.objects.get(pk=page.pk)


def is_public(page) -> bool:
    return Page.objects.filter(translation_key=page.translation_key, live=True).exists()


def keys(missing) -> list[str]:
    return [item.code for item in missing]


def information_form(page, **changes) -> dict:
    """What the browser sends for an information page without body."""
    empty = (
        "content_owner",
        "seo_title",
        "search_description",
        "search_image",
        "last_checked",
        "review_date",
        "summary",
    )
    data = dict.fromkeys((*empty, "go_live_at", "expire_at"), "")
    data |= {"title": page.title, "slug": page.slug, "body-count": "0"}
    return {**data, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **changes}


def told(response) -> str:
    """All messages that the admin shows."""
    return "".join(str(message) for message in response.context["messages"])
