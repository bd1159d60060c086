"""The addresses below a manual."""

from datetime import date

from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from manuals.editions.in_force import EditionFacts, announced, edition, editions_of, in_force
from manuals.web import files
from manuals.web.comparing import CompareForm, Comparison
from manuals.web.dates import OnDayForm
from manuals.web.history import History
from manuals.web.preview import Draft
from manuals.web.shown import Shown, ShownService
from portal.bilingual.dates import format_date

BAD_REQUEST = 400
TEMPLATES = "manuals/web"


class ManualRoutes(RoutablePageMixin, models.Model):
    """Mixin of the manual's page: the edition in force, one of a day, every edition, two compared, the files."""

    class Meta:
        abstract = True

    @path("")
    def in_force_page(self, request):
        """The edition in force today or on the day ``?on=``; 400 with a sentence at the field for what is no day."""
        if getattr(request, "is_preview", False):
            return self._render_edition(request, Draft(self))
        form = OnDayForm.of(request.GET)
        if form.is_bound and not form.is_valid():
            return self._render_today(request, form, BAD_REQUEST)
        day = form.cleaned_data["on"] if form.is_bound else None
        if day is None:
            return self._render_today(request, form)
        found = in_force(self.translation_key, day)
        if found is None:
            raise Http404(self._nothing_on(day))
        return self._render_edition(request, self._shown(found), form=form)

    @path("services/<slug:code>/")
    def service_in_force(self, request, code):
        found = in_force(self.translation_key)
        if found is None:
            raise Http404(self._no_edition())
        return self._render_service(request, found, code)

    @path("editions/")
    def editions(self, request):
        """All editions, the latest first, with what each has changed."""
        request.portal_tail = "editions/"
        return self.render(request, template=f"{TEMPLATES}/editions.html", context_overrides={"history": History(self)})

    @path("editions/<int:number>/")
    def one_edition(self, request, number):
        shown = self._shown(self._numbered(number))
        request.portal_tail = shown.address.removeprefix(self.path_url)
        return self._render_edition(request, shown)

    @path("editions/<int:number>/services/<slug:code>/")
    def service_of_edition(self, request, number, code):
        return self._render_service(request, self._numbered(number), code)

    @path("compare/")
    def compare(self, request):
        """Two editions beside each other, ``?from=1&to=2``; without a choice the last two."""
        request.portal_tail = "compare/"
        form = CompareForm(editions_of(self.translation_key), request.GET)
        comparison = Comparison(self, *form.chosen) if form.chosen else None
        context = {"form": form, "comparison": comparison}
        response = self.render(request, template=f"{TEMPLATES}/compare.html", context_overrides=context)
        response.status_code = BAD_REQUEST if form.errors else 200
        response["X-Robots-Tag"] = "noindex"
        return response

    @path("<slug:name>.pdf/")
    def file_in_force(self, request, name):
        """Leads to the file of the edition in force today."""
        found = in_force(self.translation_key)
        if found is None:
            raise Http404(self._no_edition())
        return redirect(f"{self.path_url}editions/{found.number}/{name}.pdf")

    @path("editions/<int:number>/<slug:name>.pdf/")
    def file_of_edition(self, request, number, name):
        found = self._numbered(number)
        return files.send(self, found, name, is_in_force=in_force(self.translation_key) == found)

    def _shown(self, facts: EditionFacts) -> Shown:
        return Shown(self, facts, edition(self.translation_key, facts.number))

    def _numbered(self, number: int) -> EditionFacts:
        """Raises Http404 with a sentence that names the editions there are."""
        found = editions_of(self.translation_key)
        for facts in found:
            if facts.number == number:
                return facts
        if not found:
            raise Http404(self._no_edition())
        message = _("This manual has no edition %(number)s. It has: %(numbers)s.")
        numbers = ", ".join(str(facts.number) for facts in found)
        raise Http404(message % {"number": str(number)[:20], "numbers": numbers})

    def _render_today(self, request, form: OnDayForm, status: int = 200):
        found = in_force(self.translation_key)
        response = self._render_edition(request, self._shown(found) if found else None, form=form)
        response.status_code = status
        return response

    def _render_edition(self, request, shown: Shown | Draft | None, form: OnDayForm | None = None):
        self.shown = shown
        context = {
            "shown": shown,
            "document": shown.document if shown else None,
            "form": form or OnDayForm.of({}),
            "announced": announced(self.translation_key),
            "has_earlier": len(editions_of(self.translation_key)) > 1,
        }
        self._point_to_the_one_in_force(request, shown)
        return self.render(request, context_overrides=context)

    def _render_service(self, request, facts: EditionFacts, code: str):
        """A service of a booklet; the manual of one service is a single page."""
        shown = self._shown(facts)
        codes = [service.code for service in shown.document.services]
        if code not in codes:
            message = _("The service “%(code)s” is not in edition %(number)s of this manual.")
            raise Http404(message % {"code": code[:60], "number": facts.number})
        if not shown.is_booklet:
            return redirect(shown.address)
        self.shown = shown
        chapter = ShownService(shown, codes.index(code))
        request.portal_tail = chapter.address.removeprefix(self.path_url)
        self._point_to_the_one_in_force(request, shown, f"services/{code}/")
        return self.render(
            request, template=f"{TEMPLATES}/service.html", context_overrides={"shown": shown, "chapter": chapter}
        )

    def _point_to_the_one_in_force(self, request, shown, tail: str = "") -> None:
        """Search engines keep the edition in force, at the manual's own address."""
        if not (shown and shown.is_in_force):
            request.portal_canonical = f"{self.canonical_path}{tail if shown and shown.in_force else ''}"

    def _nothing_on(self, day: date) -> str:
        standing = [facts for facts in editions_of(self.translation_key) if not facts.withdrawn]
        if not standing:
            return self._no_edition()
        first = min(facts.effective for facts in standing)
        message = _("On %(day)s no edition of this manual was in force. The first one is in force since %(first)s.")
        if first > timezone.localdate():
            message = _("On %(day)s no edition of this manual was in force. The first one takes effect on %(first)s.")
        return message % {"day": format_date(day), "first": format_date(first)}

    def _no_edition(self) -> str:
        return _("No edition of this manual is in force.")
