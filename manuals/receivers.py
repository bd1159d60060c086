from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from manuals.editions.issuing import deletion_refusal
from manuals.making import naming
from manuals.models import CitizenManualPage
from manuals.web import covered, gone
from portal import indexing, tree
from service_pages.models import ServicePage


def service_published(instance, **kwargs) -> None:
    """Manuals are found by the names of their services."""
    if not isinstance(instance, ServicePage) or not instance.code:
        return
    for manual in naming(instance.code).live().filter(locale=instance.locale_id):
        indexing.words_changed.send(sender=CitizenManualPage, page=manual)


def service_unpublished(instance, **kwargs) -> None:
    if isinstance(instance, ServicePage):
        _index_manuals_with({instance.code})


def privacy_changed(instance, **kwargs) -> None:
    """A manual is not found by the names of services that are not for everybody. Its page may be on its way out itself."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        services = ServicePage.objects.descendant_of(page, inclusive=True)
        _index_manuals_with(set(services.values_list("code", flat=True)))


def _index_manuals_with(codes: set[str]) -> None:
    for manual in CitizenManualPage.objects.live() if codes - {""} else ():
        if not codes.isdisjoint(manual.service_codes):
            indexing.words_changed.send(sender=CitizenManualPage, page=manual)


def refuse_deletion(instance, **kwargs) -> None:
    """Whatever deletes the page, alone or with those above it. Raises ValidationError, with a sentence, while it has
    an edition that counts or is announced.
    """
    if refusal := deletion_refusal(instance.translation_key):
        raise ValidationError(refusal)


def connect() -> None:
    load = covered.loader(CitizenManualPage)
    tree.register(covered.COVERED, load)
    tree.register(gone.GONE, gone.load)
    tree.withhold(covered.withholder(load))
    pre_delete.connect(refuse_deletion, sender=CitizenManualPage, dispatch_uid="manuals.refuse_deletion")
    page_published.connect(service_published, dispatch_uid="manuals.service_published")
    page_unpublished.connect(service_unpublished, dispatch_uid="manuals.service_unpublished")
    post_save.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="manuals.privacy")
    post_delete.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="manuals.privacy")
