"""The page of a manual: the edition in force, of a day, an old one, an announced one, a withdrawn one."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manuals.editions.data import freeze
from manuals.web.dates import OnDayForm
from portal.bilingual.dates import BUDDHIST_OFFSET
from tests.factories import english_of
from tests.manuals.stored import days, edition_of, with_fee, withdraw
from tests.manuals.web.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ADDRESS = "/manuals/id-card-lost/"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.fixture
def three(site):
    """Edition 1 since 100 days, 2 since 10 days, 3 in 30 days; the fee rises by 10 each."""
    data = freeze(site.manual)
    edition_of(site.manual, 1, days(-100), with_fee(data, 10))
    edition_of(site.manual, 2, days(-10), with_fee(data, 20))
    edition_of(site.manual, 3, days(30), with_fee(data, 30))
    return site.manual


def robots(text):
    return '<meta name="robots" content="noindex">' in text


def canonical(text):
    return text.partition('<link rel="canonical" href="')[2].partition('"')[0]


class TestTheEditionInForce:
    def test_is_what_the_address_of_the_manual_shows(self, client, three):
        text = text_of(client, ADDRESS)
        assert "20 บาท" in text
        assert "10 บาท" not in text
        assert "หัวหน้าฝ่ายทะเบียน" in text
        assert not robots(text)
        assert canonical(text) == f"http://testserver{ADDRESS}"

    def test_says_what_the_service_said_when_it_was_issued(self, client, site, three):
        site.translated.title = "ชื่อใหม่ของงานบริการ"
        site.translated.save_revision().publish()
        assert "ชื่อใหม่ของงานบริการ" not in text_of(client, ADDRESS).partition("<main")[2].partition("</main>")[0]

    def test_has_anchors_that_do_not_depend_on_the_edition(self, client, three):
        for address in (ADDRESS, f"{ADDRESS}editions/1/"):
            text = text_of(client, address)
            for anchor in ("documents", "steps", "fees"):
                assert f'id="{anchor}"' in text
                assert f'href="#{anchor}"' in text

    def test_shows_its_files_with_size_and_checksum(self, client, three):
        text = text_of(client, ADDRESS)
        for address in ("/manuals/id-card-lost/editions/2/manual.pdf", "/en/manuals/id-card-lost/editions/2/manual.pdf",
                        "/manuals/id-card-lost/editions/2/sheet.pdf"):  # fmt: skip
            assert f'href="{address}"' in text
        from manuals.models.edition import EditionFile

        for file in EditionFile.objects.filter(edition__number=2):
            assert file.sha256 in text

    def test_tells_figures_before_the_foreword_which_is_in_the_contents(self, client, three):
        text = text_of(client, ADDRESS)
        contents = text.partition('class="contents"')[2].partition("</nav>")[0]
        for anchor in ("foreword", "documents"):
            assert f'href="#{anchor}"' in contents
            assert f'id="{anchor}"' in text
        assert text.count('<dl class="key-facts') == 1
        assert text.index('<dl class="key-facts') < text.index('id="foreword"')

    def test_leads_to_the_service_as_it_is_today_while_everybody_may_see_it(self, client, site, three):
        for prefix in ("", "/en"):
            live = f'{prefix}/services/dopa/id-card-lost/"'
            assert live in text_of(client, prefix + ADDRESS).partition("<article")[2]
        site.translated.unpublish()
        assert "/services/dopa/id-card-lost/" not in text_of(client, ADDRESS).partition("<article")[2]

    def test_bears_its_address_and_the_day_on_paper(self, client, three):
        line = text_of(client, ADDRESS).partition('class="printed-from">')[2].partition("</p>")[0]
        assert f"http://testserver{ADDRESS}" in line
        assert "23 พฤศจิกายน 2569" in line

    def test_announces_what_comes_next(self, client, three):
        text = text_of(client, ADDRESS)
        assert "หมายเหตุฉบับที่ 3" in text
        assert f'href="{ADDRESS}editions/3/"' in text

    def test_is_read_in_english_at_the_english_address(self, client, three):
        text = text_of(client, f"/en{ADDRESS}")
        assert "Head of Registration" in text
        assert "20 baht" in text
        assert 'hreflang="th"' in text

    def test_has_no_english_alternate_where_it_was_issued_without_english(self, client, site, three):
        data = freeze(site.manual)
        data["manual"]["title"]["en"] = None
        edition_of(site.manual, 4, days(0), data)
        assert 'hreflang="en"' not in text_of(client, ADDRESS).partition("</head>")[0]

    def test_of_a_manual_without_editions_says_that_there_is_none(self, client, site):
        text = text_of(client, ADDRESS)
        assert robots(text)
        assert site.manual.purpose in text
        assert site.translated.get_url() in text


class TestOfADay:
    @pytest.mark.parametrize("typed", ["2569-11-01", "2026-11-01", "1/11/2569", "1/11/2026", "๑/๑๑/๒๕๖๙"])
    def test_is_the_one_in_force_on_it(self, client, three, typed):
        text = text_of(client, f"{ADDRESS}?on={typed}")
        assert "10 บาท" in text
        assert robots(text)
        assert canonical(text) == f"http://testserver{ADDRESS}"

    def test_of_today_is_the_page_itself(self, client, three):
        for query in ("?on=2569-11-23", "?on=", "?on=%20"):
            text = text_of(client, ADDRESS + query)
            assert "20 บาท" in text
            assert not robots(text)

    def test_after_an_announced_edition_is_that_edition(self, client, three):
        assert "30 บาท" in text_of(client, f"{ADDRESS}?on=2570-03-01")

    @pytest.mark.parametrize("typed", ["31/2/2569", "soon", "2569", "<b>", "9" * 300, "1/1/0"])
    def test_that_is_none_is_told_at_the_field(self, client, three, typed):
        text = text_of(client, f"{ADDRESS}?{urlencode({'on': typed})}", 400)
        assert 'id="id_on-error"' in text
        assert 'aria-invalid="true"' in text
        assert "<b>" not in text
        assert "20 บาท" in text

    def test_before_the_first_edition_is_not_found_with_a_sentence(self, client, three):
        text = text_of(client, f"{ADDRESS}?on=2500-01-01", 404)
        assert "1 มกราคม 2500" in text
        assert "15 สิงหาคม 2569" in text


@given(day=st.dates(min_value=days(-40_000), max_value=days(40_000)), thai=st.booleans(), buddhist=st.booleans())
def test_a_day_means_the_same_in_both_eras_and_digits(day, thai, buddhist):
    year = day.year + BUDDHIST_OFFSET if buddhist else day.year
    for typed in (f"{year}-{day:%m-%d}", f"{day.day}/{day.month}/{year}"):
        form = OnDayForm.of({"on": typed.translate(THAI_DIGITS) if thai else typed})
        assert form.is_valid(), typed
        assert form.cleaned_data["on"] == day


class TestAnotherEdition:
    def test_that_is_over_says_so_at_its_top_and_leads_to_the_one_in_force(self, client, three):
        text = text_of(client, f"{ADDRESS}editions/1/")
        notice = text.partition('class="notice notice--important"')[2].partition("</div>")[0]
        assert f'href="{ADDRESS}"' in notice
        assert robots(text)
        assert canonical(text) == f"http://testserver{ADDRESS}"
        assert "10 บาท" in text

    def test_that_is_to_come_says_from_when(self, client, three):
        text = text_of(client, f"{ADDRESS}editions/3/")
        assert "23 ธันวาคม 2569" in text
        assert robots(text)

    def test_that_is_in_force_is_kept_by_search_engines_at_the_address_of_the_manual(self, client, three):
        text = text_of(client, f"{ADDRESS}editions/2/")
        assert not robots(text)
        assert canonical(text) == f"http://testserver{ADDRESS}"

    def test_that_was_withdrawn_says_why_and_the_one_before_is_in_force_again(self, client, site, three):
        from manuals.models.edition import Edition

        withdraw(Edition.objects.get(number=2), reason_en="The fee was misprinted")
        text = text_of(client, f"/en{ADDRESS}editions/2/")
        assert "The fee was misprinted" in text
        assert robots(text)
        assert "10 บาท" in text_of(client, ADDRESS)

    def test_that_does_not_exist_is_told_with_those_that_do(self, client, three):
        for number in ("9", "0", "99999999999999999999"):
            assert "1, 2, 3" in text_of(client, f"{ADDRESS}editions/{number}/", 404)

    def test_in_another_language_is_the_same_edition(self, client, three):
        text = text_of(client, f"{ADDRESS}editions/1/")
        assert f'href="/en{ADDRESS}editions/1/"' in text


class TestTheListOfEditions:
    def test_tells_dates_and_changes_of_all_of_them(self, client, three):
        text = text_of(client, f"/en{ADDRESS}editions/")
        for number in (1, 2, 3):
            assert f'href="/en{ADDRESS}editions/{number}/"' in text
            assert f"Note {number}" in text
        assert "10 → 20 baht" in text
        assert f"/en{ADDRESS}compare/?from=1&amp;to=2" in text

    def test_of_a_manual_without_editions_is_a_sentence(self, client, site):
        assert 'class="none"' in text_of(client, f"{ADDRESS}editions/")


class TestTwoEditionsCompared:
    def test_are_the_last_two_without_a_choice(self, client, three):
        text = text_of(client, f"{ADDRESS}compare/")
        assert "20" in text
        assert "30" in text

    def test_show_what_was_said_beside_what_is_said(self, client, three):
        text = text_of(client, f"{ADDRESS}compare/?from=1&to=3")
        table = text.partition("<table")[2].partition("</table>")[0]
        assert "10" in table
        assert "30" in table
        assert "20" not in table

    def test_that_say_the_same_are_a_sentence(self, client, site):
        edition_of(site.manual, 1, days(-2))
        edition_of(site.manual, 2, days(-1))
        assert 'class="none"' in text_of(client, f"{ADDRESS}compare/?from=1&to=2")

    @pytest.mark.parametrize(
        "query", ["from=1&to=1", "from=7&to=1", "from=x&to=2", "from=&to=2", "from=1&to=" + "9" * 50]
    )
    def test_that_cannot_be_compared_are_told_at_the_field(self, client, three, query):
        assert "form__error" in text_of(client, f"{ADDRESS}compare/?{query}", 400)

    def test_of_one_edition_are_a_sentence(self, client, site):
        edition_of(site.manual, 1, days(-2))
        assert '<form class="compare-form"' not in text_of(client, f"{ADDRESS}compare/")


def test_the_english_tree_has_every_address(client, three):
    assert english_of(three).get_url() == f"/en{ADDRESS}"
    for tail in ("", "editions/", "editions/1/", "compare/"):
        text_of(client, f"/en{ADDRESS}{tail}")
