"""The addresses below a manual."""

from django.db import models
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from manuals.editions.in_force import EditionFacts, announced, editions_of, in_force
from manuals.web import changes, files, not_there
from manuals.web.comparing import CompareForm, Comparison
from manuals.web.dates import OnDayForm
from manuals.web.history import History
from manuals.web.preview import Draft
from manuals.web.shown import Shown, ShownService
from manuals.web.standing import standing_of, standing_of_none
from portal.bilingual.language import ENGLISH, THAI

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
            return self._render_draft(request)
        form = OnDayForm.of(request.GET)
        return self._render_edition(request, self._of_day(form), form)

    @path("services/<slug:code>/")
    def service_in_force(self, request, code):
        """A service of a booklet, as ``in_force_page``."""
        form = OnDayForm.of(request.GET)
        found = self._of_day(form)
        if found is None:
            raise not_there.in_force_now(self)
        return self._render_service(request, found, code, form)

    @path("editions/")
    def editions(self, request):
        """All editions, the latest first, with what each has changed."""
        request.portal_tail = "editions/"
        return self.render(request, template=f"{TEMPLATES}/editions.html", context_overrides={"history": History(self)})

    @path("editions/<int:number>/")
    def one_edition(self, request, number):
        return self._render_edition(request, self._numbered(number), OnDayForm.of({}))

    @path("editions/<int:number>/services/<slug:code>/")
    def service_of_edition(self, request, number, code):
        return self._render_service(request, self._numbered(number), code, OnDayForm.of({}))

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
            raise not_there.in_force_now(self)
        if files.file_called(found, name, self.language) is None:
            raise not_there.file(self, found, name)
        return redirect(f"{self.path_url}editions/{found.number}/{name}.pdf")

    @path("editions/<int:number>/<slug:name>.pdf/")
    def file_of_edition(self, request, number, name):
        found = self._numbered(number)
        wanted = files.file_called(found, name, self.language)
        if wanted is None:
            raise not_there.file(self, found, name)
        return files.send(request, self, found, wanted, is_in_force=in_force(self.translation_key) == found)

    def _of_day(self, form: OnDayForm) -> EditionFacts | None:
        """The edition of the day asked for, or of today. Raises Http404 where there was none on that day."""
        found = in_force(self.translation_key, form.day)
        if found is None and form.day:
            raise not_there.on(self, form.day)
        return found

    def _numbered(self, number: int) -> EditionFacts:
        """Raises Http404 with a sentence that names the editions there are."""
        for facts in editions_of(self.translation_key):
            if facts.number == number:
                return facts
        raise not_there.edition(self, number)

    def _render_draft(self, request):
        self.shown = draft = Draft(self)
        context = {
            "shown": draft,
            "document": draft.document,
            "contents": draft.contents,
            "form": OnDayForm.of({}),
            "asked_at": self.path_url,
        }
        self._point_to_the_one_in_force(request, None)
        return self.render(request, context_overrides=context)

    def _render_edition(self, request, facts: EditionFacts | None, form: OnDayForm):
        """``facts`` None: nothing is in force."""
        context = self._context(facts, form)
        self.shown = shown = context["shown"]
        if shown and not form.is_bound:
            request.portal_tail = shown.address.removeprefix(self.path_url)
        contents = [*shown.contents, self._others()] if shown else []
        more = {
            "document": shown.document if shown else None,
            "contents": contents,
            "in_thai": self._in_thai(shown.address) if shown and shown.in_thai() else "",
            "asked_at": self.path_url,
        }
        self._point_to_the_one_in_force(request, shown)
        return self._answer(request, form, {**context, **more})

    def _render_service(self, request, facts: EditionFacts, code: str, form: OnDayForm):
        """A service of a booklet; the manual of one service is a single page."""
        context = self._context(facts, form, code)
        self.shown = shown = context["shown"]
        codes = [service.code for service in shown.document.services]
        if code not in codes:
            raise not_there.service(self, facts, code)
        if not shown.is_booklet:
            return redirect(shown.address)
        chapter = ShownService(shown, codes.index(code))
        request.portal_tail = chapter.address.removeprefix(self.path_url)
        self._point_to_the_one_in_force(request, shown, f"services/{code}/")
        more = {
            "chapter": chapter,
            "contents": [*chapter.contents, self._others()],
            "in_thai": self._in_thai(chapter.address) if shown.in_thai(chapter.place) else "",
            "asked_at": f"{self.path_url}services/{code}/",
        }
        return self._answer(request, form, {**context, **more}, template=f"{TEMPLATES}/service.html")

    def _context(self, facts: EditionFacts | None, form: OnDayForm, code: str = "") -> dict:
        """One query for all editions that are told of."""
        coming = announced(self.translation_key)
        stored = changes.read(self.translation_key, facts, coming, self.language)
        shown = Shown(self, facts, stored[facts.number]) if facts else None
        told = {one.number: changes.Changes(self, one, stored[one.number], code) for one in coming}
        return {
            "shown": shown,
            "standing": standing_of(shown, form.day, code) if shown else standing_of_none(self),
            "changes": told.pop(shown.edition.number, None) if shown else None,
            "announced": list(told.values()),
            "form": form,
            "has_earlier": len(editions_of(self.translation_key)) > 1,
        }

    def _answer(self, request, form: OnDayForm, context: dict, **kwargs):
        response = self.render(request, context_overrides=context, **kwargs)
        response.status_code = BAD_REQUEST if form.errors else 200
        return response

    @staticmethod
    def _others() -> tuple[str, str]:
        """The last entry of the contents."""
        return "other-editions", _("Other editions")

    def _in_thai(self, address: str) -> str:
        """Where the same is read in Thai."""
        thai = self.translations.get(THAI) if self.language == ENGLISH else None
        return f"{thai.url}{address.removeprefix(self.path_url)}" if thai else ""

    def _point_to_the_one_in_force(self, request, shown, tail: str = "") -> None:
        """Search engines keep the edition in force, at the manual's own address."""
        if not (shown and shown.is_in_force):
            request.portal_canonical = f"{self.canonical_path}{tail if shown and shown.in_force else ''}"
