"""Services on signs: public ones alone, on the poster whole on as many sheets as it takes, on a counter sign what has room."""

from dataclasses import replace

import pypdfium2
import pytest
from wagtail.models import PageViewRestriction

from branding.signs.content import Pair, Row, Sign
from branding.signs.filling import signs
from branding.signs.kinds import ALL, BOTH, KINDS, LANDSCAPE, PORTRAIT, Paper
from branding.signs.making import make_pdf, make_svgs
from branding.signs.offered import typed
from home.models import Counter, Location
from service_pages.counters import MOST_SERVICES
from service_pages.models import AgencyPage, ServicePage
from tests.branding.signs import samples
from tests.branding.signs.test_fit import POINT, boxes, sizes
from tests.factories import AgencyPageFactory, LocationFactory, SampleSite, ServicePageFactory
from tests.portal.pdf.reading import exact, pdfium_pages

POSTER, COUNTER = KINDS["poster"], KINDS["counter"]
PAPERS = [pytest.param(Paper(size, layout), id=f"{size}-{layout}") for size in ALL for layout in BOTH]


def services(count: int, letters: int = 60, mark: str = "S") -> tuple[Pair, ...]:
    """Each with a mark of its own at its end in both languages."""
    words = samples.words(letters)
    return tuple(Pair(f"{words.th}{mark}{at:03}", f"{words.en} {mark}{at:03}") for at in range(count))


def poster(rows: int, each: int, **row) -> Sign:
    told = tuple(
        Row(Pair(f"{at}–{at + 1}"), samples.words(30 + at), services=services(each, mark=f"R{at:02}"), **row)
        for at in range(rows)
    )
    return Sign(Pair("ช่องบริการ", "Counters"), rows=told, address=samples.ADDRESS, typed="saithan.example.go.th")


def counter_sign(count: int, **changes) -> Sign:
    sign = samples.sign(COUNTER, samples.words(40), lines=(Pair("กรมที่ดิน", "Department of Lands"),))
    return replace(sign, services=services(count), **changes)


def pages(kind, paper: Paper, sign: Sign) -> list[str]:
    return [exact(told) for told in pdfium_pages(made(kind, paper, sign))]


def made(kind, paper: Paper, sign: Sign) -> bytes:
    return make_pdf(kind, paper, [sign], samples.CENTRE, in_process=True).content


def assert_whole(content: bytes, paper: Paper, least: float) -> None:
    """Every letter lies within its paper and is large enough."""
    width, height = (side * POINT for side in paper.sides)
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            lefts, bottoms, rights, tops = zip(*boxes(page), strict=True)
            assert min(lefts) >= 0 <= min(bottoms)
            assert max(rights) <= width
            assert max(tops) <= height
            assert min(sizes(page)) >= least - 0.1
            page.close()


class TestThePoster:
    @pytest.mark.parametrize("paper", PAPERS)
    def test_tells_every_service_once_in_both_languages_on_numbered_sheets(self, paper):
        sign = poster(12, 6)
        content = made(POSTER, paper, sign)
        told = [exact(page) for page in pdfium_pages(content)]
        whole = "".join(told)
        assert [one for row in sign.rows for pair in row.services for one in pair if whole.count(exact(one)) != 1] == []
        assert [at for at, page in enumerate(told, 1) if exact(f"Sheet {at} of {len(told)}") not in page] == []
        assert len(told) > 1
        assert_whole(content, paper, POSTER.near(paper))

    def test_of_a_few_services_is_one_sheet_without_a_number(self):
        (told,) = pages(POSTER, Paper("a3", PORTRAIT), poster(3, 2))
        assert exact("Sheet 1") not in told

    def test_bears_the_name_again_where_a_row_goes_on(self):
        told = pages(POSTER, Paper("a5", LANDSCAPE), poster(1, 40))
        assert len(told) > 1
        assert [page for page in told if exact(samples.words(30).th) not in page] == []

    def test_says_where_the_services_are_that_it_leaves_out(self):
        told = "".join(pages(POSTER, Paper("a4", PORTRAIT), poster(2, 3, is_cut=True)))
        assert told.count(exact("and other services: scan the code")) == 2

    def test_is_a_drawing_for_each_sheet(self):
        paper, sign = Paper("a5", PORTRAIT), poster(6, 6)
        ((*drawings,),) = make_svgs(POSTER, paper, [sign], samples.CENTRE, in_process=True)
        assert len(drawings) == len(pages(POSTER, paper, sign)) > 1
        assert len(set(drawings)) == len(drawings)

    def test_of_a_large_hall_is_made_within_the_limits(self):
        pdf = make_pdf(POSTER, Paper("a3", PORTRAIT), [poster(40, 5)], samples.CENTRE)
        assert pdf.pages > 5


