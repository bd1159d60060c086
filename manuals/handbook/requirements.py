"""What a section of the handbook needs before it is published, and what its editors should look at again."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manuals.handbook.references import references_of
from manuals.models.section import SectionId, SectionVersion
from portal.bilingual.dates import format_date
from portal.collections import permission_for
from portal.editorial.requirements import Remark, Requirement


def last_version(page) -> SectionVersion | None:
    return SectionVersion.objects.filter(section__translation_key=page.translation_key).first()


def is_not_lower(page) -> bool:
    last = last_version(page)
    return page.version >= 1 and (last is None or page.version >= last.number)


def says_what_is_new(page) -> bool:
    """A correction under the same number needs no note, nor does the first version."""
    last = last_version(page)
    return last is None or page.version <= last.number or bool(page.change_note.strip())


def keeps_its_day(page) -> bool:
    """A version keeps the day that it was published with."""
    last = last_version(page)
    return last is None or page.version != last.number or page.effective in (None, last.effective)


def keeps_its_note(page) -> bool:
    last = last_version(page)
    return last is None or page.version != last.number or page.change_note.strip() == last.change_note_th.strip()


def unknown_references(page) -> list[str]:
    """What the page refers to that is no section, nor was one."""
    found = references_of(page)
    known = set(SectionId.objects.filter(code__in=found).values_list("code", flat=True)) if found else set()
    return [code for code in found if code not in known]


def references_to_nothing(page) -> list[str]:
    """What the page refers to that was a section once and is none now."""
    found = references_of(page)
    known = SectionId.objects.filter(code__in=found).values_list("code", "translation_key") if found else ()
    keys = dict(known)
    there = type(page).objects.filter(translation_key__in=keys.values()).values_list("translation_key", flat=True)
    left = set(there) if keys else set()
    return [code for code in found if code in keys and keys[code] not in left]


def in_brackets(codes: list[str]) -> str:
    return ", ".join(f"[[{code}]]" for code in codes)


class KnownReferences(Requirement):
    """Every reference leads to a section; the message names those that do not."""

    def told(self, page: Any) -> str:
        return str(self.message) % {"ids": in_brackets(unknown_references(page))}


class AgainstLastVersion(Requirement):
    """Holds the page against the last version published; the message may name its number and day."""

    def told(self, page: Any) -> str:
        last = last_version(page)
        facts = {"last": last.number, "day": format_date(last.effective)} if last else {"last": 1, "day": ""}
        return str(self.message) % facts


SECTION = [
    Requirement(
        "purpose", gettext_lazy("The purpose is missing. It tells officers in a sentence what the section is for.")
    ),
    Requirement("effective", gettext_lazy("The effective date is missing. Officers must know from when it applies.")),
    AgainstLastVersion(
        "version",
        gettext_lazy(
            "The version is lower than the last one published, which is %(last)s. Enter that number or a higher one."
        ),
        met=is_not_lower,
        code="version-lower",
    ),
    Requirement(
        "change_note",
        gettext_lazy(
            "The change note is missing. A new version says what is new, and officers are asked to read it again."
        ),
        met=says_what_is_new,
    ),
    AgainstLastVersion(
        "effective",
        gettext_lazy(
            "Version %(last)s was published as in force from %(day)s. Keep this day, or raise the version and say what is "
            "new."
        ),
        met=keeps_its_day,
        code="version-day",
    ),
    AgainstLastVersion(
        "change_note",
        gettext_lazy(
            "The change note of version %(last)s has been published. Leave it as it was, or raise the version and say "
            "what is new."
        ),
        met=keeps_its_note,
        code="version-note",
    ),
    KnownReferences(
        "section_id",
        gettext_lazy("These references lead to no section: %(ids)s. Correct the id or remove the brackets."),
        met=lambda page: not unknown_references(page),
        code="references",
    ),
]


def remarks_on(page) -> Iterator[Remark]:
    if gone := references_to_nothing(page):
        message = _("These references lead to sections that have been deleted: %(ids)s. Readers see the id alone.")
        yield Remark("gone-references", "section_id", message % {"ids": in_brackets(gone)}, "id_section_id")
    for row in page.rows["forms"]:
        file = row.value["document"]
        if file is not None and not permission_for(file):
            message = _(
                "The file “%(file)s” lies outside the collection of the handbook: whoever has its address can open it."
            )
            yield Remark("open-file", "forms", message % {"file": file.title}, "forms", row.id)
    for row in page.rows["pictures"]:
        image = row.value["image"]
        if image is not None and not permission_for(image):
            message = _(
                "The picture “%(file)s” lies outside the collection of the handbook: whoever has its address can see it."
            )
            yield Remark("open-picture", "pictures", message % {"file": image.title}, "pictures", row.id)
