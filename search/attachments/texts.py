"""Which files a page names, and what of them it is found by."""

from django.db.models import F, QuerySet
from wagtail.documents import get_document_model

from portal.collections import private_collections
from search.attachments.models import AttachedText
from search.attachments.reading import VERSION

# Of all the files of a page, so that a long one does not outweigh what the page itself says.
MOST_OF_A_PAGE = 40_000


def documents_of(page) -> list[int]:
    """Ids of the documents in the fields of ``page``, as it is in memory, each once; some may be gone."""
    model = get_document_model()
    found: dict[int, None] = {}
    for field in page._meta.get_fields():
        if field.is_relation and issubclass(field.related_model or object, model):
            found.setdefault(field.value_from_object(page))
        elif hasattr(field, "extract_references"):
            for to_model, pk, *_path in field.extract_references(field.value_from_object(page)):
                if issubclass(to_model, model):
                    found.setdefault(int(pk))
    return [pk for pk in found if pk]


def public_texts() -> QuerySet[AttachedText]:
    """The rows of documents that everybody may open."""
    return AttachedText.objects.exclude(document__collection_id__in=private_collections())


def unread() -> QuerySet[AttachedText]:
    """The rows of public documents whose present file has not been read by the present reader."""
    return public_texts().exclude(file_hash=F("document__file_hash"), version=VERSION)


def attached_text(page) -> str:
    """What has been read of the present files of a page that are for everybody; at most ``MOST_OF_A_PAGE`` characters.

    No query for a page that names no document.
    """
    ids = documents_of(page)
    if not ids:
        return ""
    read = public_texts().filter(document__in=ids, file_hash=F("document__file_hash")).exclude(text="")
    texts = dict(read.values_list("document", "text"))
    return "\n".join(texts[pk] for pk in ids if pk in texts)[:MOST_OF_A_PAGE]
