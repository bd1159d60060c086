"""The page of a manual: the edition in force, of a day, an old one, an announced one, a withdrawn one."""

import copy
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from manuals.editions.data import freeze
from manuals.models.edition import Edition
from manuals.web.changes import MOST_TOLD
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


def notices(text):
    """The words of the notices about editions, in their order."""
    notes = BeautifulSoup(text, "html.parser").select("main .notice:not(.language-notice)")
    return [" ".join(note.get_text(" ").split()) for note in notes]


def edition_line(text):
    return " ".join(BeautifulSoup(text, "html.parser").select_one(".edition-line").get_text(" ").split())


def title(text):
    return text.partition("<title>")[2].partition("</title>")[0]


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

    def test_says_so_until_when_and_where_the_others_are(self, client, three):
        text = text_of(client, f"/en{ADDRESS}")
        assert "In force today" in edition_line(text)
        assert "In force until 22 December 2026" in edition_line(text)
        assert text.count('href="#other-editions"') == 2
        assert 'id="other-editions"' in text
        assert "In force today" not in text_of(client, f"/en{ADDRESS}editions/1/")

    def test_announces_what_comes_next_with_what_it_changes(self, client, three):
        text = text_of(client, f"/en{ADDRESS}")
        assert f'href="/en{ADDRESS}editions/3/"' in text
        assert f'href="/en{ADDRESS}compare/?from=2&amp;to=3"' in text
        (notice,) = notices(text)
        assert "Edition 3 will be in force from Wednesday 23 December 2026." in notice
        assert "Note 3" in notice
        assert "20 → 30 baht" in notice

    def test_tells_some_of_many_changes_and_how_many_there_are_beside(self, client, site):
        data = freeze(site.manual)
        data["manual"]["goals"] = []
        edition_of(site.manual, 1, days(-10), data)
        more = copy.deepcopy(data)
        more["manual"]["goals"] = [{"th": f"เป้าหมาย {number}", "en": f"Goal {number}"} for number in range(9)]
        edition_of(site.manual, 2, days(10), more)
        (notice,) = notices(text_of(client, f"/en{ADDRESS}"))
        assert notice.count(": new:") == MOST_TOLD
        assert f"{9 - MOST_TOLD} further changes" in notice

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

    def test_withdrawn_to_nothing_says_which_when_and_why(self, client, site):
        withdraw(edition_of(site.manual, 1, days(-5)), reason_en="The fee was misprinted")
        text = text_of(client, f"/en{ADDRESS}")
        (notice,) = notices(text)
        assert "in force now. Edition 1 was withdrawn on 23 November 2026." in notice
        assert "The fee was misprinted" in notice
        assert f'href="/en{ADDRESS}editions/"' in text

    def test_that_is_still_to_come_is_not_in_force_yet(self, client, site):
        edition_of(site.manual, 1, days(5))
        none, ahead = notices(text_of(client, f"/en{ADDRESS}"))
        assert "No edition of this manual is in force yet." in none
        assert "Edition 1 will be in force from Saturday 28 November 2026." in ahead
        assert "Compare" not in ahead

    def test_of_a_manual_without_editions_says_that_there_is_none(self, client, site):
        text = text_of(client, ADDRESS)
        assert robots(text)
        assert site.manual.purpose in text
        assert site.translated.get_url() in text


