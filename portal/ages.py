"""When evidence is too old."""

import datetime


def later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last day of that month: 31 January and one month is 28 or 29 February."""
    years, month = divmod(day.month - 1 + months, 12)
    first = datetime.date(day.year + years, month + 1, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return min(first + datetime.timedelta(days=day.day - 1), last)
