"""wagtail-localize's views, asking for the rights that what they do needs.

Beginning a translation whose text stays as it is, is a translator's right: it needs the right to edit the English
page. Whatever puts other words before readers needs the right to publish it.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from portal.bilingual.counterparts import counterparts
from portal.bilingual.sync import follow


def require_right_to_begin(user, page: Page, locale: Locale) -> None:
    """Raises PermissionDenied unless ``user`` may translate ``page`` into ``locale``."""
    target = _target(page, locale)
    rights = target.permissions_for_user(user) if target else None
    if rights is None or not rights.can_edit():
        raise PermissionDenied
    words = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=locale)
    if page.live and words.exists() and not rights.can_publish():
        raise PermissionDenied


def _target(page: Page, locale: Locale) -> Page | None:
    """The page in ``locale``, or the nearest above it that is there."""
    above = page.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("-depth")
    found = (counterparts(ancestor).filter(locale=locale).first() for ancestor in above)
    return next(filter(None, found), None)


class GuardedSubmit(SubmitPageTranslationView):
    def form_valid(self, form):
        pages = [self.object]
        if form.cleaned_data["include_subtree"]:
            pages += self.object.get_descendants()
        for page in pages:
            for locale in form.cleaned_data["locales"]:
                require_right_to_begin(self.request.user, page, locale)
        with transaction.atomic():
            self._renew_sources(pages)
            return super().form_valid(form)

    @staticmethod
    def _renew_sources(pages: list[Page]) -> None:
        """A source left from an earlier translation would bring back the facts of its day."""
        keys = [page.translation_key for page in pages]
        for source in TranslationSource.objects.filter(object_id__in=keys, locale=pages[0].locale_id):
            source.update_from_db()


class GuardedUpdate(UpdateTranslationsView):
    def form_valid(self, form):
        page = self.object.get_source_instance()
        if not isinstance(page, Page):
            return super().form_valid(form)
        publish = form.cleaned_data["publish_translations"]
        for translation in self.object.translations.filter(enabled=True):
            rights = translation.get_target_instance().permissions_for_user(self.request.user)
            if not (rights.can_publish() if publish else rights.can_edit()):
                raise PermissionDenied
        follow(page, user=self.request.user, release=publish)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())


def refuse_to_stop(request, translation_id):
    """An English page that is no translation any more would keep its numbers when the Thai ones change."""
    translation = get_object_or_404(Translation, pk=translation_id)
    messages.error(request, gettext("A translation cannot be stopped: the English page would keep outdated facts."))
    return redirect("wagtailadmin_pages:edit", translation.get_target_instance().pk)


def guarded_convert_to_alias(request, page_id):
    """Giving up a translation replaces its words, for readers, by the Thai ones."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return convert_to_alias(request, page_id)
