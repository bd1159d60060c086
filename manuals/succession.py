"""A manual that is made anew goes on with the editions of the one that is gone: one address never has two histories."""

from uuid import UUID

from django.db.models import Q
from wagtail.models import Page
from wagtail_localize.models import TranslatableObject

from manuals.models.edition import Edition


def key_left_behind(slug: str, codes: list[str]) -> UUID | None:
    """The key of the editions that no page has any more and that are of this one service, or lie at this address; the
    latest ones where there are several.
    """
    of_the_same = Q(data__manual__slug=slug)
    if len(codes) == 1:
        of_the_same |= Q(service=codes[0])
    left = Edition.objects.filter(of_the_same).exclude(manual_key__in=Page.objects.values("translation_key"))
    return left.order_by("-issued", "-number").values_list("manual_key", flat=True).first()


def take_over(page: Page, key: UUID) -> None:
    """Give ``page``, which is about to be saved, its pages in other languages and their words the key ``key``."""
    own, page.translation_key = page.translation_key, key
    Page.objects.filter(translation_key=own).exclude(pk=page.pk).update(translation_key=key)
    words = TranslatableObject.objects.filter(pk=own).first()
    if words:
        TranslatableObject.objects.create(translation_key=key, content_type=words.content_type)
        for relation in TranslatableObject._meta.get_fields(include_hidden=True):
            if not relation.one_to_many:
                continue
            name = relation.field.name
            relation.related_model.objects.filter(**{name: own}).update(**{name: key})
        words.delete()
