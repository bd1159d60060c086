"""What no service can say is refused at its sheet, row and column, in the words of the editor's form; nothing is stored."""

import pytest

from service_pages import exports
from service_pages.imports import import_services
from service_pages.models import ServicePage
from tests.service_pages.imports.files import complete_row, document, fee, record, step

LAW = {"title_th": "พระราชบัญญัติ"}
CHANNEL = {"place_th": "สำนักงาน"}
SCHEMES = ["javascript:alert(1)", "data:text/html,x", "ftp://example.go.th/", "//example.go.th/", "example.go.th"]
WEB = "https:// or http://"


def one(name: str, **stated) -> dict:
    return {name: [complete_row(name, **stated)]}


BAD_ROWS = [
    ({"documents": [document(copies=-1)]}, "documents", "copies", "greater than or equal to 0"),
    ({"documents": [document(originals=10**12)]}, "documents", "originals", "less than or equal to 99"),
    ({"documents": [document(name_th="ก" * 301)]}, "documents", "name_th", "The text has 301 characters."),
    ({"fees": [fee(amount=10**12)]}, "fees", "amount", "no more than"),
    ({"fees": [fee(amount=-1)]}, "fees", "amount", "greater than or equal to 0"),
    ({"fees": [fee(kind="percent", amount=None, percent=250)]}, "fees", "percent", "less than or equal to 100"),
    ({"fees": [fee(minimum=200, maximum=100)]}, "fees", "maximum", "must not be less than the minimum"),
    ({"steps": [step(duration=0, unit="minute")]}, "steps", "duration", "A time of 0 is no time."),
    ({"steps": [step(duration=-5, unit="minute")]}, "steps", "duration", "greater than or equal to 0"),
    ({"steps": [step(title_th="ก" * 201)]}, "steps", "title_th", "The text has 201 characters."),
    ({"steps": [step(way="G")]}, "steps", "way", "Accepted: A, B, C, D, E, F."),
    (one("notices", text_th="ปิด", starts="2569-12-03", ends="2569-12-01"), "notices", "ends", "must not be before"),
    (one("notices", text_th="ปิด", starts="2569-02-31"), "notices", "starts", ""),
    (one("related", service="id-card-lost"), "related", "service", "A service is not related to itself."),
    (one("related", service="nowhere"), "related", "service", "There is no service “nowhere”"),
    (one("channels", **CHANNEL, kind="phone", phone="javascript:alert(1)"), "channels", "phone", "is not a phone number"),
    (one("channels", **CHANNEL, kind="online"), "channels", "url", "Enter it, or choose another kind."),
    (one("complaints", name_th="อำเภอ", phone="tel:1111"), "complaints", "phone", "is not a phone number"),
    (one("complaints", name_th="อำเภอ", email="javascript:x"), "complaints", "email", "valid email"),
    (one("deadlines", what_th="แจ้ง", kind="window", opens_day=31, opens_month="2", closes_day=1, closes_month="3"),
     "deadlines", "opens_day", "This month has no such day."),
    *((one("laws", **LAW, url=url), "laws", "url", WEB) for url in SCHEMES),
    *((one("channels", **CHANNEL, url=url), "channels", "url", WEB) for url in SCHEMES),
    *((one("forms", title_th="คำขอ", url=url), "forms", "url", WEB) for url in SCHEMES),
    *((one("complaints", name_th="อำเภอ", url=url), "complaints", "url", WEB) for url in SCHEMES),
]  # fmt: skip
BAD_FIELDS = [
    *(({name: url}, name, WEB) for name in ("e_service_url", "status_url") for url in SCHEMES),
    ({"e_service_url": f"https://example.go.th/{'a' * 200}"}, "e_service_url", "characters"),
    ({"manual_fee": -1}, "manual_fee", "greater than or equal to 0"),
    ({"manual_fee": 10**12}, "manual_fee", "no more than"),
    ({"name_th": "ก" * 256}, "name_th", "The text has 256 characters."),
    ({"last_checked": "2569-13-01"}, "last_checked", ""),
]


@pytest.fixture
def refused(faults):
    """The one fault of a workbook with these columns."""

    def refused(columns: dict) -> str:
        (fault,) = faults("services.xlsx", exports.to_workbook([record(**columns)]))
        assert not ServicePage.objects.filter(code="id-card-lost").exists()
        return fault

    return refused


@pytest.mark.parametrize(("rows", "sheet", "column", "told"), BAD_ROWS)
def test_a_bad_row_is_told_with_sheet_row_and_column(refused, rows, sheet, column, told):
    fault = refused(rows)
    assert fault.startswith(f"services.xlsx, sheet {sheet}, row 2, column {sheet}.{column}: ")
    assert told in fault


def test_a_private_service_is_told_of_as_one_that_not_everybody_may_see(store, refused, thai_page):
    store(record(code="private-one"))
    thai_page("private-one").view_restrictions.create(restriction_type="login")
    fault = refused(one("related", service="private-one"))
    assert fault.startswith("services.xlsx, sheet related, row 2, column related.service: ")
    assert "not everybody may see it" in fault


@pytest.mark.parametrize(("columns", "column", "told"), BAD_FIELDS)
def test_a_bad_value_is_told_with_sheet_row_and_column(refused, columns, column, told):
    fault = refused(columns)
    assert fault.startswith(f"services.xlsx, sheet services, row 2, column {column}: ")
    assert told in fault


def test_two_ways_with_one_letter_are_told(faults):
    totals = [complete_row("totals", name_th=name, way="A") for name in ("จองคิว", "ที่เคาน์เตอร์")]
    (fault,) = faults("services.xlsx", exports.to_workbook([record(totals=totals)]))
    assert fault.startswith(
        "services.xlsx, sheet totals, row 3, column totals.way: The letter A stands for another way"
    )


@pytest.mark.parametrize("url", ["https://example.go.th/", "http://example.go.th/ก?x=1"])
def test_addresses_on_the_web_are_accepted(store, url):
    rows = one("laws", **LAW, url=url) | one("channels", **CHANNEL, url=url) | one("forms", title_th="คำขอ", url=url)
    assert store(record(**rows, e_service_url=url)).created == ["id-card-lost"]


def test_a_draft_is_told_of_as_one_that_not_everybody_may_see(store, refused):
    store(record(code="draft-one"), drafts=True)
    assert "There is no published service with the code “draft-one”" in refused(one("related", service="draft-one"))


def test_a_private_service_may_stay_related_where_it_was(store, thai_page, tmp_path):
    store(record(), record(code="id-card-renew", **one("related", service="id-card-lost")))
    thai_page().view_restrictions.create(restriction_type="login")
    path = tmp_path / "again.yaml"
    path.write_bytes(exports.to_yaml(exports.records([thai_page("id-card-renew")])))
    assert import_services(path).unchanged == ["id-card-renew"]
