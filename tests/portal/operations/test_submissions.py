"""Forms and bodies that no form of ours sends: 400 (405 for methods) with a sentence, nothing stored, never a 500."""

import json
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError
from django.urls import reverse
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.operations.requests import METHODS
from portal.operations.submissions import ForgedSubmissionMiddleware, field_at_fault
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DISMISSIBLES = "/admin/dismissibles/"
FORM = "application/x-www-form-urlencoded"
HIDDEN_NUL = '{"blocks":[{"key":"a","text":"a\\u0000b","type":"unstyled"}],"entityMap":{}}'
HALF = HIDDEN_NUL.replace("u0000", "ud800")
HUGE = "9" * 5000


@pytest.fixture
def editor(client):
    client.raise_request_exception = False
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def form(site):
    """What the editor of an information page sends."""
    empty = ("seo_title", "search_description", "search_image", "last_checked", "review_date", "content_owner")
    body = [("heading", "หัวข้อ"), ("paragraph", rich_text("<p>เนื้อหา</p>"))]
    facts = {"title": "ใหม่", "slug": site.information.slug, "summary": "คำอธิบาย", "go_live_at": "", "expire_at": ""}
    rows = {"body": streamfield(body), "comments": inline_formset([])}
    return nested_form_data({**dict.fromkeys(empty, ""), **facts, **rows})


@pytest.fixture
def address(site):
    return reverse("wagtailadmin_pages:edit", args=[site.information.pk])


def assert_refused(response, status=400):
    assert response.status_code == status
    text = response.content.decode()
    assert "<h1>" in text
    assert 'class="lead"' in text


def test_the_form_itself_is_taken(editor, address, form):
    before = Revision.objects.count()
    assert editor.post(address, form).status_code == 302
    assert Revision.objects.count() == before + 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body-count", "x"), ("body-count", ""), ("body-count", None), ("body-count", "7"), ("body-count", HUGE),
        ("body-0-order", "x"), ("body-0-type", None), ("body-0-deleted", None), ("body-1-value", "x"),
        ("body-1-value", "[1]"), ("body-1-value", "[" * 100_000), ("body-1-value", HIDDEN_NUL), ("body-1-value", HALF),
        ("search_image", "x"), ("search_image", HUGE), ("overwrite_revision_id", "x"), ("title", "a\0b"), ("body-0-id", "\0"),
    ],
)  # fmt: skip
def test_a_forged_field_of_the_page_form_is_refused_and_nothing_is_stored(editor, address, form, field, value):
    before = Revision.objects.count()
    changed = {name: text for name, text in form.items() if name != field}
    if value is not None:
        changed[field] = value
    response = editor.post(address, changed)
    assert_refused(response)
    assert Revision.objects.count() == before


def test_the_sentence_names_the_field(editor, address, form):
    for field, value in (("body-count", "seven"), ("search_image", "a picture")):
        assert field in editor.post(address, {**form, field: value}).content.decode()
    del form["body-0-type"]
    assert "body-0-type" in editor.post(address, form).content.decode()


def test_a_preview_of_a_forged_form_is_refused(editor, site, form):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[site.information.pk])
    assert_refused(editor.post(address, {**form, "body-count": "x"}))


def test_a_nul_in_the_name_of_a_field_is_refused(editor, address, form):
    assert_refused(editor.post(address, {**form, "a\0b": "x"}))
    assert_refused(editor.post("/login/", "user%00name=x", content_type=FORM))


@pytest.mark.parametrize("data", ["x", "[]", "null", '{"update": false}', '{"comment": "a\\u0000"}', '{"comment"'])
def test_forged_data_of_a_workflow_is_refused_before_a_draft_is_stored(editor, address, form, data):
    before = Revision.objects.count()
    forged = {"action-workflow-action": "1", "workflow-action-name": "approve", "workflow-action-extra-data": data}
    assert_refused(editor.post(address, {**form, **forged}))
    assert Revision.objects.count() == before


@pytest.mark.parametrize("year", ["0001", "1899", "9999", "2200", "2300"])
@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_a_moment_that_no_calendar_holds_is_an_error_of_its_field(editor, address, form, site, year, field):
    response = editor.post(address, {**form, field: f"{year}-01-01 00:00"})
    assert response.status_code == 200
    assert "2443" in response.content.decode()  # the year 1900 as the Thai form says it
    assert not Revision.objects.filter(object_id=str(site.information.pk), content__title="ใหม่").exists()


def test_a_moment_typed_in_the_buddhist_era_is_that_moment(editor, address, form, site):
    assert editor.post(address, {**form, "go_live_at": "2640-01-31 09:00"}).status_code == 302
    draft = Revision.objects.filter(object_id=str(site.information.pk)).latest("pk")
    assert draft.content["go_live_at"].startswith("2097-01-31T02:00")


