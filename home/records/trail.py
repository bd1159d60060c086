"""The way from where a need was heard of to what was changed, on the editors' screens."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel
from wagtail.models import Page

from home.feedback.cases import may_handle
from home.feedback.screens.base import CASE, PAGES
from home.records.models import Improvement, Need
from portal.services import services

ADD_NEED = "wagtailsnippets_home_need:add"


@dataclass(frozen=True, slots=True)
class Step:
    """A link for staff; ``url``: '' where the reader may not go there, or there is nothing to read."""

    words: str
    url: str = ""


def source_of(need: Need, user) -> Step | None:
    """Where a need was heard of; None for an own observation, or where nothing is known of it any more."""
    if need.case_id:
        words = _("Case %(number)s") % {"number": need.case_id}
        return Step(words, reverse(CASE, args=[need.case_id]) if may_handle(user) else "")
    if need.study:
        return Step(str(need.study), reverse("wagtailsnippets_home_needsstudy:edit", args=[need.study_id]))
    known = {Need.Source.SCORE: _score, Need.Source.SUGGESTION: _words, Need.Source.SEARCH: _search}
    find = known.get(Need.Source(need.source))
    return find(need) if find and need.key else None


def _score(need: Need) -> Step:
    code = need.key.partition("/")[0]
    found = code in services()
    return Step(_("Satisfaction with the service"), reverse("home_survey_results", args=[code]) if found else "")


def _words(need: Need) -> Step | None:
    try:
        key = UUID(need.key)
    except ValueError:
        return None
    return Step(_("What readers said on the page"), f"{reverse(PAGES)}?of={key}")


def _search(need: Need) -> Step:
    query = need.key.partition(":")[2]
    return Step(_("Search for “%(words)s”") % {"words": query}, f"{reverse('search')}?{urlencode({'q': query})}")


def comparison(improvement: Improvement, user) -> Step | None:
    """The revision in which the change was published, compared with the one before; None where none is known, or the
    user does not edit the page."""
    revision = improvement.revision
    page = Page.objects.filter(pk=revision.object_id).first() if revision else None
    if revision is None or page is None or not page.permissions_for_user(user).can_edit():
        return None
    before = page.revisions.filter(created_at__lt=revision.created_at).order_by("-created_at").first()
    pair = before.pk if before else "earliest", revision.pk
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, *pair])
    return Step(_("Compare with the revision before"), address)


class TrailPanel(Panel):
    """What a record came from and led to, to read and follow; shown once the record is stored."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/records/admin/trail.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | self.steps()

        def steps(self) -> dict:
            raise NotImplementedError


class SourcePanel(TrailPanel):
    class BoundPanel(TrailPanel.BoundPanel):
        def steps(self):
            step = source_of(self.instance, self.request.user)
            return {"steps": [step] if step else [], "nothing": _("Nothing more is known of where it was heard.")}


class NeedsOfStudyPanel(TrailPanel):
    class BoundPanel(TrailPanel.BoundPanel):
        def steps(self):
            needs = self.instance.needs.all()
            steps = [Step(str(need), reverse("wagtailsnippets_home_need:edit", args=[need.pk])) for need in needs]
            address = f"{reverse(ADD_NEED)}?study={self.instance.pk}"
            return {
                "steps": steps,
                "nothing": _("No need was noted from it yet."),
                "further": Step(_("Note a finding as a need"), address),
            }


class RevisionPanel(TrailPanel):
    class BoundPanel(TrailPanel.BoundPanel):
        def steps(self):
            step = comparison(self.instance, self.request.user)
            return {
                "day": self.instance.published_on,
                "steps": [step] if step else [],
                "nothing": _("It is taken when this is saved with a page that is published."),
            }
