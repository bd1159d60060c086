"""Both trees alike, whatever made a change and in whatever order."""

from itertools import permutations
from random import Random

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, PageViewRestriction

from home.models import InformationPage
from portal.bilingual.translations import translate_page
from portal.bilingual.trees import sync_tree
from portal.editorial.refused import PublicationRefused
from tests.portal.bilingual.conftest import add, english, fresh, publish

pytestmark = pytest.mark.django_db


def page(parent, slug: str, **facts) -> InformationPage:
    return add(parent, InformationPage(title=slug.upper(), slug=slug, **facts))


def restrict(page, *groups: str, kind=PageViewRestriction.GROUPS) -> PageViewRestriction:
    """As the admin's form does it: the row first, its groups afterwards."""
    restriction = PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=kind)
    restriction.groups.set([Group.objects.get_or_create(name=name)[0] for name in groups])
    return restriction


def restrictions(page) -> list:
    return sorted(
        (r.restriction_type, r.password, tuple(sorted(r.groups.values_list("name", flat=True))))
        for r in PageViewRestriction.objects.filter(page=page.pk)
    )


def unlike() -> list[str]:
    """Where the English tree differs from the Thai one."""
    thai_locale, english_locale = (Locale.objects.get(language_code=code) for code in ("th", "en"))
    found = []
    for thai in Page.objects.filter(locale=thai_locale, depth__gt=2).order_by("path"):
        others = Page.objects.filter(translation_key=thai.translation_key, locale=english_locale)
        if len(others) != 1:
            found.append(f"{thai.slug}: {len(others)} English pages")
            continue
        other = others[0]
        if other.get_parent().translation_key != thai.get_parent().translation_key:
            found.append(f"{thai.slug}: below {other.get_parent().slug}")
        if other.slug != thai.slug:
            found.append(f"{thai.slug}: slug {other.slug}")
        if restrictions(other) != restrictions(thai):
            found.append(f"{thai.slug}: {restrictions(thai)} but {restrictions(other)}")
        if other.live != thai.live:
            found.append(f"{thai.slug}: live {thai.live} but {other.live}")
        if thai.get_view_restrictions().exists() and not other.get_view_restrictions().exists():
            found.append(f"{thai.slug}: private in Thai, public in English")
        if other.get_parent().url_path + other.slug + "/" != other.url_path:
            found.append(f"{thai.slug}: address {other.url_path}")
    keys = [p.translation_key for p in Page.objects.filter(locale=thai_locale, depth__gt=1).order_by("path")]
    there = Page.objects.filter(locale=english_locale, translation_key__in=keys).order_by("path")
    if [p.translation_key for p in there] != keys:
        found.append("another order")
    return [*found, *map(str, filter(any, [Page.find_problems()]))]


@pytest.fixture
def subject(thai_home):
    """A page with a child, and two sections it can be moved to, one of them private."""
    page(thai_home, "private")
    restrict(Page.objects.get(slug="private", locale=thai_home.locale), "Staff")
    page(thai_home, "open")
    subject = page(thai_home, "subject")
    page(subject, "below")
    return subject


class Acts:
    """What may happen to a page; each act is a way people or code do it."""

    def __init__(self, page):
        self.page = page

    @property
    def thai(self):
        return fresh(self.page)

    def section(self, slug):
        return Page.objects.get(slug=slug, locale=self.page.locale_id)

    def restrict(self):
        restrict(self.thai, "Heads", "Translators")

    def restrict_english(self):
        restrict(english(self.page), "Heads")

    def translate(self):
        translate_page(self.thai, {"title": "Subject"})

    def move_private(self):
        self.thai.move(self.section("private"), pos="last-child")

    def move_open(self):
        self.thai.move(self.section("open"), pos="first-child")

    def publish(self):
        publish(self.page, summary="ใหม่")

    def rename(self):
        publish(self.page, slug="renamed")

    def unpublish(self):
        self.thai.unpublish()

    def unrestrict(self):
        for restriction in self.thai.view_restrictions.all():
            restriction.delete()


