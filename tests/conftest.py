import pytest
from django.utils import translation

from portal import tree


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test begins with the skeleton of an installation: two languages, two home pages, the site."""
    from home.site import create_site

    with django_db_blocker.unblock():
        create_site(hostname="testserver")


@pytest.fixture(autouse=True)
def tree_follows_at_once(monkeypatch):
    """A test is one transaction that never commits: the tree is told of changes when they happen."""
    monkeypatch.setattr(tree, "after_commit", lambda function: function())
    tree.forget()
    yield
    tree.forget()


@pytest.fixture(autouse=True)
def thai():
    """Every test begins in Thai: a request leaves the language of its address behind in the thread."""
    with translation.override("th"):
        yield


@pytest.fixture
def english(thai):
    """The test runs in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def homes(db):
    """The Thai and the English home page."""
    from home.models import HomePage

    return tuple(HomePage.objects.get(locale__language_code=code) for code in ("th", "en"))


@pytest.fixture
def thai_home(homes):
    return homes[0]


@pytest.fixture
def english_home(homes):
    return homes[1]


@pytest.fixture
def site(thai_home):
    """A page of every type in both languages; see tests/factories.py."""
    from tests.factories import SampleSite

    return SampleSite.build(thai_home)
