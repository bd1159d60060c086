import io

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from branding.models import Theme
from portal.accounts import ADMINISTRATORS, HEADS, TRANSLATORS
from portal.models import PortalImage, User


@pytest.fixture
def theme(db):
    """The site's theme, a draft with the colours the site has."""
    return Theme.only()


@pytest.fixture
def wear(theme):
    """``wear(primary="#5c1a3a")``: the theme with these fields, published."""

    def publish(**fields):
        for name, value in fields.items():
            setattr(theme, name, value)
        theme.save_revision().publish()
        return Theme.objects.get()

    return publish


def _account(client, group: str):
    user = User.objects.create_user(username=f"someone of {group}", password="a long enough word")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture(params=[HEADS, ADMINISTRATORS])
def carer(request, client, db):
    """A client signed in as one who may change the theme."""
    return _account(client, request.param)


@pytest.fixture
def head(client, db):
    return _account(client, HEADS)


@pytest.fixture
def stranger(client, db):
    """A client signed in as one who may edit, but not change the theme."""
    return _account(client, TRANSLATORS)


@pytest.fixture
def picture(db):
    """``picture(alt_en="")``: a picture of the hall that everybody may see, with its words in both languages."""

    def make(private=False, **fields):
        buffer = io.BytesIO()
        Image.new("RGB", (1400, 800), "#2a6f6b").save(buffer, "JPEG")
        collection = Collection.get_first_root_node().add_child(name="ภาพ")
        if private:
            CollectionViewRestriction.objects.create(
                collection=collection, restriction_type=CollectionViewRestriction.LOGIN
            )
        words = {"title": "โถง", "alt_th": "โถงให้บริการ", "alt_en": "The service hall"} | fields
        return PortalImage.objects.create(
            file=ContentFile(buffer.getvalue(), name="hall.jpg"), collection=collection, **words
        )

    return make


@pytest.fixture
def answer():
    """``answer(primary="red")``: the form of the theme as a browser sends it."""

    def make(*links, **fields):
        colours = {"primary": "#0b4650", "accent": "#f2b632", "link": "#0b4f5c"}
        data = colours | {"font": "sarabun", "shape": "soft", "hero": "", "footer_th": "", "footer_en": ""} | fields
        data |= {"links-TOTAL_FORMS": len(links), "links-INITIAL_FORMS": 0}
        data |= {"links-MIN_NUM_FORMS": 0, "links-MAX_NUM_FORMS": 8}
        for number, (thai, english, url) in enumerate(links):
            row = {"label_th": thai, "label_en": english, "url": url, "ORDER": number + 1, "id": "", "DELETE": ""}
            data |= {f"links-{number}-{name}": value for name, value in row.items()}
        return data

    return make
