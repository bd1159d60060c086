"""A small handbook: a general section with one below it, one about a service in both languages, a draft."""

from dataclasses import dataclass, fields

import pytest
from django.utils import translation

from manuals.handbook.setup import ensure_handbook
from manuals.models import HandbookIndexPage, HandbookPage
from portal import tree
from portal.bilingual.aliases import ensure_alias
from portal.bilingual.translations import translate_page
from tests.factories import HandbookPageFactory, UserFactory

# In every title and text that only readers of the handbook may see.
SECRET = "SECRETMARK"


@dataclass
class Handbook:
    index: HandbookIndexPage
    opening: HandbookPage
    queue: HandbookPage
    lost_card: HandbookPage
    draft: HandbookPage

    @property
    def live(self) -> list[HandbookPage]:
        return [self.opening, self.queue, self.lost_card]

    @classmethod
    def build(cls, home) -> "Handbook":
        index = ensure_handbook(home)
        opening = HandbookPageFactory(parent=index, title=f"{SECRET} เปิดห้อง", slug="opening")
        queue = HandbookPageFactory(parent=opening, title=f"{SECRET} คิว", slug="queue", purpose="ดู [[H-001]] ก่อน")
        lost = HandbookPageFactory(
            parent=index,
            title=f"{SECRET} บัตรหาย",
            slug="lost-card",
            service="id-card-lost",
            mission="รับเรื่อง",
            words_to_say=[
                ("words", {"situation": "บัตรหาย", "words_th": "แจ้งความก่อนไหมคะ", "words_en": "Did you report it?"})
            ],
            may_do=[("point", {"text": "รับเรื่อง ตาม [[H-002]]"})],
            may_not=[("none", None)],
            hand_over_contact="งานทะเบียน",
            hand_over_phone="0 4299 0101",
        )
        translate_page(lost, {"title": f"{SECRET} Lost card", lost.purpose: "A card is replaced."})
        draft = HandbookPageFactory(parent=index, title=f"{SECRET} ร่าง", slug="draft", live=False)
        draft.save_revision()
        ensure_alias(draft)
        return cls(index, opening, queue, HandbookPage.objects.get(pk=lost.pk), draft)

    def fresh(self) -> "Handbook":
        """The same rows, read anew: nothing that a test has done to an object reaches the next."""
        rows = {field.name: getattr(self, field.name) for field in fields(self)}
        return Handbook(**{name: type(row).objects.get(pk=row.pk) for name, row in rows.items()})


@pytest.fixture(scope="module")
def handbook_of_the_module(site_of_the_module, django_db_blocker):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, translation.override("th"):
        patch.setattr(tree, "after_commit", lambda function: function())
        return Handbook.build(site_of_the_module.home)


@pytest.fixture
def handbook(handbook_of_the_module, site, db) -> Handbook:
    return handbook_of_the_module.fresh()


@pytest.fixture
def officer(db):
    return UserFactory(groups=["Staff"], username="officer")


@pytest.fixture
def head(db):
    return UserFactory(groups=["Heads"], username="head")
