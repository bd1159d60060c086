"""The benchmark of the search measures what it says: real text varied, documents found beside the others, few queries."""

import gzip
import json

import pytest

from search.finding import find
from search.models import SearchDocument
from tests.benchmarks.search import among, building, corpus, questions

ARTICLES = [
    {"title": "น้ำท่วมภาคเหนือ", "body": "ฝนตกหนัก ถนนขาด\n\nเปิดศูนย์พักพิง"},
    {"title": "เปิดสะพานใหม่ วันนี้", "body": "รถผ่านได้แล้ว"},
]


@pytest.fixture
def corpus_file(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES), encoding="utf-8")
    return path


@pytest.fixture
def articles(corpus_file):
    return corpus.read(corpus_file)


def test_articles_are_read_with_their_paragraphs(articles):
    assert articles[0] == corpus.Article("น้ำท่วมภาคเหนือ", ("ฝนตกหนัก ถนนขาด", "เปิดศูนย์พักพิง"))


def test_a_corpus_may_be_gzipped(tmp_path, corpus_file, articles):
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(corpus_file.read_bytes()))
    assert corpus.read(path) == articles


@pytest.mark.parametrize("line", ["{", "[]", '{"title": "x"}', '{"title": "x", "body": 1}', '{"title": 1, "body": ""}'])
def test_a_line_that_is_no_article_is_told(corpus_file, line):
    corpus_file.write_text(f"{json.dumps(ARTICLES[0])}\n{line}\n", encoding="utf-8")
    with pytest.raises(corpus.UnreadableCorpusError, match=r"line 2: no article\. Accepted is"):
        corpus.read(corpus_file)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_a_file_without_articles_is_told(corpus_file, content):
    corpus_file.write_bytes(content)
    with pytest.raises(corpus.UnreadableCorpusError, match=str(corpus_file)):
        corpus.read(corpus_file)


def test_a_corpus_that_is_not_there_ends_the_command_with_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["search", "--corpus", str(tmp_path / "none.jsonl")])
    with pytest.raises(SystemExit):
        among.main()
    assert "none.jsonl cannot be read" in capsys.readouterr().err


def test_articles_come_first_as_they_are_and_then_in_parts(articles):
    made = list(corpus.varied(articles, 40))
    assert len(made) == 40
    assert made[:2] == articles
    paragraphs = {paragraph for article in articles for paragraph in article.paragraphs}
    words = {word for article in articles for word in article.title.split()}
    for number, article in enumerate(made):
        assert len(article.paragraphs) == len(articles[number % 2].paragraphs)
        assert paragraphs.issuperset(article.paragraphs)
        assert words.issuperset(article.title.split())
    assert made == list(corpus.varied(articles, 40))
    assert list(corpus.varied(articles, 1)) == articles[:1]


def test_without_a_corpus_the_words_of_the_demonstration_are_shuffled():
    made = corpus.shuffled(["ขอ บัตร ใหม่", "ต่อ ใบขับขี่"], count=20)
    assert len(made) == 20
    assert {word for article in made for word in article.body.split()} == {"ขอ", "บัตร", "ใหม่", "ต่อ", "ใบขับขี่"}


def test_documents_that_are_built_are_found(engine, corpus_file, monkeypatch):
    sources = []
    monkeypatch.setattr("portal.indexing.sources", sources)
    monkeypatch.setattr("search.documents.sources", sources)
    told = building.build(6, "news", corpus_file)
    assert SearchDocument.objects.filter(key__startswith="bench:", type="news").count() == 6
    assert told["documents"] == SearchDocument.objects.count()
    assert engine.name in told["engines"]
    assert "bench:2" in {hit.key for hit in find("สะพานใหม่", "th", engine=engine).hits}


def test_a_results_page_costs_at_most_ten_queries(engine, index_entry):
    index_entry("passport-new", "การขอหนังสือเดินทาง")
    assert 0 < questions.pages(engine.name, [("th", "หนังสือเดินทาง"), ("en", "passport")])["sql"] <= 10


def test_bad_questions_are_answered(engine, index_entry):
    index_entry("passport-new", "การขอหนังสือเดินทาง")
    assert questions.nasty(engine.name).keys() == questions.NASTY.keys()


def test_another_engine_than_the_one_asked_for_is_not_measured(engine):
    with pytest.raises(RuntimeError, match=f"{engine.name} answers, not another"):
        questions.nasty("another")