class TestACounterSign:
    @pytest.mark.parametrize("paper", PAPERS)
    def test_lists_what_has_room_in_order_and_where_the_others_are(self, paper):
        content = made(COUNTER, paper, counter_sign(40))
        (told,) = (exact(page) for page in pdfium_pages(content))
        named = [at for at in range(40) if f"S{at:03}" in told]
        assert named == list(range(len(named)))
        assert 0 < len(named) < 40
        assert exact("and other services: scan the code") in told
        assert exact("Department of Lands") in told
        assert_whole(content, paper, COUNTER.near(paper))

    def test_of_few_services_names_all_and_no_others(self):
        (told,) = pages(COUNTER, Paper("a4", PORTRAIT), counter_sign(2))
        assert {"S000", "S001"} <= {told[at : at + 4] for at in range(len(told))}
        assert exact("and other services") not in told

    def test_tells_that_there_are_more_than_it_was_given(self):
        assert exact("and other services") in pages(COUNTER, Paper("a4", PORTRAIT), counter_sign(2, is_cut=True))[0]


class TestTheAddress:
    @pytest.mark.parametrize(
        ("address", "told"),
        [
            ("https://saithan.go.th/s/id-card", "saithan.go.th/s/id-card"),
            ("https://saithan.go.th/s/" + "a" * 60, "saithan.go.th"),
            ("https://saithan.go.th/services/land/", "saithan.go.th"),
            ("https://saithan.go.th/centre/#counters", "saithan.go.th"),
            ("http://127.0.0.1:8000/", "127.0.0.1:8000"),
            ("https://xn--l3cf.xn--o3cw4h/", "ทด.ไทย"),
        ],
        ids=["service", "long", "agency", "centre", "port", "thai"],
    )
    def test_is_told_without_its_scheme_for_those_who_type(self, address, told):
        assert typed(address) == told

    @pytest.mark.parametrize(
        "kind", [kind for kind in KINDS.values() if kind.code != "plate"], ids=lambda kind: kind.code
    )
    @pytest.mark.parametrize("host", ["a.go.th", "h" * 63 + ".example.go.th"], ids=["short", "long"])
    def test_stands_with_the_code_within_the_paper(self, kind, host):
        paper = Paper("a5", kind.layouts[0])
        content = made(kind, paper, replace(samples.sign(kind, samples.words(20)), typed=host))
        assert exact(host) in exact("".join(pdfium_pages(content)))
        assert_whole(content, paper, kind.near(paper))


@pytest.mark.parametrize("code", ["counter", "plate", "tent"])
def test_a_short_name_is_set_larger_than_a_long_one(code):
    kind = KINDS[code]
    largest = []
    for name in (Pair("ที่ดิน", "Land"), samples.words(60)):
        paper = Paper(kind.sizes[-1], kind.layouts[0])
        with pypdfium2.PdfDocument(made(kind, paper, samples.sign(kind, name))) as document:
            page = document[0]
            largest.append(sorted(sizes(page))[-2])  # after the number's
            page.close()
    assert largest[0] > 1.2 * largest[1]


@pytest.fixture
def place(homes) -> Location:
    """A counter 8 of an agency with a public service in both languages, one in Thai, one private, one draft."""
    site = SampleSite.build(homes[0])
    agency = AgencyPageFactory(parent=site.index, slug="land", title="สำนักงานที่ดิน", counters="8")
    for code, title in (("land-deed", "โอนที่ดิน"), ("land-secret", "บริการปิดลับ")):
        ServicePageFactory(parent=agency, code=code, slug=code, title=title)
    ServicePageFactory(parent=agency, code="land-draft", slug="land-draft", title="บริการฉบับร่าง", live=False)
    location = Location.objects.first() or LocationFactory()
    Counter.objects.create(location=location, number="8", name_th="ที่ดิน", name_en="Land")
    return location


def told_by(place: Location, code: str, **choice) -> Sign:
    (sign,) = signs(KINDS[code], place, [place.counters.get(number="8")], **choice)
    return sign


class TestOfTheCatalogue:
    def test_neither_private_services_nor_drafts_are_told(self, place):
        for page in ServicePage.objects.filter(code="land-secret"):
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        (row,) = told_by(place, "poster").rows
        assert [service.th for service in row.services] == ["โอนที่ดิน"]
        assert [service.th for service in told_by(place, "counter", with_services=True).services] == ["โอนที่ดิน"]

    def test_a_private_agency_is_not_told(self, place):
        for page in AgencyPage.objects.filter(slug="land"):
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        sign = told_by(place, "counter", with_services=True)
        assert (sign.lines, sign.services) == ((), ())

    def test_services_stand_on_counter_signs_only_where_chosen_and_never_on_plates(self, place):
        assert told_by(place, "counter").services == ()
        assert told_by(place, "plate", with_services=True).services == ()

    def test_a_poster_without_services_is_headed_counters(self, place):
        assert told_by(place, "poster").name.en == "Counters and services"
        place.counters.update(number="99")
        (sign,) = signs(POSTER, Location.objects.get(pk=place.pk), [])
        assert sign.name.en == "Counters"

    def test_as_many_of_an_agency_as_the_page_of_the_centre_lists(self, place):
        agency = AgencyPage.objects.get(slug="land", locale__language_code="th")
        for at in range(MOST_SERVICES):
            ServicePageFactory(parent=agency, code=f"land-{at}", slug=f"land-{at}", title=f"บริการ {at}")
        (row,) = told_by(place, "poster").rows
        assert (len(row.services), row.is_cut) == (MOST_SERVICES, True)
