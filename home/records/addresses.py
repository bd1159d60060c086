"""Where everybody reads the records that are public: the parts of the page of the standard."""

from collections.abc import Iterable

from django.apps import apps

from home.records.base import Record
from portal.bilingual.language import active_language
from portal.evidence import Proof
from portal.tree import snapshot

# The part of the page that lists the records of a model.
_PARTS = {"needsstudy": "studies", "improvement": "improvements", "plan": "plans", "meeting": "meetings"}


def shown_at(records: Iterable[Record]) -> tuple[Proof, ...]:
    """The parts, in the active language, that list one of ``records``. They tell no title: a record may turn private."""
    page = next(iter(snapshot().of_model(apps.get_model("home", "StandardPage"), active_language())), None)
    if page is None:
        return ()
    models = {record._meta.model_name for record in records if record.is_public}
    names = [name for model, name in _PARTS.items() if model in models]
    return tuple(Proof(page.model.title_below(name), f"{page.url}{name}/", public=True) for name in names)
