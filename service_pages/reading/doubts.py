"""Why a person should look again at what was read, the gravest first."""

from django.utils.translation import gettext_noop

NO_TIME = gettext_noop("No time was recognised in these words. Enter a number and a unit.")
NOT_A_SPAN = gettext_noop(
    "This is a date, a time of day, a deadline for the applicant or how often something happens, not how long it takes."
)
TOO_LONG = gettext_noop("The number is too long for a time.")
MINUS = gettext_noop("A minus sign stands before the number.")
NO_UNIT = gettext_noop("A number has no unit. Add minutes, hours, days or working days.")
SEVERAL = gettext_noop("There is more than one time here. Enter each of them separately.")
REVERSED = gettext_noop("The first time of the range is not shorter than the second.")
SECONDS = gettext_noop("The seconds are no simple part of a minute. Enter the time in minutes.")
HOURS_POINT = gettext_noop(
    "The figures after the point can be minutes or a decimal part of an hour. They were read as minutes (1.30 as 1 hour "
    "30 minutes)."
)
MINUTES_POINT = gettext_noop(
    "The figures after the point can be seconds or a decimal part of a minute. They were read as a decimal part."
)
CLOCK_FORM = gettext_noop("This can be a time of day. It was read as hours and minutes.")
MINUTE_MARK = gettext_noop("“น.” can mean minutes or a time of day. It was read as minutes.")
CENTIMETRES = gettext_noop("“ซม.” means centimetres. It was read as “ชม.”, hours.")
REPEATED = gettext_noop("The words in brackets state another time than those before them. Those before were used.")
HOLIDAYS = gettext_noop("Days that leave out holidays were read as working days.")
SAME_DAY = gettext_noop("“The same day” was read as one day at most.")
STRICT = gettext_noop("“More than” was read as “at least” and “less than” as “at most”.")
ZERO = gettext_noop("The time is 0.")
PARTLY = gettext_noop("Only a part of these words was read as a time. Check whether the rest changes it.")

BY_GRAVITY = [
    NO_TIME,
    NOT_A_SPAN,
    TOO_LONG,
    MINUS,
    NO_UNIT,
    SEVERAL,
    REVERSED,
    SECONDS,
    HOURS_POINT,
    MINUTES_POINT,
    CLOCK_FORM,
    MINUTE_MARK,
    CENTIMETRES,
    REPEATED,
    HOLIDAYS,
    SAME_DAY,
    STRICT,
    ZERO,
    PARTLY,
]


def gravest(doubts: set[str]) -> str:
    return min(doubts, key=BY_GRAVITY.index, default="")
