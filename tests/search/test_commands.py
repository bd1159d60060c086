import re
from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import indexing, turns
from search.engines import SearchUnavailableError
from search.measuring import Figures, Outcome, Question


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def questions(tmp_path):
    def write(text):
        path = tmp_path / "questions.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_an_index_is_built_and_agrees(db):
    assert "documents in the index" in run("search_index")
    assert "agrees" in run("search_index", "--check")


def test_a_check_lists_what_is_wrong_and_fails(index_entry):
    index_entry("stray", "หลงทาง")
    with pytest.raises(CommandError, match="1 differences"):
        run("search_index", "--check")


def test_commands_speak_one_language(index_entry):
    index_entry("stray", "หลงทาง")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("search_index", "--check", stdout=out)
    assert out.getvalue().startswith("Extra: document ")


def test_a_repair_mends_what_the_check_lists(index_entry):
    index_entry("stray", "หลงทาง")
    assert "mended" in run("search_index", "--repair")
    assert "agrees" in run("search_index", "--check")


@pytest.mark.parametrize("what", [[], ["--repair"]])
def test_while_another_process_writes_the_index_nothing_is_begun(what, index_entry, monkeypatch):
    index_entry("stray", "หลงทาง")
    monkeypatch.setattr(turns, "turn", lambda seconds: nullcontext(False))
    monkeypatch.setattr(indexing, "rebuild", lambda progress: pytest.fail("was built"))
    with pytest.raises(CommandError, match="Another process has been building"):
        run("search_index", *what)


def test_the_figures_are_right(index_entry, questions):
    index_entry("one", "หนังสือเดินทาง")
    index_entry("two", "หนังสือ")
    path = questions("query,codes,kind\nหนังสือเดินทาง,two,thai\nหนังสือเดินทาง,one|three,thai\nแมว,one,thai\n")
    text = run("evaluate_search", path)
    assert "3 questions" in text
    assert "recall@1 0.333" in text
    assert "without result 0.333" in text


def test_the_processor_time_of_nineteen_questions_of_twenty_is_told():
    question = Question("แมว", frozenset({"one"}))
    outcomes = [Outcome(question, 0, (), 0, n / 1000) for n in range(20, 0, -1)]
    assert Figures(outcomes).most_milliseconds == 19
    assert Figures(outcomes).milliseconds == pytest.approx(10.5)
    assert Figures().most_milliseconds == 0


def test_figures_hold_the_processor_time(index_entry, questions):
    index_entry("one", "หนังสือเดินทาง")
    text = run("evaluate_search", questions("query,codes\nหนังสือเดินทาง,one\n"))
    assert re.search(r"CPU \d+\.\d ms a question, 95 % within \d+\.\d ms", text)


def test_an_engine_that_is_away_is_named(index_entry, questions, monkeypatch):
    def is_away(*_arguments, **_named):
        raise SearchUnavailableError("No answer.")

    index_entry("one", "หนังสือเดินทาง")
    monkeypatch.setattr("search.measuring.find", is_away)
    with pytest.raises(CommandError, match=r"\w+: No answer\."):
        run("evaluate_search", questions("query,codes\nหนังสือเดินทาง,one\n"))


def test_a_file_without_the_columns_is_told(questions):
    with pytest.raises(CommandError, match="lacks the column codes"):
        run("evaluate_search", questions("query,answer\na,b\n"))


def test_a_question_without_codes_is_told_with_its_line(questions):
    with pytest.raises(CommandError, match="line 3"):
        run("evaluate_search", questions("query,codes\na,b\nc,\n"))


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(CommandError, match="cannot be read"):
        run("evaluate_search", "/nowhere.csv")


def test_an_unknown_engine_is_told(questions, db):
    with pytest.raises(CommandError, match="Present: "):
        run("evaluate_search", questions("query,codes\na,b\n"), "--engine", "nothing")