class TestDismissibles:
    @pytest.mark.parametrize(
        "content_type", ["application/json", "text/plain", FORM, "multipart/form-data; boundary=x"]
    )
    @pytest.mark.parametrize(
        "body",
        [b"[]", b"[1]", b'[["a", 1]]', b"x", b'"x"', b"null", b"1", b"\xff\xfe", b'{"a":"\\u0000"}', b'{"\\u0000":1}',
         b'{"a":["\\ud800"]}', b'{"a":1e999}', b'{"a":NaN}', b"[" * 100_000, b"\x00"],
    )  # fmt: skip
    def test_what_is_no_object_of_storable_values_is_refused(self, editor, body, content_type):
        assert_refused(editor.generic("PATCH", DISMISSIBLES, body, content_type=content_type))
        assert not UserProfile.objects.exclude(dismissibles={}).exists()

    def test_an_object_is_taken(self, editor):
        response = editor.patch(DISMISSIBLES, {"whats-new": True, "ข้อความ": "😀"}, content_type="application/json")
        assert response.json() == {"whats-new": True, "ข้อความ": "😀"}


class TestTheTranslatorsEditor:
    """It sends its forms by PUT."""

    @pytest.fixture
    def address(self, site):
        translation = Translation.objects.get(source__object_id=site.information.translation_key)
        segment = StringSegment.objects.filter(source=translation.source).first()
        return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    @pytest.mark.parametrize(
        ("body", "content_type"),
        [
            (b"", FORM), (b"value=a%00b", FORM), (b"val%00ue=a", FORM), (b"other=x", FORM), (b"x", "text/plain"), (b"[1]", "application/json"),
            (b'{"value": "a\\u0000"}', "application/json"), (b'{"value": "x"}', "application/json"),
            (b'--x\r\nContent-Disposition: form-data; name="value"\r\n\r\na\x00b\r\n--x--\r\n', "multipart/form-data; boundary=x"),
            (b"x", "multipart/form-data"),
        ],
    )  # fmt: skip
    def test_what_it_does_not_send_is_refused(self, editor, address, body, content_type):
        before = list(StringTranslation.objects.order_by("pk").values_list("pk", "data"))
        assert_refused(editor.generic("PUT", address, body, content_type=content_type))
        assert list(StringTranslation.objects.order_by("pk").values_list("pk", "data")) == before

    @pytest.mark.parametrize(
        ("body", "content_type"),
        [
            (b"value=New+words", FORM),
            (b'--x\r\nContent-Disposition: form-data; name="value"\r\n\r\nNew words\r\n--x--\r\n', "multipart/form-data; boundary=x"),
        ],
    )  # fmt: skip
    def test_what_it_sends_is_stored(self, editor, address, body, content_type):
        response = editor.generic("PUT", address, body, content_type=content_type)
        assert response.status_code in {200, 201}
        assert StringTranslation.objects.filter(data="New words").exists()


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "FOO"])
def test_a_method_that_no_page_has_is_refused_everywhere(editor, method):
    for address in ("/", "/en/", "/healthz", "/search/", "/th/", "/no-such-page/", "/admin/", DISMISSIBLES, "/media/x"):
        response = editor.generic(method, address)
        assert_refused(response, 405)
        assert response["Allow"] == ", ".join(METHODS)
        assert response["Content-Language"] == ("en" if address.startswith("/en") else "th")


class TestWhatAFailureIsAbout:
    def failure(self, run):
        try:
            run()
        except Exception as error:
            return error
        raise AssertionError("it did not fail")

    def test_a_field_that_is_missing_is_named(self):
        assert field_at_fault(MultiValueDictKeyError("steps-count"), {}) == "steps-count"

    def test_a_value_that_the_failure_quotes_names_its_field(self):
        error = self.failure(lambda: int("seven"))
        assert field_at_fault(error, {"a": ["1"], "count": ["seven"]}) == "count"
        assert field_at_fault(error, {"a": ["seven"], "count": ["seven"]}) == ""

    def test_json_that_was_sent_names_its_field(self):
        error = self.failure(lambda: json.loads("{oops"))
        assert field_at_fault(error, {"data": ["{oops"]}) == "data"
        assert field_at_fault(error, {"data": ["other"]}) is None

    def test_a_failure_of_our_own_stays_one(self):
        sent = {"title": ["หน้า"], "count": ["7"]}
        for error in (ValueError("nothing of theirs"), KeyError("title"), ZeroDivisionError("7"), RuntimeError("'7'")):
            assert field_at_fault(error, sent) is None

    def test_a_number_that_the_database_cannot_hold_is_about_what_was_sent(self):
        assert field_at_fault(DataError("integer out of range"), {"id": ["9"]}) == ""
        assert field_at_fault(DataError("integer out of range"), {}) is None

    def test_what_contradicts_the_database_is_told_as_that(self, rf):
        middleware = ForgedSubmissionMiddleware(lambda request: None)
        with translation.override("en"):
            response = middleware.process_exception(rf.post("/admin/x/", {"a": "1"}), IntegrityError("UNIQUE"))
        assert_refused(response)
        assert "contradicts" in response.content.decode()

    def test_outside_the_admin_a_failure_is_never_taken_for_a_forged_form(self, rf):
        middleware = ForgedSubmissionMiddleware(lambda request: None)
        error = self.failure(lambda: int("x"))
        assert middleware.process_exception(rf.post("/search/", {"q": "x"}), error) is None
        assert middleware.process_exception(rf.post("/admin/x/", {"q": "x"}), error).status_code == 400