class TestOfADay:
    @pytest.mark.parametrize(
        "typed", ["2569-11-01", "2026-11-01", "1/11/2569", "1/11/2026", "๑/๑๑/๒๕๖๙", "1 พ.ย. 2569", "1 November 2026"]
    )
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

    @pytest.mark.parametrize(
        ("day", "said", "important"),
        [
            ("2026-09-01", "On 1 September 2026 edition 1 was in force (15 August 2026 – 12 November 2026).", True),
            ("2026-11-20", "On 20 November 2026 edition 2 was in force (13 November 2026 – 22 December 2026).", False),
            ("2026-11-23", "Today, on 23 November 2026, edition 2 is in force", False),
            ("2026-12-01", "As announced so far, edition 2 will be in force on 1 December 2026", False),
            ("2999-01-01", "will be in force on 1 January 2999 (from 23 December 2026 on).", True),
        ],
    )
    def test_is_told_before_all_else_with_the_days_of_its_edition(self, client, three, day, said, important):
        text = text_of(client, f"/en{ADDRESS}?on={day}")
        assert said in notices(text)[0]
        assert ("notice--important" in text) is important

    def test_before_a_withdrawal_says_that_it_was_in_force_then_and_why_it_is_not_now(self, client, three):
        withdraw(Edition.objects.get(number=2), reason_en="The fee was misprinted")
        notice = notices(text_of(client, f"/en{ADDRESS}?on=2026-11-20"))[0]
        assert "On 20 November 2026 edition 2 was in force (13 November 2026 – 22 November 2026)." in notice
        assert "Edition 2 was withdrawn on 23 November 2026." in notice
        assert "The fee was misprinted" in notice

    def test_after_an_announced_edition_is_that_edition(self, client, three):
        assert "30 บาท" in text_of(client, f"{ADDRESS}?on=2570-03-01")

    @pytest.mark.parametrize("typed", ["31/2/2569", "soon", "2569", "<b>", "9" * 300, "1/1/0"])
    def test_that_is_none_is_told_at_the_field(self, client, three, typed):
        text = text_of(client, f"{ADDRESS}?{urlencode({'on': typed})}", 400)
        assert 'id="id_on-error"' in text
        assert 'aria-invalid="true"' in text
        assert "<b>" not in text
        assert "20 บาท" in text

    def test_that_is_none_is_told_at_the_top_and_in_the_title_too(self, client, three):
        text = text_of(client, f"/en{ADDRESS}?on=2569-02-31", 400)
        assert title(text).startswith("Error:")
        assert "This is not a date" in notices(text)[0]
        assert 'href="#id_on"' in text
        assert "four digits" in notices(text_of(client, f"/en{ADDRESS}?on=1/10/69", 400))[0]
        assert not title(text_of(client, f"/en{ADDRESS}")).startswith("Error:")

    def test_before_the_first_edition_is_not_found_with_a_sentence(self, client, three):
        text = text_of(client, f"{ADDRESS}?on=2500-01-01", 404)
        assert "1 มกราคม 2500" in text
        assert "15 สิงหาคม 2569" in text
        main = text.partition("<main")[2]
        for address in (ADDRESS, f"{ADDRESS}editions/1/", f"{ADDRESS}editions/"):
            assert f'href="{address}"' in main
        assert "id card" not in main


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

    def test_that_is_to_come_says_what_it_changes(self, client, three):
        (notice,) = notices(text_of(client, f"/en{ADDRESS}editions/3/"))
        assert "20 → 30 baht" in notice
        assert "Compare with edition 2" in notice

    def test_that_is_over_says_from_when_until_when_it_was_in_force(self, client, three):
        text = text_of(client, f"/en{ADDRESS}editions/1/")
        assert "It was in force: 15 August 2026 – 12 November 2026." in notices(text)[0]
        assert "In force until 12 November 2026" in edition_line(text)

    def test_that_was_withdrawn_with_nothing_else_in_force_says_so(self, client, site):
        withdraw(edition_of(site.manual, 1, days(-5)))
        (notice,) = notices(text_of(client, f"/en{ADDRESS}editions/1/"))
        assert "It was in force: 18 November 2026 – 22 November 2026." in notice
        assert "No edition of this manual is in force now. All editions" in notice

    def test_that_was_withdrawn_before_its_day_never_was_in_force(self, client, three):
        withdraw(Edition.objects.get(number=3))
        text = text_of(client, f"/en{ADDRESS}editions/3/")
        assert "Edition 3 was withdrawn on 23 November 2026. It never was in force." in notices(text)[0]
        assert "Withdrawn on 23 November 2026" in edition_line(text)

    def test_that_was_withdrawn_says_why_and_the_one_before_is_in_force_again(self, client, site, three):
        withdraw(Edition.objects.get(number=2), reason_en="The fee was misprinted")
        text = text_of(client, f"/en{ADDRESS}editions/2/")
        assert "The fee was misprinted" in text
        assert robots(text)
        assert "10 บาท" in text_of(client, ADDRESS)

    def test_that_does_not_exist_is_told_with_those_that_do(self, client, three):
        for number in ("9", "0", "99999999999999999999"):
            text = text_of(client, f"{ADDRESS}editions/{number}/", 404)
            assert "1, 2, 3" in text
            assert f'href="{ADDRESS}editions/3/"' in text

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

    def test_tells_until_when_each_was_in_force_and_since_when_one_is_withdrawn(self, client, three):
        withdraw(Edition.objects.get(number=2))
        text = " ".join(BeautifulSoup(text_of(client, f"/en{ADDRESS}editions/"), "html.parser").get_text(" ").split())
        periods = "15 August 2026 – 12 November 2026; 23 November 2026 – 22 December 2026"
        assert f"When it was in force {periods}" in text
        assert "In force until 22 November 2026 Withdrawn on 23 November 2026" in text

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
