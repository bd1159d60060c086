"""Questions that nobody means well, on every engine: answered, without an error and without much work.

Time is processor time of this process, in the middle of several askings: a busy machine makes no question look slow. What the
engine's own server takes is not in it; that is bounded by the number of clauses that it is asked.
"""

import time
from statistics import median
from urllib.parse import quote

import pytest

from search.names import Row
from search.query import MAX_CLAUSES
from search.readings import MOST_COMPLETIONS, read
from search.spelling import Speller

MILLISECONDS, ASKED = 200, 3
DOCUMENTS = 1000
ODD_QUESTIONS = [
    "*:*", "title:passport", "/.*/", "/.{1,9999}/", "_exists_:title", "_exists_", "passport~2", "pass*", "?assport",
    "[a TO z]", "(passport", "passport)", "a AND", "NOT", "OR OR", "NEAR(a b, 5)", "^", "-passport", "+passport +บัตร",
    "passport\\", "'; DROP TABLE x; --", "' || pg_sleep(5) || '", "passport:*", "a & b | !c", "a <-> b", "\\'", "''",
    '"', '""', '"passport', 'passport"', '"a" "b', "“passport«", '"\u0000"', "a", "ก", "9", "ะ", "่", "ำ",
    "\u202epassport\u202c", "\u200fบัตร", "\ud800", "passport\udfff", "\u0000", "pass\u0000port", "😀🎉", "👨‍👩‍👧 passport",
    "ที่ไหน อย่างไร", "how do I", "the", " ".join(["passport"] * 200), " ".join(f"word{n}" for n in range(200)),
    "ก" * 10_000, "บัตร" * 2_500, "a" * 10_000, '"' * 10_000, "่" * 10_000, "1" * 10_000, "ก." * 100, "١٢٣ passport",
    "ﷺ", "ß", "İ", "a\u0301" * 50, "𝕡𝕒𝕤𝕤", "%", "_", "\\", "`", "\t\n", "ท.ร.14/1/1/1/1", "0" * 199 + "/" + "1",
]  # fmt: skip


@pytest.fixture
def ask(client, thai_home, index_words, settings):
    """``ask(text)``: the results page of the text as a browser sends it, with many documents to be found."""
    settings.REQUEST_LIMITS = dict.fromkeys(settings.REQUEST_LIMITS, 1_000_000)
    words = "passport a b บัตร ก กก 9 1 word1 word2 title exists ทร14"
    index_words([{"title": "passport บัตร", "body": f"{words} {number}"} for number in range(DOCUMENTS)])

    def ask(text, address="/search/"):
        return client.get(f"{address}?q={quote(text, errors='surrogatepass')}")

    ask("passport")  # reads dictionary and word lists
    return ask


def milliseconds(function, *arguments):
    started = time.process_time()
    function(*arguments)
    return 1000 * (time.process_time() - started)


def test_no_question_is_an_error_of_the_server(ask):
    """What is no text (a lone surrogate, NUL) is refused; all else is a page."""
    statuses = {text[:40]: ask(text).status_code for text in ODD_QUESTIONS}
    refused = {text for text, status in statuses.items() if status == 400}
    assert refused == {text[:40] for text in ODD_QUESTIONS if any(sign in text for sign in "\0\ud800\udfff")}
    assert {status for text, status in statuses.items() if text not in refused} == {200}


@pytest.mark.parametrize("address", ["/search.json", "/search/suggest.json", "/en/search/"])
def test_nor_at_the_other_addresses(ask, address):
    assert {ask(text, address).status_code for text in ODD_QUESTIONS} == {200, 400}


def test_no_question_is_long_work(ask):
    taken = {text[:40]: median(milliseconds(ask, text) for _ in range(ASKED)) for text in ODD_QUESTIONS}
    assert {text: spent for text, spent in taken.items() if spent > MILLISECONDS} == {}


@pytest.mark.parametrize(
    "text", [*ODD_QUESTIONS, "ขอหนังสือเดินทางสำเนาทะเบียนบ้านใบขับขี่รถยนต์ " * 10], ids=lambda text: ascii(text)[:20]
)
def test_no_question_asks_an_engine_for_much(text):
    names = Speller([Row("thing:1", "en", "service", "one", "Passport word1 word2", "", ("passport word1 word2",))])
    assert len(read(text, names).query.clauses) <= 2 * MAX_CLAUSES + MOST_COMPLETIONS
