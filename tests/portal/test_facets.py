"""Links that change one choice of a list, and the choices told beside a wrong one."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from portal.facets import Facet, FacetLinks, NoSuchChoice, removals
from portal.not_found import MOST_OFFERED

NAMES = st.sampled_from(["agency", "topic", "mode", "type"])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
CHOSEN = st.dictionaries(NAMES, WORDS)


def query_of(url):
    return {name: values[-1] for name, values in parse_qs(urlsplit(url).query, keep_blank_values=True).items()}


@given(CHOSEN, NAMES, WORDS, WORDS)
def test_choosing_changes_one_value_and_keeps_the_rest(chosen, name, value, question):
    links = FacetLinks("/search/", chosen, {"q": question})
    assert query_of(links.choose(name, value)) == {**chosen, name: value, "q": question}


@given(CHOSEN, NAMES)
def test_removing_takes_one_value_away(chosen, name):
    rest = {other: value for other, value in chosen.items() if other != name}
    assert query_of(FacetLinks("/services/", chosen).remove(name)) == rest


def test_a_list_without_choices_is_its_plain_address():
    assert FacetLinks("/services/", {"mode": "complete"}).remove("mode") == "/services/"


def test_the_link_of_a_chosen_value_takes_it_away():
    links = FacetLinks("/services/", {"mode": "complete", "agency": "dopa"})
    value = links.value("mode", "complete", "Completed here", 7, chosen=True)
    assert value.url == "/services/?agency=dopa"
    assert removals([Facet("mode", "Mode", [value])]) == [("Completed here", "/services/?agency=dopa")]


def test_a_long_wrong_value_is_cut_and_the_choices_are_not_endless():
    error = NoSuchChoice("Agency", "x" * 5000, ((str(n), f"/?n={n}") for n in range(10_000)))
    assert len(str(error)) < 200
    assert len(error.choices) == MOST_OFFERED
