"""Wrong passwords: counted for a name at an address, for an address and for a name, at every form that takes one."""

import datetime
from ipaddress import ip_address

import pytest
from axes.models import AccessAttempt
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.bilingual.translations import translate_page
from portal.models import PortalDocument
from portal.operations.proxies import visitor_address
from tests.factories import InformationPageFactory, UserFactory, english_of

pytestmark = pytest.mark.django_db
PASSWORD = "a good password"
HERE, THERE = "203.0.113.5", "198.51.100.7"


def sign_in(client, username, password=PASSWORD, address="/login/", **meta):
    return client.post(address, {"username": username, "password": password}, **meta)


def is_signed_in(client):
    return "_auth_user_id" in client.session


class TestThrottling:
    @pytest.mark.parametrize(("address", "language"), [("/login/", "th"), ("/en/login/", "en")])
    def test_after_ten_failures_the_name_is_locked_and_the_reason_told(self, client, address, language):
        UserFactory(username="somebody")
        for _ in range(9):
            assert sign_in(client, "somebody", "wrong", address=address).status_code == 200
        assert sign_in(client, "somebody", "wrong", address=address).status_code == 429
        response = sign_in(client, "somebody", address=address)
        assert response.status_code == 429
        text = response.content.decode()
        assert f'<html lang="{language}"' in text
        assert "15" in text
        assert not is_signed_in(client)

    def test_another_name_is_not_locked_with_it(self, client):
        UserFactory(username="somebody")
        for _ in range(10):
            sign_in(client, "other", "wrong")
        sign_in(client, "somebody")
        assert is_signed_in(client)

    def test_success_begins_the_count_anew(self, client):
        UserFactory(username="somebody")
        for _ in range(3):
            for _ in range(9):
                sign_in(client, "somebody", "wrong")
            assert sign_in(client, "somebody").status_code == 302

    def test_one_address_that_tries_many_names_is_locked(self, client):
        UserFactory(username="somebody")
        statuses = [sign_in(client, f"name-{number}", "wrong", REMOTE_ADDR=HERE).status_code for number in range(50)]
        assert statuses == [200] * 49 + [429]
        assert sign_in(client, "somebody", REMOTE_ADDR=HERE).status_code == 429
        assert sign_in(client, "somebody", REMOTE_ADDR=THERE).status_code == 302

    def test_one_name_that_is_tried_from_many_addresses_is_locked(self, client):
        UserFactory(username="somebody")
        statuses = [
            sign_in(client, "somebody", "wrong", REMOTE_ADDR=f"203.0.113.{number}").status_code for number in range(30)
        ]
        assert statuses == [200] * 29 + [429]
        assert sign_in(client, "somebody", REMOTE_ADDR=THERE).status_code == 429
        UserFactory(username="other")
        assert sign_in(client, "other", REMOTE_ADDR=THERE).status_code == 302

    def test_who_guesses_cannot_begin_anew_with_an_account_of_their_own(self, client):
        UserFactory(username="guesser")
        for number in range(49):
            sign_in(client, f"name-{number}", "wrong", REMOTE_ADDR=HERE)
        assert sign_in(client, "guesser", REMOTE_ADDR=HERE).status_code == 302
        assert sign_in(client, "name-50", "wrong", REMOTE_ADDR=HERE).status_code == 429

    def test_trying_on_does_not_make_the_wait_longer(self, client):
        UserFactory(username="somebody")
        for _ in range(10):
            sign_in(client, "somebody", "wrong")
        last = AccessAttempt.objects.get().attempt_time
        sign_in(client, "somebody", "wrong")
        assert AccessAttempt.objects.get().attempt_time == last
        AccessAttempt.objects.update(attempt_time=last - datetime.timedelta(minutes=16))
        assert sign_in(client, "somebody").status_code == 302

    def test_browsers_that_change_their_name_are_counted_together(self, client):
        for number in range(9):
            sign_in(client, "somebody", "wrong", HTTP_USER_AGENT=f"browser {number}")
        assert sign_in(client, "somebody", "wrong", HTTP_USER_AGENT="another").status_code == 429

    @pytest.mark.parametrize("name", ["n" * 151, "n" * 10_000, "ชื่อ" * 300])
    def test_a_name_longer_than_any_account_is_refused_in_words(self, client, name):
        response = sign_in(client, name)
        assert response.status_code == 200
        assert "150" in response.content.decode()
        assert not AccessAttempt.objects.exists()


