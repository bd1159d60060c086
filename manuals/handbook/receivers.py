"""What follows a change of the handbook, and what of it lives with the tree."""

from django.apps import apps
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published

from manuals.handbook import limits, memory
from manuals.handbook.contents import index_node
from manuals.handbook.rights import OFFICERS, READ, may_read
from manuals.handbook.setup import give_permissions, protect
from manuals.models import HandbookCollection, HandbookIndexPage, HandbookPage, SectionId, SectionVersion
from manuals.models.handbook import COUNTER_SLUG
from portal import accounts, collections, tree
from portal.bilingual.counterparts import counterparts, is_thai


def load_sections() -> dict[int, memory.SectionFacts]:
    rows = HandbookPage.objects.filter(live=True).values_list("pk", "section_id", "service", "version", "review_date")
    return {pk: memory.SectionFacts(*facts) for pk, *facts in rows}


def load_keys() -> dict[str, str]:
    return {code: key.hex for code, key in SectionId.objects.values_list("code", "translation_key")}


def load_versions() -> dict[str, tuple[memory.Version, ...]]:
    found: dict[str, list[memory.Version]] = {}
    rows = SectionVersion.objects.order_by("-number")
    names = ("section__code", "number", "effective", "change_note_th", "change_note_en")
    for code, number, effective, note_th, note_en in rows.values_list(*names):
        found.setdefault(code, []).append(memory.Version(number, effective, note_th, note_en))
    return {code: tuple(versions) for code, versions in found.items()}


def load_narrowed() -> tuple[str, ...]:
    paths = PageViewRestriction.objects.values_list("page__path", flat=True)
    indexes = HandbookIndexPage.objects.values_list("path", flat=True)
    return tuple({path for path in paths for index in indexes if path.startswith(index) and path != index})


def load_limits() -> tuple[limits.Limit, ...]:
    return limits.load_limits(list(HandbookIndexPage.objects.values_list("path", flat=True)))


def collection_paths() -> list[str]:
    return list(HandbookCollection.objects.values_list("collection__path", flat=True))


def index_saved(instance, created, raw=False, **kwargs) -> None:
    if created and not raw:
        protect(instance)


def record_version(instance, revision=None, alias=False, **kwargs) -> None:
    """A higher number makes a version, with the note in both languages as far as it is translated."""
    if alias or not isinstance(instance, HandbookPage) or not instance.live or not is_thai(instance):
        return
    if instance.effective is None:  # published before the date was asked for
        return
    section = SectionId.reserve(instance.translation_key)
    last = section.versions.first()
    if last is None or instance.version > last.number:
        SectionVersion.objects.create(
            section=section,
            number=instance.version,
            effective=instance.effective,
            change_note_th=instance.change_note,
            change_note_en=_english_note(instance),
            by=getattr(revision, "user", None),
        )


def _english_note(thai: HandbookPage) -> str:
    """The note of the English page as it has just been made; '' where that is not of this version."""
    english = counterparts(thai).filter(alias_of=None, live=True).first()
    if english is None or "change_note" in {held.path for held in english.held_texts.all()}:
        return ""
    note = english.specific.change_note
    return "" if note == thai.change_note else note


def landing(user, language: str) -> str:
    """Officers at the counters go to counter mode when they sign in, other readers to the handbook.

    '' for those who may not read it, and where there is none.
    """
    node = index_node(language)
    if node is None or not may_read(user):
        return ""
    return f"{node.url}{COUNTER_SLUG}/" if user.groups.filter(name=OFFICERS).exists() else node.url


def connect() -> None:
    tree.register(memory.SECTIONS, load_sections)
    tree.register(memory.KEYS, load_keys)
    tree.register(memory.VERSIONS, load_versions)
    tree.register(memory.NARROWED, load_narrowed)
    tree.register(limits.LIMITS, load_limits)
    collections.keep_for(READ, collection_paths)
    if landing not in accounts.landings:
        accounts.landings.append(landing)
    post_migrate.connect(give_permissions, sender=apps.get_app_config("manuals"), dispatch_uid="manuals.permissions")
    post_save.connect(index_saved, sender=HandbookIndexPage, dispatch_uid="manuals.index")
    page_published.connect(record_version, dispatch_uid="manuals.version")
    for model in (SectionId, SectionVersion, HandbookCollection):
        post_save.connect(tree.changed, sender=model, dispatch_uid="manuals.handbook")
        post_delete.connect(tree.changed, sender=model, dispatch_uid="manuals.handbook")
