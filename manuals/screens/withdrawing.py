"""What comes of it when an edition is withdrawn today."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manuals.editions.in_force import EditionFacts
from manuals.screens.standing import Standing
from manuals.web.shown import State
from portal.bilingual.dates import format_date


@dataclass
class Consequence:
    """Of withdrawing the edition ``number`` of a manual."""

    standing: Standing
    number: int

    @property
    def _others(self) -> list[EditionFacts]:
        return [facts for facts, _state in self.standing.editions if facts.number != self.number]

    @property
    def state(self) -> State | None:
        """What the edition is now; None for one that is not there."""
        return next((state for facts, state in self.standing.editions if facts.number == self.number), None)

    @property
    def in_force_then(self) -> EditionFacts | None:
        counting = [facts for facts in self._others if facts.counts_on(self.today)]
        return max(counting, key=lambda facts: (facts.effective, facts.number), default=None)

    @property
    def next_announced(self) -> EditionFacts | None:
        coming = [facts for facts in self._others if facts.effective > self.today and not facts.withdrawn]
        return min(coming, key=lambda facts: (facts.effective, facts.number), default=None)

    @property
    def today(self) -> date:
        return self.standing.today

    @property
    def sentences(self) -> list[str]:
        if self.state is State.IN_FORCE:
            return [self._of_the_one_in_force(), *self._what_is_announced()]
        told = {
            State.AHEAD: _("It is announced. Withdrawn, it does not take effect."),
            State.EARLIER: _("It is no longer in force. Withdrawn, it is marked as withdrawn in the list of editions."),
            State.WITHDRAWN: _("It has been withdrawn already."),
        }
        first = [told[self.state]] if self.state in told else []
        return [*first, self._what_stays()]

    def _of_the_one_in_force(self) -> str:
        then = self.in_force_then
        if then is None:
            return _("It is the one in force. Withdrawn, no edition of this manual is in force.")
        message = _("It is the one in force. Withdrawn, edition %(number)s of %(day)s is in force again at once.")
        return message % {"number": then.number, "day": format_date(then.effective)}

    def _what_is_announced(self) -> list[str]:
        coming = self.next_announced
        if coming is None:
            return []
        message = _("Edition %(number)s takes effect on %(day)s as announced.")
        return [message % {"number": coming.number, "day": format_date(coming.effective)}]

    def _what_stays(self) -> str:
        then = self.in_force_then
        if then is None:
            return _("No edition of this manual is in force, as before.")
        return _("Edition %(number)s stays in force.") % {"number": then.number}