@pytest.mark.parametrize(
    "order",
    [*permutations(("restrict", "translate", "move_private", "unpublish", "publish"))][::8]
    + [*permutations(("restrict", "unrestrict", "translate", "rename", "move_open"))][::10]
    + [*permutations(("restrict_english", "translate", "unpublish", "publish", "move_private"))][::10],
    ids="-".join,
)
def test_any_order_of_events_leaves_the_trees_alike(subject, order, django_capture_on_commit_callbacks):
    acts = Acts(subject)
    for act in order:
        with django_capture_on_commit_callbacks(execute=True):
            getattr(acts, act)()
        assert unlike() == [], act


@pytest.mark.parametrize("seed", range(8))
def test_any_mixture_of_events_leaves_the_trees_alike(subject, seed, django_capture_on_commit_callbacks):
    acts = Acts(subject)
    names = [name for name in vars(Acts) if name not in ("thai", "section") and not name.startswith("_")]
    for act in Random(seed).choices(names, k=10):
        with django_capture_on_commit_callbacks(execute=True):
            getattr(acts, act)()
        assert unlike() == [], act


def test_a_second_restriction_set_on_english_is_added_to_thai(subject):
    restrict(subject, "Heads")
    restrict(english(subject), "Staff")
    assert restrictions(subject) == [("groups", "", ("Heads",)), ("groups", "", ("Staff",))]
    subject.view_restrictions.order_by("pk").first().delete()
    assert restrictions(subject) == restrictions(english(subject)) == [("groups", "", ("Staff",))]


def test_a_restriction_set_on_english_holds_for_thai(subject):
    restrict(english(subject), "Heads")
    assert restrictions(subject) == [("groups", "", ("Heads",))]


def test_a_restriction_lifted_on_english_alone_stays(subject):
    restrict(subject, "Heads")
    english(subject).view_restrictions.get().delete()
    assert restrictions(english(subject)) == [("groups", "", ("Heads",))]


def test_other_groups_password_and_kind_follow(subject):
    restriction = restrict(subject, "Heads")
    restriction.groups.set([Group.objects.get(name="Staff")])
    assert restrictions(english(subject)) == [("groups", "", ("Staff",))]
    restriction.groups.clear()
    restriction.restriction_type, restriction.password = PageViewRestriction.PASSWORD, "rice"
    restriction.save()
    assert restrictions(english(subject)) == [("password", "rice", ())]


def test_a_group_given_a_restriction_from_its_side_follows(subject):
    restriction = restrict(subject, "Heads")
    Group.objects.get(name="Staff").pageviewrestriction_set.add(restriction)
    assert restrictions(english(subject)) == [("groups", "", ("Heads", "Staff"))]


def test_an_alias_made_in_a_private_section_has_the_page_s_own_restriction_too(subject, thai_home):
    section = Page.objects.get(slug="private", locale=thai_home.locale_id)
    inner = InformationPage(title="Inner", slug="inner", summary="S", locale=thai_home.locale, live=False)
    section.add_child(instance=inner)
    restrict(inner, "Heads")
    inner.save_revision().publish()
    section.view_restrictions.get().delete()
    assert restrictions(english(inner)) == [("groups", "", ("Heads",))]


def test_a_move_to_a_place_without_counterpart_makes_it(subject, thai_home):
    place = InformationPage(title="Place", slug="place", summary="S", locale=thai_home.locale)
    thai_home.add_child(instance=place)
    assert not Page.objects.filter(translation_key=place.translation_key).exclude(pk=place.pk).exists()
    subject.move(place, pos="last-child")
    assert unlike() == []


def test_the_order_of_siblings_follows(subject):
    subject.move(Page.objects.get(slug="private", locale=subject.locale_id), pos="left")
    assert unlike() == []
    subject.move(Page.objects.get(slug="open", locale=subject.locale_id), pos="right")
    assert unlike() == []