class TestWhereARequestComesFrom:
    @pytest.mark.parametrize(
        ("proxies", "forwarded", "counted"),
        [
            (0, "192.0.2.1", HERE),
            (1, "", HERE),
            (1, "192.0.2.1", "192.0.2.1"),
            (1, "10.9.9.9, 192.0.2.1", "192.0.2.1"),
            (2, "10.9.9.9, 192.0.2.1, 198.51.100.1", "192.0.2.1"),
            (2, "192.0.2.1", HERE),
            (1, "nonsense", HERE),
            (1, "'; DROP TABLE", HERE),
            (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            (1, "::ffff:192.0.2.1", "192.0.2.1"),
            (1, "fe80::1%eth0", "fe80::"),
        ],
    )
    def test_only_what_our_own_proxies_saw_is_believed(self, rf, settings, proxies, forwarded, counted):
        settings.TRUSTED_PROXIES = proxies
        assert visitor_address(rf.get("/", REMOTE_ADDR=HERE, HTTP_X_FORWARDED_FOR=forwarded)) == counted

    def test_a_socket_without_proxies_knows_no_address_and_locks_nobody_with_another(self, client, rf):
        assert visitor_address(rf.get("/", REMOTE_ADDR="")) is None
        UserFactory(username="somebody")
        for number in range(60):
            sign_in(client, f"name-{number}", "wrong", REMOTE_ADDR="")
        assert sign_in(client, "somebody", REMOTE_ADDR="").status_code == 302

    @given(text=st.text(max_size=60))
    def test_nothing_that_a_visitor_writes_is_more_than_an_address(self, text):
        request = RequestFactory().get("/", REMOTE_ADDR="")
        request.META["HTTP_X_FORWARDED_FOR"] = text
        with override_settings(TRUSTED_PROXIES=1):
            counted = visitor_address(request)
        assert counted is None or ip_address(counted)

    def test_a_visitor_who_invents_addresses_is_counted_all_the_same(self, client, settings):
        settings.TRUSTED_PROXIES = 1
        for number in range(9):
            sign_in(client, "somebody", "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, {THERE}")
        assert sign_in(client, "somebody", "wrong", HTTP_X_FORWARDED_FOR=f"10.1.1.1, {THERE}").status_code == 429


class TestSharedPasswords:
    @pytest.fixture
    def page(self, thai_home):
        page = InformationPageFactory(parent=thai_home, title="หน้าลับ")
        translate_page(page, {"title": "Secret page"})
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="ถูกต้อง")
        return page

    @pytest.fixture
    def document(self):
        collection = Collection.get_first_root_node().add_child(name="เอกสารภายใน")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="password", password="ถูกต้อง")
        file = ContentFile(b"%PDF-1.7", name="form.pdf")
        return PortalDocument.objects.create(title="เอกสารลับ", collection=collection, file=file)

    def open_with(self, client, address, password, **meta):
        form = client.get(address).context
        return client.post(form["action_url"], {"password": password, "return_url": address}, **meta)

    @pytest.mark.parametrize(("language", "words"), [("th", "รหัสผ่าน"), ("en", "Password needed")])
    def test_the_form_is_in_the_language_of_the_page_and_names_it_not(self, client, page, language, words):
        address = page.get_url() if language == "th" else english_of(page).get_url()
        text = client.get(address).content.decode()
        assert f'<html lang="{language}"' in text
        assert words in text
        assert "หน้าลับ" not in text
        assert "Secret page" not in text

    def test_the_right_password_opens_the_page(self, client, page):
        response = self.open_with(client, page.get_url(), "ถูกต้อง")
        assert response["Location"] == page.get_url()
        assert "หน้าลับ" in client.get(page.get_url()).content.decode()

    @pytest.mark.parametrize("language", ["th", "en"])
    def test_after_ten_wrong_ones_the_form_is_shut_and_says_so(self, client, page, language):
        address = page.get_url() if language == "th" else english_of(page).get_url()
        answers = [self.open_with(client, address, f"wrong {number}") for number in range(10)]
        assert [answer.status_code for answer in answers] == [200] * 9 + [429]
        assert 'aria-invalid="true"' in answers[0].content.decode()
        shut = self.open_with(client, address, "ถูกต้อง")
        assert shut.status_code == 429
        assert f'<html lang="{language}"' in shut.content.decode()
        assert "15" in shut.content.decode()
        assert client.get(address).context["action_url"], "it was not opened"
        assert self.open_with(client, address, "ถูกต้อง", REMOTE_ADDR=THERE).status_code == 302

    def test_a_form_that_leaves_out_where_to_go_is_counted_too(self, client, page):
        action = client.get(page.get_url()).context["action_url"]
        answers = [client.post(action, {"password": f"wrong {number}"}) for number in range(10)]
        assert answers[-1].status_code == 429

    def test_success_begins_the_count_anew(self, client, page):
        for _ in range(3):
            for _ in range(9):
                self.open_with(client, page.get_url(), "wrong")
            assert self.open_with(client, page.get_url(), "ถูกต้อง").status_code == 302
            client.cookies.clear()

    def test_two_pages_are_counted_apart_and_their_address_together(self, client, page, thai_home):
        other = InformationPageFactory(parent=thai_home, slug="other")
        PageViewRestriction.objects.create(page=other, restriction_type="password", password="anders")
        for _ in range(10):
            self.open_with(client, page.get_url(), "wrong")
        assert self.open_with(client, other.get_url(), "anders").status_code == 302

    def test_a_document_is_shut_in_the_same_way(self, client, document):
        assert "เอกสารลับ" not in client.get(document.url).content.decode()
        answers = [self.open_with(client, document.url, f"wrong {number}") for number in range(10)]
        assert [answer.status_code for answer in answers] == [200] * 9 + [429]
        assert self.open_with(client, document.url, "ถูกต้อง").status_code == 429
        assert self.open_with(client, document.url, "ถูกต้อง", REMOTE_ADDR=THERE)["Location"] == document.url

    def test_no_users_name_can_be_the_name_of_a_restriction(self, page):
        with pytest.raises(ValidationError):
            UserFactory.build(username="page restriction 1", password="x").full_clean()