@pytest.fixture
def translated(site):
    return Translation.objects.get(source__object_id=site.information.translation_key)


NOT_PO = {
    "nothing": b"",
    "a table of another program": b'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "bytes": bytes(range(256)),
    "a page": "<html><body>ไม่ใช่</body></html>".encode(),
    "a broken entry": b'msgid "a\nmsgstr[x "b"\n',
    "a list": b"- a\n- b\n",
    "an encoding that is none of texts": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=rot13\\n"\n',
    "only the name of an entry": b"msgid",
    "the name of a file that is there": b"/etc/hostname",
}


@pytest.mark.parametrize("content", NOT_PO.values(), ids=list(NOT_PO))
def test_a_file_that_is_no_po_file_is_told_to_the_translator(editor, translated, content):
    address = reverse("wagtail_localize:upload_pofile", args=[translated.pk])
    before = list(StringTranslation.objects.values_list("pk", "data"))
    response = editor.post(address, {"file": SimpleUploadedFile("a.po", content), "next": "/admin/"}, follow=True)
    assert response.status_code == 200
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert list(StringTranslation.objects.values_list("pk", "data")) == before


@pytest.fixture
def upload(editor, translated, tmp_path, monkeypatch):
    """``upload(text)``: a PO file with ``text`` below its head is sent; temporary files are made in ``tmp_path``."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    address = reverse("wagtail_localize:upload_pofile", args=[translated.pk])

    def upload(text: str, number: str = str(translated.uuid), charset: str = "utf-8"):
        head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n'
        head += f'"X-WagtailLocalize-TranslationID: {number}\\n"\n\n'
        file = SimpleUploadedFile("a.po", (head + text).encode())
        return editor.post(address, {"file": file, "next": "/admin/"}, follow=True)

    return upload


def entry(translated, text: str) -> str:
    segment = StringSegment.objects.filter(source=translated.source, context__path="title").get()
    return f'msgctxt "title"\nmsgid "{segment.string.data}"\nmsgstr "{text}"\n'


def levels(response) -> list[str]:
    return [message.level_tag for message in response.context["messages"]]


def test_a_po_file_of_the_translation_is_taken_and_leaves_no_file_behind(upload, translated, tmp_path):
    assert levels(upload(entry(translated, "New words"))) == ["success"]
    assert StringTranslation.objects.filter(data="New words", context__path="title").exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "charset", "words"),
    [
        ("6f8e0a9c-0000-4000-8000-000000000000", "utf-8", "New words"),
        ("", "utf-8", "New words"),
        (None, "utf-8", "a\0b"),
        (None, "raw_unicode_escape", "a\\ud800b"),
    ],
)
def test_what_is_refused_is_logged_and_leaves_nothing_behind(
    upload, translated, tmp_path, caplog, number, charset, words
):
    before = list(StringTranslation.objects.values_list("pk", "data"))
    number = str(translated.uuid) if number is None else number
    response = upload(entry(translated, words), number=number, charset=charset)
    assert response.status_code == 200
    assert levels(response) == ["error"]
    assert list(StringTranslation.objects.values_list("pk", "data")) == before
    assert list(tmp_path.iterdir()) == []
    assert [record.levelname for record in caplog.records if "PO file" in record.message] == ["WARNING"]


def test_a_fault_of_ours_while_words_are_stored_is_no_fault_of_the_file(upload, translated, monkeypatch):
    def fails(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(Translation, "import_po", fails)
    assert upload(entry(translated, "New words")).status_code == 500


def test_no_file_at_all_is_told_to_the_translator(editor, translated):
    address = reverse("wagtail_localize:upload_pofile", args=[translated.pk])
    response = editor.post(address, {"next": "/admin/"}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


@pytest.mark.parametrize("data", [{}, {"external-link-chooser-link_text": "ก"}])
def test_a_link_without_its_address_is_refused(editor, data):
    assert editor.post(reverse("wagtailadmin_choose_page_external_link"), data).status_code == 400
