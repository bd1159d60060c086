"""The addresses below the page of the standard: what the centre records of itself, as far as it is public."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.records import public
from portal.below import Below

ANSWERS = "you-said-we-did"


@dataclass(frozen=True, slots=True)
class Part:
    """``name``: its address and the function of home.records.public that gives its rows."""

    name: str
    title: Promise
    template: str
    rows: str


PARTS = (
    Part(ANSWERS, _("You said, we did"), "said_and_done", "answers"),
    Part("studies", _("Studies of users' needs"), "studies", "studies"),
    Part("improvements", _("Improvements"), "improvements", "improvements"),
    Part("plans", _("Plans and their results"), "plans", "plans"),
    Part("meetings", _("Meetings of the agencies"), "meetings", "meetings"),
)
_ROWS = {
    ANSWERS: public.said_and_done,
    "studies": public.studies,
    "improvements": public.improvements,
    "plans": public.plans,
    "meetings": public.meetings,
}


class StandardRoutes(RoutablePageMixin, models.Model):
    """Mixin of the page of the standard."""

    below: Below | None

    class Meta:
        abstract = True

    @property
    def parts(self) -> tuple[Part, ...]:
        return PARTS

    @classmethod
    def title_below(cls, name: str) -> str | None:
        """In the active language; None where nothing is shown at ``name``."""
        return next((str(part.title) for part in PARTS if part.name == name), None)

    @path(f"{ANSWERS}/", name=ANSWERS)
    @path("studies/", name="studies")
    @path("improvements/", name="improvements")
    @path("plans/", name="plans")
    @path("meetings/", name="meetings")
    def part(self, request):
        name = request.path.rstrip("/").rpartition("/")[2]
        part = next(part for part in PARTS if part.name == name)
        self.below = Below(f"{name}/", str(part.title))
        request.portal_tail = self.below.tail
        trail = [*self.breadcrumbs, self.node] if self.node else []
        context = {"trail": trail, "part": part, "rows_template": f"home/records/{part.template}.html"}
        context[part.rows] = _ROWS[name]()
        return self.render(request, template="home/standard_part.html", context_overrides=context)
