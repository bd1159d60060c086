"""Sample content of the centre itself, from home/demo_data."""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

import yaml
from django.db import transaction
from wagtail.models import Page

from home import demo_location
from home.feedback import demo as feedback
from home.models import CentrePage, HomePage, InformationPage, NewsIndexPage, NewsPage, QuestionsPage
from home.records import demo as records
from home.site import create_site
from home.standard import demo as standard
from home.statistics import demo as statistics
from home.survey import demo as survey
from portal.bilingual.language import THAI
from portal.bilingual.translations import translate_page

DATA = Path(__file__).parent / "demo_data"
# The centre's kind of phone number, the hotlines named in the texts, e-mail addresses.
REACHED_BY = re.compile(r"\b0 \d{4} \d{4}\b|\b(?:1111|1206|1441|1567)\b|\b[\w.-]+@[\w-]+(?:\.[\w-]+)+\b", re.ASCII)


def build(out) -> None:
    """Make the pages that are missing; what exists is left as edited."""
    thai, english = create_site()
    centre = _read("centre")
    demo_location.build(centre)
    demo_location.build_holidays(DATA / "holidays.csv")
    if not thai.summary:
        _build_home(thai, english, centre)
    home = HomePage.objects.get(pk=thai.pk)
    _build_about(home)
    _build_information(home)
    _build_questions(home)
    _build_news(home)
    out.write(f"  {Page.objects.descendant_of(home).count()} pages below the Thai home page")


def finish(out) -> None:
    """What the centre records of itself and how it meets its standard: both need the services and the accounts."""
    for room in (statistics, survey, feedback, records):
        room.build(out)
    standard.build(HomePage.objects.get(locale__language_code=THAI), _read("standard"), out)


def _read(name: str) -> dict:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@transaction.atomic
def _build_home(thai: HomePage, english: HomePage, centre: dict) -> None:
    texts = centre["home"]
    thai.title = thai.draft_title = centre["centre"]["name_th"]
    thai.summary, thai.search_example = texts["intro_th"], texts["search_example_th"]
    thai.popular = [("code", code) for code in texts["popular"]]
    thai.notice = [("notice", {"kind": "information", "title": texts["notice_th"], "text": ""})]
    thai.save_revision().publish()
    translate_page(
        thai,
        {
            "title": centre["centre"]["name_en"],
            "summary": texts["intro_en"],
            "search_example": texts["search_example_en"],
            texts["notice_th"]: texts["notice_en"],
        },
    )


def _add(parent: Page, page: Page, english: dict[str, str]) -> Page:
    """Publish ``page`` below ``parent`` unless its slug is taken there, and put its English in."""
    existing = Page.objects.child_of(parent).filter(slug=page.slug).first()
    if existing:
        return existing.specific
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    page = type(page).objects.get(pk=page.pk)
    translate_page(page, english)
    return page


def _linked(text: str) -> str:
    """The text as HTML, its phone numbers and e-mail addresses as links."""
    return REACHED_BY.sub(_link, escape(text))


def _link(found: re.Match) -> str:
    scheme = "mailto:" if "@" in found[0] else "tel:"
    return f'<a href="{scheme}{found[0].replace(" ", "")}">{found[0]}</a>'


def _paragraph(texts: list[str], bullets: Sequence[str] = ()) -> str:
    listed = "".join(f"<li>{_linked(text)}</li>" for text in bullets)
    return "".join(f"<p>{_linked(text)}</p>" for text in texts if text) + (f"<ul>{listed}</ul>" if listed else "")


def _pairs(rows: list[dict], thai: str = "th", english: str = "en") -> dict[str, str]:
    return {row[thai]: row[english] for row in rows if row[thai] and row[english]}


def _titles(record: dict) -> dict[str, str]:
    return {name: record[f"{name}_en"] for name in ("title", "summary")}


def _text(section: dict) -> str:
    """Paragraphs and list of a part, in Thai."""
    texts, bullets = section["paragraphs"], section["bullets"]
    return _paragraph([text["th"] for text in texts], [bullet["th"] for bullet in bullets])


def _body(sections: list[dict], home: HomePage) -> tuple[list[tuple[str, object]], dict[str, str]]:
    """Blocks of the parts with their headings, and the English of every Thai string."""
    body: list[tuple[str, object]] = []
    english: dict[str, str] = {}
    for section in sections:
        body += [("heading", section["heading_th"]), ("paragraph", _text(section))]
        english |= {section["heading_th"]: section["heading_en"], **_english(section)}
        if link := section.get("link"):
            page = Page.objects.child_of(home).get(slug=link["slug"])
            body.append(("link", {"page": page, "address": "", "label": link["th"]}))
            english[link["th"]] = link["en"]
    return body, english


def _english(section: dict) -> dict[str, str]:
    return {**_pairs(section["paragraphs"]), **_pairs(section["bullets"])}


def _build_about(home: HomePage) -> None:
    record = _read("about")
    body, english = _body(record["body"], home)
    for section in record["sections"].values():
        english |= _english(section)
    page = CentrePage(
        title=record["title_th"],
        slug=record["slug"],
        summary=record["summary_th"],
        content_owner=record["content_owner"],
        last_checked=record["last_checked"],
        show_in_menus=True,
        body=body,
        **{name: [("paragraph", _text(section))] for name, section in record["sections"].items()},
    )
    _add(home, page, english | _titles(record))


def _build_information(home: HomePage) -> None:
    for record in _read("pages")["pages"]:
        body, english = _body(record["sections"], home)
        english |= _titles(record)
        page = InformationPage(
            title=record["title_th"],
            slug=record["slug"],
            summary=record["summary_th"],
            show_in_menus=record["show_in_menus"],
            body=body,
        )
        _add(home, page, english)


def _build_questions(home: HomePage) -> None:
    blocks = []
    english = {"title": "Questions and answers", "summary": "What people ask about the centre and its services."}
    for group in _read("questions")["groups"]:
        blocks.append(("heading", group["heading_th"]))
        english[group["heading_th"]] = group["heading_en"]
        for row in group["questions"]:
            answer = _paragraph([row["answer_th"]])
            blocks.append(("question", {"question": row["question_th"], "answer": answer}))
            english |= {row["question_th"]: row["question_en"], row["answer_th"]: row["answer_en"]}
    page = QuestionsPage(
        title="คำถามที่พบบ่อย",
        slug="questions",
        summary="คำถามที่ประชาชนสอบถามเกี่ยวกับศูนย์และงานบริการ พร้อมคำตอบ",
        show_in_menus=True,
        questions=blocks,
    )
    _add(home, page, english)


def _build_news(home: HomePage) -> None:
    index = NewsIndexPage(
        title="ข่าวและประกาศ", slug="news", summary="ข่าวและประกาศของศูนย์และหน่วยงานในศูนย์", show_in_menus=True
    )
    index = _add(home, index, {"title": "News", "summary": "News and announcements of the centre and its agencies."})
    for record in _read("news")["news"]:
        page = NewsPage(
            title=record["title_th"],
            slug=record["slug"],
            summary=record["summary_th"],
            date=str(record["date"]),
            body=[("paragraph", _paragraph([text["th"] for text in record["paragraphs"]]))],
        )
        _add(index, page, {**_titles(record), **_pairs(record["paragraphs"])})
