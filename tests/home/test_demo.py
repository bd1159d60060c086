"""The centre's sample content."""

import pytest

from home import demo
from home.models import InformationPage
from tests.factories import english_of


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("โทรศัพท์ 0 4299 0100", 'โทรศัพท์ <a href="tel:042990100">0 4299 0100</a>'),
        ("Phone: 1567.", 'Phone: <a href="tel:1567">1567</a>.'),
        ("a@b.example.go.th & c", '<a href="mailto:a@b.example.go.th">a@b.example.go.th</a> &amp; c'),
        ("29000 บาท ปี 2569 ห้อง 1234", "29000 บาท ปี 2569 ห้อง 1234"),
    ],
)
def test_phone_numbers_and_addresses_are_links(text, html):
    assert demo._paragraph([text]) == f"<p>{html}</p>"


@pytest.mark.django_db
def test_the_contact_page_can_be_called_and_written_to_in_both_languages(client, thai_home):
    demo._build_information(thai_home)
    page = InformationPage.objects.get(slug="contact", locale=thai_home.locale)
    for address in (page.get_url(), english_of(page).get_url()):
        text = client.get(address).content.decode()
        text = text[text.index("<main") : text.index("</main>")]
        for link in ("tel:042990100", "mailto:info@saithan.example.go.th", "tel:1111", "tel:1567", "tel:1206"):
            assert f'<a href="{link}">' in text, (address, link)
