"""What refers to a page or file, as far as the account may know: a page of a type that is closed to it is not counted.

Wagtail lists such a page without its title, but with its type and the field: that a handbook speaks of a service is
nobody's business who may not read it.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import ReferenceIndex

from portal.editorial.acting import acting_user
from portal.editorial.guarded_pages import Reach

_all_to = ReferenceIndex.get_references_to.__func__
_all_to_in_bulk = ReferenceIndex.get_references_to_in_bulk.__func__


def _open_only(references: QuerySet[ReferenceIndex]) -> QuerySet[ReferenceIndex]:
    """``references`` without those that the account at work may not know of. Outside of the admin all of them."""
    user = acting_user()
    if user is None or user.is_superuser:
        return references
    closed = Reach.of(user).closed_types
    return references.exclude(content_type__in=closed) if closed else references


def _to(cls, thing):
    return _open_only(_all_to(cls, thing))


def _to_in_bulk(cls, things):
    return _open_only(_all_to_in_bulk(cls, things))


def _usage_count_subquery(cls, model):
    """In place of Wagtail's: for lists in the order of it, or limited by it."""
    content_type = ContentType.objects.get_for_model(model)
    references = cls.objects.filter(to_content_type=content_type, to_object_id=Cast(OuterRef("pk"), CharField()))
    things = _open_only(references).values("to_object_id")
    return Coalesce(Subquery(things.annotate(count=Count("object_id", distinct=True)).values("count")), 0)


def leave_out_closed_types() -> None:
    """Idempotent; called once at start-up. What keeps the index itself asks its table, and sees all."""
    ReferenceIndex.get_references_to = classmethod(_to)
    ReferenceIndex.get_references_to_in_bulk = classmethod(_to_in_bulk)
    ReferenceIndex.usage_count_subquery = classmethod(_usage_count_subquery)