def test_an_english_page_moved_by_itself_goes_back(subject):
    english(subject).move(Page.objects.get(slug="open", locale__language_code="en"), pos="last-child")
    assert unlike() == []


@pytest.mark.parametrize("translated", [True, False])
def test_deleting_thai_deletes_english_with_what_is_below(subject, translated):
    if translated:
        translate_page(subject, {"title": "Subject"})
    fresh(subject).delete()
    assert not Page.objects.filter(slug__in=["subject", "below"]).exists()
    assert unlike() == []


def test_deleting_by_a_queryset_deletes_english(subject):
    Page.objects.filter(pk=subject.pk).delete()
    assert not Page.objects.filter(slug__in=["subject", "below"]).exists()
    assert unlike() == []


@pytest.mark.parametrize("translated", [True, False])
def test_deleting_english_puts_the_alias_back(subject, translated, django_capture_on_commit_callbacks):
    restrict(subject, "Heads")
    if translated:
        translate_page(subject, {"title": "Subject"})
    with django_capture_on_commit_callbacks(execute=True):
        english(subject).delete()
    assert english(subject).alias_of_id == subject.pk
    assert unlike() == []


def test_english_that_was_unpublished_by_itself_stays_down(subject):
    translate_page(subject, {"title": "Subject"})
    english(subject).unpublish()
    fresh(subject).unpublish()
    publish(subject)
    assert not english(subject).live


def test_english_that_went_down_with_thai_comes_back_with_it(subject):
    translate_page(subject, {"title": "Subject"})
    fresh(subject).unpublish()
    assert not english(subject).live
    publish(subject)
    assert english(subject).live
    assert english(subject).title == "Subject"


def test_thai_taken_down_by_a_plain_save_takes_english_down(subject):
    translate_page(subject, {"title": "Subject"})
    thai = fresh(subject)
    thai.live = False
    thai.save()
    assert not english(subject).live


def test_english_cannot_be_published_while_thai_is_not(subject):
    translate_page(subject, {"title": "Subject"})
    fresh(subject).unpublish()
    with pytest.raises(PublicationRefused):
        english(subject).save_revision().publish()
    assert not english(subject).live


def test_a_draft_translated_before_its_first_publication_goes_live_with_it(thai_home):
    draft = InformationPage(title="Draft", slug="draft", summary="S", locale=thai_home.locale, live=False)
    thai_home.add_child(instance=draft)
    translate_page(draft, {"title": "Draft in English"})
    assert not english(draft).live
    publish(draft)
    assert english(draft).live
    assert unlike() == []


def test_a_slug_changed_without_publishing_is_followed(subject, django_capture_on_commit_callbacks):
    translate_page(subject, {"title": "Subject"})
    thai = fresh(subject)
    thai.slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):
        thai.save()
    assert unlike() == []
    publish(subject)
    assert unlike() == []


def test_trees_that_went_apart_are_mended(subject, thai_home):
    thai_home.add_child(instance=InformationPage(title="Code", slug="code", summary="S", locale=thai_home.locale))
    other = english(subject)
    Page.objects.filter(pk=other.pk).update(slug="elsewhere")
    Page.objects.filter(pk=subject.pk).update(live=False)
    PageViewRestriction.objects.filter(page__slug="private", page__locale=other.locale).delete()
    assert len(unlike()) >= 4
    assert sync_tree() == 1
    assert unlike() == []
    assert sync_tree() == 0


def test_a_page_made_by_code_has_its_alias_once_committed(thai_home, django_capture_on_commit_callbacks):
    for live in (True, False):
        made = InformationPage(title="Code", slug=f"code-{live}", summary="S", locale=thai_home.locale, live=live)
        with django_capture_on_commit_callbacks(execute=True):
            thai_home.add_child(instance=made)
        assert english(made).live == live
    assert unlike() == []


def test_an_alias_that_expires_before_its_thai_page_comes_back(subject):
    english(subject).unpublish()
    fresh(subject).unpublish()
    translate_page(fresh(subject), {"title": "Subject"})
    publish(subject)
    assert english(subject).live
