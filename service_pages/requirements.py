"""What a service and an agency need before they may be published.

One line a field. The letters tell where a duty comes from: L the Licensing Facilitation Act, section 7; O the integrity
assessment's open-data item on service manuals, for which blank is a fault; T the central manual template; C the
standard of joint service centres. A rows field is fulfilled by rows or by the row "None".
"""

from django.utils.translation import gettext_lazy as _

from portal.editorial.requirements import SUMMARY, Requirement
from service_pages.ways import ways_of

AGENCY = [SUMMARY]


def is_under_the_act(page) -> bool:
    """Advice, complaints and some benefits are outside the act."""
    return page.under_act


SERVICE = [
    # T: the address of the page and the QR codes on paper
    Requirement("code", _("The code is missing. It becomes the permanent address of the service, also in QR codes.")),
    # C 6.3
    SUMMARY,
    # C 2.1 to 2.3
    Requirement(
        "mode", _("What the centre does is missing. People need to know whether they can finish their case here.")
    ),
    # J: people find services by what happens in their lives
    Requirement("service_topics", _("A topic is missing. People find services by topic. Choose at least one.")),
    # L O T
    Requirement(
        "documents",
        _(
            "The papers to bring are missing. People must be able to bring everything at once. If there are none, add the row “None”."
        ),
    ),
    # L O T
    Requirement("steps", _("The steps are missing. People must see what happens to their case and how long it takes.")),
    # L O T
    Requirement(
        "steps",
        _("The time is missing. Enter how long the steps take, a total time, or the words of the manual."),
        when=lambda page: bool(page.rows["steps"]),
        met=lambda page: all(way.says_how_long for way in ways_of(page)),
        code="time",
    ),
    # L O T: a total beside steps that state their times
    Requirement(
        "totals",
        _("The reason for a total is missing. Say why it is not the sum of the steps."),
        met=lambda page: not any(way.is_unexplained for way in ways_of(page)),
    ),
    # O T
    Requirement(
        "fees", _("The fees are missing. People must know what they will pay. If there are none, add the row “None”.")
    ),
    # O T
    Requirement(
        "channels",
        _("The channels are missing. People must know where and when to go, or that they need not come at all."),
    ),
    # L T: the act asks for criteria; where there is none the manual must say so
    Requirement(
        "criteria",
        _(
            "The criteria and conditions are missing. The office may ask for no more than they say. "
            "If there are none, add the row “None”."
        ),
        when=is_under_the_act,
    ),
    # T
    Requirement(
        "legal_time",
        _("The time set by law is missing. If no law sets one, add the row “None”."),
        when=is_under_the_act,
    ),
    # T
    Requirement("laws", _("The laws are missing. If there is none, add the row “None”."), when=is_under_the_act),
    # T
    Requirement("forms", _("The forms are missing. If there is no form to fill in, add the row “None”.")),
    # T
    Requirement("category", _("The category is missing. Manuals and open data sort services by it.")),
    Requirement(
        "audience", _("The audience is missing. People look for what is meant for them. Tick at least one group.")
    ),
    # J
    Requirement("last_checked", _("The day of the last check is missing. People trust a page by its date.")),
]
