"""CSS of a drawing becomes plain attributes: what of it is allowed, in the order in which it would have won."""

import re
from collections import defaultdict
from dataclasses import dataclass

import tinycss2
from django.utils.translation import gettext

from branding.intake.allowed import PRESENTATION, accepted
from branding.intake.faults import UploadRefused
from branding.intake.markup import Node
from branding.intake.removals import Tally

MOST_RULES, MOST_CHARACTERS = 1_000, 500_000  # characters of all styles that differ
MOST_TRIALS = 1_000_000  # of a rule on an element
LONGEST_VALUE = 300
MEDIA = {"", "all", "screen"}
# One element without relatives: what drawing programs write.
SELECTOR = re.compile(r"([A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
PART = re.compile(r"([.#])([\w-]+)")
UNIT = re.compile(r"(?<=[\d.])(?:px|deg)\b")
INLINE = (1, 0, 0, 0)
# Settings of letters and of programs, which shapes do not have: gone without a word.
WITHOUT_EFFECT = re.compile(
    r"(?:font|text|line|letter|word|writing|white-space|direction|unicode|enable-background|-inkscape|-moz-|-webkit-)"
)

Weight = tuple[bool, tuple[int, ...], int]  # important, how narrow the selector, place in the file
Declarations = list[tuple[str, str, bool]]
Won = dict[str, tuple[Weight, str]]


@dataclass(frozen=True)
class Rule:
    type: str
    ids: frozenset[str]
    classes: frozenset[str]
    declarations: Declarations
    place: int

    def fits(self, node: Node, classes: set[str]) -> bool:
        return (
            (not self.type or self.type == node.name)
            and all(each == node.attributes.get("id") for each in self.ids)
            and self.classes <= classes
        )

    @property
    def width(self) -> tuple[int, ...]:
        return 0, len(self.ids), len(self.classes), int(bool(self.type))


class Sheet:
    """The rules of all ``<style>`` of a drawing, by one id, class or element that each of them asks for."""

    def __init__(self, root: Node, name: str, tally: Tally) -> None:
        """Raises UploadRefused for more rules than a drawing needs; what is not allowed in them goes to the tally."""
        self.name, self.tally = name, tally
        self.rules: dict[str, list[Rule]] = defaultdict(list)
        self.count = self.characters = self.trials = 0
        self.asked: set[str] = set()  # ids and classes that a rule asks for
        self.styles: dict[str, tuple[Declarations, list[str]]] = {}
        self.found: dict[tuple, Won] = {}
        for node in root.all():
            if node.name == "style":
                if node.attributes.get("media", "").strip().lower() in MEDIA:
                    self._read(node.words)
                else:
                    tally.add("style", "media")

    def _read(self, css: str) -> None:
        self._spend(characters=len(css))
        for item in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            if item.type != "qualified-rule":
                self.tally.add("style", f"@{item.lower_at_keyword}" if item.type == "at-rule" else "")
                continue
            declarations, lost = declared(item.content)
            self._tell(lost)
            for selector in tinycss2.serialize(item.prelude).split(","):
                self._add(selector.strip(), declarations)

    def _add(self, selector: str, declarations: Declarations) -> None:
        found = SELECTOR.fullmatch(selector)
        if not found or not selector:
            self.tally.add("style", selector)
            return
        self._spend(rules=1)
        parts = PART.findall(found[2])
        ids = frozenset(name for sign, name in parts if sign == "#")
        classes = frozenset(name for sign, name in parts if sign == ".")
        rule = Rule(found[1] or "", ids, classes, declarations, self.count)
        key = f"#{min(ids)}" if ids else f".{min(classes)}" if classes else rule.type
        self.rules[key].append(rule)
        self.asked |= ids | classes

    def attributes(self, node: Node) -> dict[str, str]:
        """What the style sheets and the element's own style set, as attributes."""
        own = {node.attributes.get("id", "")} & self.asked
        classes = set(node.attributes.get("class", "").split()) & self.asked
        key = node.name, frozenset(own), frozenset(classes)
        if key not in self.found:
            self.found[key] = self._of_the_rules(node, classes)
        won = self.found[key]
        if style := node.attributes.get("style"):
            won = dict(won)
            _apply(won, self._of_the_element(style), INLINE, 0)
        return {name: value for name, (_weight, value) in won.items()}

    def _of_the_rules(self, node: Node, classes: set[str]) -> Won:
        won: Won = {}
        for key in (f"#{node.attributes.get('id', '')}", *(f".{name}" for name in classes), node.name):
            rules = self.rules.get(key, [])
            self._spend(trials=len(rules))
            for rule in rules:
                if rule.fits(node, classes):
                    _apply(won, rule.declarations, rule.width, rule.place)
        return won

    def _of_the_element(self, style: str) -> Declarations:
        if style not in self.styles:
            self._spend(characters=len(style))
            self.styles[style] = declared(style)
        declarations, lost = self.styles[style]
        self._tell(lost)
        return declarations

    def _tell(self, lost: list[str]) -> None:
        for name in lost:
            self.tally.add("style", name)

    def _spend(self, rules: int = 0, characters: int = 0, trials: int = 0) -> None:
        self.count += rules
        self.characters += characters
        self.trials += trials
        if self.count > MOST_RULES or self.characters > MOST_CHARACTERS or self.trials > MOST_TRIALS:
            problem = gettext("It has more style rules than a drawing needs. Simplify it.")
            raise UploadRefused(self.name, problem)


def _apply(won: Won, declarations: Declarations, width: tuple[int, ...], place: int) -> None:
    for name, value, important in declarations:
        weight = (important, width, place)
        if name not in won or weight >= won[name][0]:
            won[name] = weight, value


def declared(css) -> tuple[Declarations, list[str]]:
    """The allowed declarations of a block (name, value as an attribute has it, whether it is ``!important``), and the
    names of the others."""
    found, lost = [], []
    for item in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if item.type != "declaration":
            lost.append(f"@{item.lower_at_keyword}" if item.type == "at-rule" else "")
            continue
        value = _value(item)
        if value is not None:
            found.append((item.lower_name, value, item.important))
        elif not WITHOUT_EFFECT.match(item.lower_name):
            lost.append(item.lower_name)
    return found, lost


def _value(declaration) -> str | None:
    if declaration.lower_name not in PRESENTATION:
        return None
    text = tinycss2.serialize([token for token in declaration.value if token.type != "comment"]).strip()
    if len(text) > LONGEST_VALUE:
        return None
    return accepted(declaration.lower_name, UNIT.sub("", text) if declaration.lower_name == "transform" else text)
