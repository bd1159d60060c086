"""The addresses below the page of the standard: what the centre records of itself, as far as it is public."""

from dataclasses import dataclass

from django.db import models
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.records import public
from home.standard import catalogue
from home.standard.keeping import last_kept
from portal.below import Below

ANSWERS = "you-said-we-did"


@dataclass(frozen=True, slots=True)
class Part:
    """``name``: its address and the function of home.records.public that gives its rows."""

    name: str
    title: Promise
    template: str
    rows: str

    @property
    def route(self) -> str:
        """The name under which readers' words on it are kept."""
        return f"standard/{self.name}"


PARTS = (
    Part(ANSWERS, _("You said, we did"), "said_and_done", "answers"),
    Part("studies", _("Studies of users' needs"), "studies", "studies"),
    Part("improvements", _("Improvements"), "improvements", "improvements"),
    Part("plans", _("Plans and their results"), "plans", "plans"),
    Part("meetings", _("Meetings of the agencies"), "meetings", "meetings"),
)
# What stands at an address below the page, so that no standard may be called like it.
TAKEN = frozenset({part.name for part in PARTS} | {"satisfaction", "statistics"})
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
        further = {standard.key: str(standard.name) for standard in catalogue.further()}
        return (further | {part.name: str(part.title) for part in PARTS}).get(name)

    @path(f"{ANSWERS}/", name=ANSWERS)
    @path("studies/", name="studies")
    @path("improvements/", name="improvements")
    @path("plans/", name="plans")
    @path("meetings/", name="meetings")
    def part(self, request):
        name = request.path.rstrip("/").rpartition("/")[2]
        part = next(part for part in PARTS if part.name == name)
        rows = {"part": part, "rows_template": f"home/records/{part.template}.html", part.rows: _ROWS[name]()}
        return self._below(request, f"{name}/", str(part.title), "home/standard_part.html", **rows)

    @path("<slug:standard>/", name="further")
    def further_standard(self, request, standard):
        """A further standard, where a head has shown it to the public."""
        shown = next((one for one in catalogue.further() if one.key == standard), None)
        if shown is None:
            raise Http404
        board = last_kept(shown)
        return self._below(request, f"{standard}/", str(shown.name), "home/standard_further.html", board=board)

    def _below(self, request, tail: str, title: str, template: str, **context):
        self.below = Below(tail, title)
        request.portal_tail = tail
        trail = [*self.breadcrumbs, self.node] if self.node else []
        return self.render(request, template=template, context_overrides={"trail": trail, **context})
