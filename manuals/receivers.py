from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.db.models.functions import Cast
from django.db.models.signals import pre_delete
from wagtail.signals import page_published

from manuals.editions.issuing import deletion_refusal
from manuals.models import CitizenManualPage
from manuals.web import covered
from portal import indexing, tree
from service_pages.models import ServicePage


def service_published(instance, **kwargs) -> None:
    """Manuals are found by the names of their services."""
    if not isinstance(instance, ServicePage) or not instance.code:
        return
    manuals = CitizenManualPage.objects.live().filter(locale=instance.locale_id)
    for manual in manuals.alias(rows=Cast("services", TextField())).filter(rows__contains=f'"{instance.code}"'):
        indexing.words_changed.send(sender=CitizenManualPage, page=manual)


def refuse_deletion(instance, **kwargs) -> None:
    """Whatever deletes the page, alone or with those above it. Raises ValidationError, with a sentence, while it has
    an edition that counts or is announced.
    """
    if refusal := deletion_refusal(instance.translation_key):
        raise ValidationError(refusal)


def connect() -> None:
    tree.register(covered.COVERED, covered.loader(CitizenManualPage))
    pre_delete.connect(refuse_deletion, sender=CitizenManualPage, dispatch_uid="manuals.refuse_deletion")
    page_published.connect(service_published, dispatch_uid="manuals.service_published")
