from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.signals import page_published

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


def connect() -> None:
    tree.register(covered.COVERED, covered.loader(CitizenManualPage))
    page_published.connect(service_published, dispatch_uid="manuals.service_published")
