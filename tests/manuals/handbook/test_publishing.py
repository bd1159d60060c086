"""What a section needs before it is published; versions."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from manuals.models import HandbookPage, SectionVersion
from portal.editorial.missing import missing_before_publication
from portal.editorial.refused import PublicationRefused
from tests.factories import HandbookPageFactory, UserFactory, english_of

pytestmark = pytest.mark.django_db


def publish(page, user=None, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=user).publish(user=user)
    return HandbookPage.objects.get(pk=page.pk)


class TestReferences:
    @pytest.mark.parametrize("text", ["ดู [[H-900]]", "ดู [[h-001]]", "ดู [[การเปิด]]"])
    def test_one_that_leads_to_no_section_is_refused(self, handbook, text):
        with pytest.raises(PublicationRefused, match=r"\[\["):
            publish(handbook.opening, purpose=text)

    def test_it_is_found_in_rows_and_notes_too(self, handbook):
        page = handbook.opening
        page.may_do = [("point", {"text": "ตาม [[H-901]]"})]
        page.internal_notes = "<p>และ [[H-902]]</p>"
        messages = " ".join(item.message for item in missing_before_publication(page))
        assert "[[H-901]]" in messages
        assert "[[H-902]]" in messages

    def test_a_draft_may_have_it_and_is_told(self, handbook):
        handbook.opening.purpose = "ดู [[H-900]]"
        handbook.opening.save_revision()
        assert [item.code for item in missing_before_publication(handbook.opening)] == ["references"]

    @pytest.mark.parametrize("field", ["mission", "position", "hand_over_contact", "change_note"])
    def test_it_is_found_in_every_text_of_the_section(self, handbook, field):
        setattr(handbook.draft, field, "ตาม [[H-903]]")
        assert "references" in [item.code for item in missing_before_publication(handbook.draft)]

    def test_one_to_a_section_that_has_gone_is_remarked(self, handbook):
        handbook.opening.purpose = "ดู [[H-004]] และ [[H-003]]"
        assert handbook.opening.editorial_remarks() == []
        handbook.draft.delete()
        (remark,) = handbook.opening.editorial_remarks()
        assert remark.code == "gone-references"
        assert "[[H-004]]" in remark.message
        assert "[[H-003]]" not in remark.message

    def test_one_to_a_section_that_is_not_published_may_stand(self, handbook):
        assert publish(handbook.opening, purpose="ดู [[H-004]]").purpose == "ดู [[H-004]]"


class TestVersions:
    def test_the_first_publication_is_the_first_version(self, handbook):
        version = SectionVersion.objects.get(section__code="H-001")
        assert (version.number, version.effective) == (1, datetime.date(2026, 10, 1))

    def test_a_correction_makes_none(self, handbook):
        publish(handbook.opening, purpose="แก้คำผิด")
        assert SectionVersion.objects.filter(section__code="H-001").count() == 1

    @pytest.mark.parametrize(
        ("field", "value"), [("effective", datetime.date(2026, 12, 24)), ("change_note", "เพิ่มการนับคิว")]
    )
    def test_a_correction_keeps_the_day_and_the_note_of_its_version(self, handbook, field, value):
        with pytest.raises(PublicationRefused) as refused:
            publish(handbook.opening, **{field: value})
        (message,) = refused.value.message_dict[field]
        assert "1" in message
        assert SectionVersion.objects.filter(section__code="H-001").count() == 1

    def test_day_and_note_go_with_the_next_version(self, handbook):
        day = datetime.date(2026, 12, 24)
        page = publish(handbook.opening, version=2, effective=day, change_note="เพิ่มการนับคิว")
        assert publish(page, purpose="แก้คำผิด").versions[0].effective == day

    def test_a_higher_number_makes_one_with_its_note(self, handbook):
        user = UserFactory(groups=["Handbook editors"])
        page = publish(handbook.opening, user, version=2, change_note="เพิ่มการนับคิว")
        assert [(version.number, version.note) for version in page.versions] == [(2, "เพิ่มการนับคิว"), (1, "")]
        assert SectionVersion.objects.get(section__code="H-001", number=2).by == user

    def test_a_higher_number_without_a_note_is_refused(self, handbook):
        with pytest.raises(PublicationRefused) as refused:
            publish(handbook.opening, version=2)
        assert "change_note" in refused.value.message_dict

    def test_a_lower_number_is_refused_with_the_last_one(self, handbook):
        page = publish(handbook.opening, version=3, change_note="ใหม่")
        with pytest.raises(PublicationRefused) as refused:
            publish(page, version=2)
        assert "3" in refused.value.message_dict["version"][0]

    def test_english_has_the_same_versions_and_makes_none(self, handbook):
        publish(handbook.lost_card, version=2, change_note="เปลี่ยนผู้รับช่วง")
        english = english_of(handbook.lost_card)
        assert (english.version, [version.number for version in english.versions]) == (2, [2, 1])
        assert SectionVersion.objects.filter(section__code="H-003").count() == 2

    def test_one_is_neither_changed_nor_deleted(self, handbook):
        version = SectionVersion.objects.get(section__code="H-001")
        with pytest.raises(ValidationError):
            version.save()
        with pytest.raises(ValidationError):
            version.delete()
        assert SectionVersion.objects.filter(section__code="H-001").exists()

    def test_an_account_that_goes_leaves_its_versions(self, handbook):
        user = UserFactory(groups=["Handbook editors"])
        publish(handbook.opening, user, version=2, change_note="ใหม่")
        user.delete()
        assert SectionVersion.objects.get(section__code="H-001", number=2).by is None

    def test_versions_outlive_the_section(self, handbook):
        handbook.queue.delete()
        assert SectionVersion.objects.filter(section__code="H-002").exists()


class TestWhatMustBeThere:
    @pytest.mark.parametrize("name", ["purpose", "effective"])
    def test_nothing_is_published_without_it(self, handbook, name):
        with pytest.raises(PublicationRefused) as refused:
            publish(handbook.opening, **{name: "" if name == "purpose" else None})
        assert name in refused.value.message_dict

    def test_a_service_that_does_not_exist_is_refused_in_a_draft_too(self, handbook):
        handbook.opening.service = "no-such-service"
        with pytest.raises(ValidationError, match="no-such-service"):
            handbook.opening.save_revision()

    @pytest.mark.parametrize("slug", ["counter", "print", "read", "read-receipts"])
    def test_an_address_of_the_handbooks_own_is_refused(self, handbook, slug):
        parent = handbook.index if slug == "read-receipts" else handbook.opening
        with pytest.raises(ValidationError):
            HandbookPageFactory(parent=parent, slug=slug)

    def test_a_file_outside_of_the_collection_is_told(self, handbook):
        from wagtail.models import Collection

        from tests.service_pages.two_agencies import document_in

        page = handbook.opening
        file = document_in(Collection.get_first_root_node(), "แบบบันทึก")
        page.forms = [("form", {"title": "แบบ", "document": file})]
        assert [remark.code for remark in page.editorial_remarks()] == ["open-file"]
