from search.engines.telling import COMMON, ENOUGH, telling
from search.query import Clause

RARE, FREQUENT, ABSENT = Clause(("chainsaw",), 3), Clause(("permit",), 3), Clause(("unicorn",), 3)
FREQUENCIES = {"chainsaw": 3, "permit": COMMON + 1}


def test_a_common_word_is_left_out_while_a_rarer_one_is_found():
    assert telling([RARE, FREQUENT], FREQUENCIES) == [RARE]


def test_a_common_word_stays_when_all_others_are_found_nowhere():
    assert telling([ABSENT, FREQUENT], FREQUENCIES) == [ABSENT, FREQUENT]


def test_a_phrase_is_as_rare_as_its_rarest_word():
    together = Clause(("chainsaw", "permit"), 1)
    assert telling([together, FREQUENT], FREQUENCIES) == [together]


def test_of_words_that_are_all_common_the_rarest_few_are_enough():
    words = [Clause((f"word{n}",), 3) for n in range(ENOUGH + 2)]
    pair = Clause(("word0", f"word{ENOUGH + 1}"), 1)
    frequencies = {f"word{n}": COMMON + 1 + n for n in range(ENOUGH + 2)}
    assert telling([*words, pair], frequencies) == words[:ENOUGH]
