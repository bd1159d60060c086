"""What answers from 1 to 5 come to, in per cent, and how sure it is. Plain numbers; nothing here knows a person or a day."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GRADES = (1, 2, 3, 4, 5)
SATISFIED = 4  # from here on an answer counts as satisfied
MEAN, SHARE = "mean", "share"
FORMULAS = (MEAN, SHARE)
Z = 1.959964  # of the standard normal distribution, for 95 per cent


@dataclass(frozen=True)
class Tally:
    """How many gave each grade, 1 first: five numbers."""

    counts: tuple[int, ...] = (0, 0, 0, 0, 0)

    @classmethod
    def of(cls, grades: Iterable[int]) -> "Tally":
        """Raises ValueError for a grade that is none of ``GRADES``."""
        counts = [0] * len(GRADES)
        for grade in grades:
            counts[GRADES.index(grade)] += 1
        return cls(tuple(counts))

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float:
        """1 to 5; 0 where nobody answered."""
        return sum(grade * count for grade, count in zip(GRADES, self.counts, strict=True)) / self.n if self.n else 0.0

    @property
    def satisfied(self) -> int:
        return sum(self.counts[SATISFIED - 1 :])

    @property
    def way(self) -> float:
        """How far the mean lies from 1 to 5, 0 to 1."""
        return max(0.0, (self.mean - 1) / 4)

    @property
    def spread(self) -> float:
        """The variance as a part of the most that this mean allows, which is that of the two ends alone: over 0, to 1.

        With one more answer at either end: ten people who all gave 5 are no proof that everybody would.
        """
        ends = self + Tally((1, 0, 0, 0, 1))
        squares = sum(count * (grade - ends.mean) ** 2 for grade, count in zip(GRADES, ends.counts, strict=True))
        return min(1.0, squares / ends.n / (16 * ends.way * (1 - ends.way)))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(tuple(one + two for one, two in zip(self.counts, other.counts, strict=True)))

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(tuple(one - two for one, two in zip(self.counts, other.counts, strict=True)))


@dataclass(frozen=True)
class Result:
    """All in per cent, 0 to 100; ``low`` and ``high`` hold the true value in 95 of 100 samples. ``n``: answers."""

    per_cent: float
    low: float
    high: float
    n: int


def result(tally: Tally, formula: str) -> Result | None:
    """None where nobody answered. Raises ValueError for a formula that is none of ``FORMULAS``."""
    if formula not in FORMULAS:
        raise ValueError(f"{formula!r} is no formula. Accepted: {', '.join(FORMULAS)}.")
    if not tally.n:
        return None
    if formula == SHARE:
        low, high = wilson(tally.satisfied, tally.n)
        return Result(100 * tally.satisfied / tally.n, 100 * low, 100 * high, tally.n)
    low, high = around_mean(tally)
    return Result(20 * tally.mean, 20 * low, 20 * high, tally.n)


def wilson(part: float, whole: float, z: float = Z) -> tuple[float, float]:
    """The interval of a share, 0 to 1 (E. B. Wilson, 1927): it holds for small numbers and at the ends too.

    Raises ValueError unless 0 ≤ ``part`` ≤ ``whole`` and there is something to share.
    """
    if whole < 1 or not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share.")
    share, square = part / whole, z * z
    centre = share + square / (2 * whole)
    margin = z * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    low, high = (centre - margin) / scale, (centre + margin) / scale
    # Rounding must not put a bound on the wrong side of what was counted.
    return min(max(0.0, low), share), max(min(1.0, high), share)


def around_mean(tally: Tally) -> tuple[float, float]:
    """Wilson's interval of the mean, within 1 to 5.

    The mean is a share of the way from 1 to 5. Five grades lie closer together than the two ends alone would with the same
    mean, so that ``n`` answers tell as much of it as ``effective`` ones to a question of yes or no (E. L. Korn and
    B. I. Graubard, 1998; docs/decisions/0017-interval-of-the-mean.md). Raises ValueError where nobody answered.
    """
    if not tally.n:
        raise ValueError("Nobody answered.")
    effective = tally.n / tally.spread
    low, high = wilson(tally.way * effective, effective)
    return 1 + 4 * low, 1 + 4 * high


def together(tallies: Sequence[Tally]) -> Tally:
    return sum(tallies, Tally())
