"""Documents to be found beside the services: articles of a file, or text of the demonstration, varied to any number."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 2569
WORDS_OF_A_LINE, LINES = (20, 60), (2, 8)


class UnreadableCorpusError(Exception):
    """The file holds no articles; the message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)


def read(path: Path) -> list[Article]:
    """From JSON lines (``.jsonl``, ``.jsonl.gz``) with ``title`` and ``body``; other fields are ignored."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            articles = [_article(path, number, line) for number, line in enumerate(file, 1) if line.strip()]
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableCorpusError(f"{path} cannot be read: {error}.") from error
    if not articles:
        raise UnreadableCorpusError(f"{path} holds no articles.")
    return articles


def _article(path: Path, number: int, line: str) -> Article:
    try:
        row = json.loads(line)
        return Article(row["title"].strip(), _paragraphs(row["body"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableCorpusError(
            f'{path}, line {number}: no article. Accepted is {{"title": "…", "body": "…"}}, a line for each.'
        ) from error


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def shuffled(texts: Iterable[str], count: int = 1000, seed: int = SEED) -> list[Article]:
    """``count`` articles of the words of ``texts``, cut at spaces, in any order: a title and some lines each."""
    chance = random.Random(seed)
    words = [word for text in texts for word in text.split()]
    if not words:
        raise UnreadableCorpusError("The demonstration holds no text.")

    def line(fewest: int, most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(fewest, most)))

    return [
        Article(line(3, 8), tuple(line(*WORDS_OF_A_LINE) for _ in range(chance.randint(*LINES)))) for _ in range(count)
    ]


def varied(articles: list[Article], count: int, seed: int = SEED) -> Iterator[Article]:
    """The articles as they are; when they are used up, others of as many paragraphs, each from any article.

    The same every time for the same ``seed``.
    """
    yield from articles[:count]
    chance = random.Random(seed)
    for number in range(len(articles), count):
        base = articles[number % len(articles)]
        begun, ended = chance.choice(articles).title.split(), chance.choice(articles).title.split()
        title = " ".join([*begun[: (len(begun) + 1) // 2], *ended[(len(ended) + 1) // 2 :]])
        donors = (chance.choice(articles) for _ in base.paragraphs)
        yield Article(title or base.title, tuple(chance.choice(one.paragraphs or (one.title,)) for one in donors))
