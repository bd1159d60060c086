"""What editors and translators meet in the admin."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import InformationPage
from portal.bilingual import held
from portal.bilingual.translations import translate_page
from portal.models import HeldText, User
from tests.portal.bilingual.conftest import add, english, fresh, publish, step
from tests.portal.bilingual.test_sync import typed

pytestmark = pytest.mark.django_db


def account(name: str, *groups: str, **facts) -> User:
    user = User.objects.create_user(name, email=f"{name}@example.test", **facts)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("chief", "chief@example.test"))
    return client


@pytest.fixture
def translator(client):
    client.force_login(account("translator", "Translators"))
    return client


@pytest.fixture
def apprentice(client, english_home):
    """May edit and begin translations, may not publish."""
    from wagtail.models import GroupPagePermission

    group = Group.objects.create(name="Apprentices")
    group.permissions.set(Group.objects.get(name="Translators").permissions.all())
    permission = english_home.group_permissions.get(
        group__name="Translators", permission__codename="change_page"
    ).permission
    GroupPagePermission.objects.create(group=group, page=english_home, permission=permission)
    client.force_login(account("apprentice", "Apprentices"))
    return client


@pytest.fixture
def english_is_refused(monkeypatch):
    def refuse(self):
        if self.locale.language_code == "en" and self.title == "About":
            raise ValidationError({"title": "Too long."})

    monkeypatch.setattr(InformationPage, "clean", refuse)


@pytest.fixture
def about(thai_home):
    page = add(thai_home, InformationPage(title="เกี่ยวกับ", slug="about", summary="เดิม"))
    translate_page(page, {"title": "About", "summary": "Earlier"})
    return fresh(page)


def edit(client, page, **facts):
    empty = ("content_owner", "seo_title", "search_description", "search_image", "last_checked", "review_date")
    data = dict.fromkeys((*empty, "go_live_at", "expire_at"), "")
    data |= {"title": page.title, "slug": page.slug, "summary": page.summary}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "body-count": "0"}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**data, **facts}, follow=True)


def test_a_refused_publication_is_told_and_the_draft_kept(admin, about, english_is_refused):
    response = edit(admin, about, summary="ใหม่", **{"action-publish": "1"})
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[about.pk])
    told = [str(message) for message in response.context["messages"]]
    assert len(told) == 1
    assert "Too long." in told[0]
    assert about.title in told[0]
    assert fresh(about).summary == "เดิม"
    assert fresh(about).get_latest_revision_as_object().summary == "ใหม่"


def test_publishing_in_the_editor_changes_english_too(admin, about):
    edit(admin, about, last_checked="2026-11-22", **{"action-publish": "1"})
    assert english(about).last_checked == fresh(about).last_checked == datetime.date(2026, 11, 22)


def test_a_new_page_of_the_editor_has_its_alias(admin, thai_home):
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", thai_home.pk])
    for slug, action in (("one", {}), ("two", {"action-publish": "1"})):
        page = InformationPage(title="หน้า", slug=slug)
        data = {
            "title": page.title,
            "slug": slug,
            "summary": "S",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
        assert admin.post(address, {**data, **action}).status_code == 302
        made = InformationPage.objects.get(slug=slug, locale=thai_home.locale)
        assert english(made).alias_of_id == made.pk
        assert english(made).live == made.live == bool(action)


def test_a_bad_scheduled_page_does_not_keep_others_waiting(thai_home, about, english_is_refused):
    other = add(thai_home, InformationPage(title="อื่น", slug="other"))
    owner = account("owner")
    for page, hours in ((about, 2), (other, 1)):
        draft = fresh(page)
        draft.summary, draft.go_live_at = "ตามกำหนด", timezone.now() + datetime.timedelta(hours=1)
        revision = draft.save_revision(user=owner)
        revision.publish()
        past = timezone.now() - datetime.timedelta(hours=hours)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
        content = Revision.objects.get(pk=revision.pk).content | {"go_live_at": past.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(content=content)
    call_command("publish_scheduled")
    assert fresh(other).summary == "ตามกำหนด"
    assert fresh(about).summary == "เดิม"
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert PageLogEntry.objects.filter(page=about.pk, action="wagtail.schedule.cancel").exists()
    assert mail.outbox[0].to == ["owner@example.test"]
    assert "Too long." in mail.outbox[0].body


def test_an_editor_marks_a_change_as_minor(admin, about):
    publish(about, summary="เดิม.")
    address = reverse("portal_stale_english", args=[about.pk])
    assert address in admin.get(reverse("wagtailadmin_pages:edit", args=[about.pk])).content.decode()
    listed = admin.get(address)
    assert "Earlier" in listed.content.decode()
    response = admin.post(address, {"path": ["summary"]})
    assert response.url == reverse("wagtailadmin_pages:edit", args=[about.pk])
    assert not HeldText.objects.exists()
    assert held.stale_strings(about) == []
    assert PageLogEntry.objects.filter(page=about.pk, action="portal.english_stands").exists()
    assert address not in admin.get(reverse("wagtailadmin_pages:edit", args=[about.pk])).content.decode()


def test_who_may_not_publish_thai_cannot_mark_its_changes_as_minor(translator, about):
    publish(about, summary="เดิม.")
    translator.post(reverse("portal_stale_english", args=[about.pk]), {"path": ["summary"]})
    assert HeldText.objects.exists()


def submit(client, page):
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(address, {"locales": [english(page).locale_id]})


def test_who_may_edit_english_may_begin_a_translation(apprentice, card, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submit(apprentice, card)
    page = english(card)
    assert page.alias_of_id is None
    assert page.live
    assert page.title == card.title
    assert held.untranslated_pages() == {page.pk}
    translate_page(card, {"title": "ID card"})
    assert held.untranslated_pages() == frozenset()


def test_beginning_again_where_words_wait_needs_the_right_to_publish(apprentice, card):
    translate_page(card, {"title": "ID card"})
    page = english(card)
    page.alias_of_id = card.pk
    page.save(update_fields=["alias_of_id"], clean=False)
    Translation.objects.all().delete()
    submit(apprentice, card)
    assert english(card).alias_of_id == card.pk


def test_who_may_not_edit_english_cannot_begin(client, card):
    from django.contrib.auth.models import Permission

    user = account("outsider", "Heads")
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    submit(client, card)
    assert english(card).alias_of_id == card.pk


def test_a_translation_begun_again_has_the_facts_of_today(admin, translated):
    admin.post(reverse("wagtail_localize:convert_to_alias", args=[english(translated).pk]))
    assert english(translated).alias_of_id == translated.pk
    publish(translated, steps=step(fresh(translated), duration=20))
    submit(admin, translated)
    assert english(translated).alias_of_id is None
    assert english(translated).steps[0].value["duration"] == 20


def test_who_may_not_publish_english_cannot_give_a_translation_up(apprentice, translated):
    apprentice.post(reverse("wagtail_localize:convert_to_alias", args=[english(translated).pk]))
    assert english(translated).alias_of_id is None


def test_giving_a_translation_up_ends_what_is_held(admin, translated):
    publish(translated, summary="ใหม่")
    admin.post(reverse("wagtail_localize:convert_to_alias", args=[english(translated).pk]))
    assert not HeldText.objects.exists()


def update(client, page, **data):
    source = TranslationSource.objects.get_for_instance(page)
    return client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), data)


def test_typed_words_are_released_only_by_who_may_publish(apprentice, translated):
    typed(translated, "summary", "Typed only")
    update(apprentice, translated, publish_translations="on")
    assert english(translated).summary == "A new card"
    update(apprentice, translated)
    assert english(translated).summary == "A new card"


def test_a_translator_releases_typed_words(translator, translated):
    word = typed(translated, "summary", "Typed only")
    update(translator, translated, publish_translations="on")
    assert english(translated).summary == "Typed only"
    assert StringTranslation.objects.get(pk=word.pk).data == "Typed only"


def test_an_english_page_is_not_moved_by_itself_in_the_admin(admin, about, english_home, thai_home):
    add(thai_home, InformationPage(title="ที่", slug="place"))
    place = InformationPage.objects.get(slug="place", locale=english_home.locale)
    address = reverse("wagtailadmin_pages:move_confirm", args=[english(about).pk, place.pk])
    assert admin.post(address).url == reverse("wagtailadmin_pages:edit", args=[about.pk])


def test_a_move_in_the_admin_moves_both(admin, about, thai_home):
    place = add(thai_home, InformationPage(title="ที่", slug="place"))
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[about.pk, place.pk]))
    assert english(about).get_parent().pk == english(place).pk


def test_deleting_and_unpublishing_in_the_admin_reach_both(admin, about):
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[about.pk]))
    assert not english(about).live
    admin.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
    assert not InformationPage.objects.filter(translation_key=about.translation_key).exists()


def test_an_alias_is_not_made_an_ordinary_page(admin, card):
    response = admin.post(reverse("wagtailadmin_pages:convert_alias", args=[english(card).pk]))
    assert response.url == reverse("wagtail_localize:submit_page_translation", args=[card.pk])
    assert english(card).alias_of_id == card.pk


def test_english_is_not_published_before_thai_in_the_editor(admin, about):
    fresh(about).unpublish()
    response = admin.post(
        reverse("wagtailadmin_pages:edit", args=[english(about).pk]), {"action": "publish"}, follow=True
    )
    assert len(response.context["messages"]) == 1
    assert not english(about).live


def test_a_translator_sets_no_restriction_that_thai_would_take_over(translator, about):
    response = translator.post(f"/admin/pages/{english(about).pk}/privacy/", {"restriction_type": "login"})
    assert response.url == "/admin/"
    assert not PageViewRestriction.objects.exists()


def test_who_may_publish_thai_sets_privacy_on_the_english_page_too(admin, about):
    admin.post(f"/admin/pages/{english(about).pk}/privacy/", {"restriction_type": "login"})
    assert set(PageViewRestriction.objects.values_list("page", flat=True)) == {about.pk, english(about).pk}


def test_a_translation_is_not_stopped(admin, about):
    translation = Translation.objects.get(source__object_id=about.translation_key)
    response = admin.post(f"/admin/localize/translate/{translation.pk}/disable/", follow=True)
    assert len(response.context["messages"]) == 1
    assert Translation.objects.get(pk=translation.pk).enabled


def test_a_page_is_not_copied_as_an_alias_of_itself(admin, card):
    count = Page.objects.count()
    copy = {"new_title": "x", "new_slug": "x", "new_parent_page": card.get_parent().pk, "alias": "on"}
    response = admin.post(f"/admin/pages/{card.pk}/copy/", copy, follow=True)
    assert len(response.context["messages"]) == 1
    assert Page.objects.count() == count


def test_the_chooser_names_no_draft_and_no_private_page_to_those_who_may_not_edit_them(translator, admin_client, about):
    about.title = "Hidden page"
    publish(about)
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    fresh(about).get_parent().add_child(instance=InformationPage(title="Hidden draft", slug="draft", live=False))
    for address in ("/admin/choose-page/search/?q=hidden", f"/admin/choose-page/{about.get_parent().pk}/"):
        assert "Hidden" not in translator.get(address).content.decode()
        assert "Hidden draft" in admin_client.get(address).content.decode()
