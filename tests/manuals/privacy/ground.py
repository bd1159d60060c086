"""What is private, with a mark in every word of it, and those who ask: the ground of the privacy matrix."""

import datetime
import re
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    ReferenceIndex,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from branding import lifecycle, manifests, shared_pictures, storage
from branding.kinds import Kind
from branding.library import library
from branding.making import keep
from branding.models import BrandAsset, BrandGuidelinesPage, Theme, ThemeSheet
from branding.models.assets import OFFICE
from home.feedback import cases
from home.feedback.subjects import key_of
from home.models import Case, Holiday, Need, PageFeedback
from manuals.handbook.setup import ensure_collection, ensure_handbook
from manuals.models import CitizenManualPage, HandbookPage
from portal import look
from portal.accounts import ADMINISTRATORS, HEADS, STAFF
from portal.bilingual.aliases import ensure_alias
from portal.bilingual.translations import translate_page
from portal.models import PortalDocument, PortalImage
from portal.tree import snapshot
from search.editors.models import BestBet, SynonymGroup
from service_pages.models import AgencyTeam, ComplaintChannel, ServiceImport
from tests.branding.assets import draft as draft_asset
from tests.factories import (
    AgencyPageFactory,
    BrandGuidelinesPageFactory,
    CitizenManualPageFactory,
    HandbookPageFactory,
    SampleSite,
    ServicePageFactory,
    UserFactory,
    english_of,
)
from tests.home.records import making
from tests.manuals.stored import edition_of

# What is private, by kind: words that stand in every title, text and file name, slugs, the id of the section.
SECTION = ("SECTIONMARK", "FILEMARK", "hidden-section", "H-777")
# What a list of uses says of a page that it does not name: the field that refers.
FIELD = ("หมายเหตุภายใน",)
UNFINISHED = ("UNFINISHEDMARK", "hidden-draft", "H-778")
MANUAL = ("MANUALMARK",)
PENDING = ("PENDINGMARK",)
# Guidelines that are for the centre's own people; they are no handbook, and who tends the whole site tends them.
GUIDELINES = ("WORNMARK", "hidden-guidelines")
# The words and the colour of a draft and of a retired asset, and the approval of any.
BRAND = ("LOGOMARK", "1d09a1", "LETTERMARK", "RETIREDMARK", "2d09a2", "APPROVALMARK")
# What somebody wrote in a complaint, and an officer to them.
CASE = ("CASEMARK",)
# What the centre records for itself, and who was at a training.
RECORDS = ("RECORDMARK", "ATTENDEEMARK")
EVERYTHING = SECTION + FIELD + UNFINISHED + MANUAL + PENDING + GUIDELINES + BRAND + CASE + RECORDS

# Who asks: a letter, the groups, and what of the private words they may read somewhere.
ANONYMOUS, NO_RIGHT, OFFICER, EDITOR, PUBLISHER, WHOLE_SITE, ADMINISTRATOR = "ANSEPWD"
HEAD = "H"  # asks for what is the brand's, and for cases, only
GROUPS: dict[str, list[str]] = {
    NO_RIGHT: [],
    OFFICER: [STAFF],
    EDITOR: ["Editors land"],  # of another agency
    PUBLISHER: ["Publishers dopa"],  # of the agency whose page and manual it is
    WHOLE_SITE: ["Whole site"],  # with every right over pages and files, and without the right to read the handbook
    ADMINISTRATOR: [ADMINISTRATORS],
    HEAD: [HEADS],
}
MAY_READ: dict[str, tuple[str, ...]] = {
    ANONYMOUS: (),
    NO_RIGHT: (),
    OFFICER: SECTION + FIELD + GUIDELINES,
    EDITOR: (),
    PUBLISHER: MANUAL + PENDING,
    WHOLE_SITE: MANUAL + PENDING + GUIDELINES,
    ADMINISTRATOR: EVERYTHING,
    HEAD: SECTION + FIELD + GUIDELINES + BRAND + CASE + RECORDS,
}
READERS = tuple(reader for reader in MAY_READ if reader != HEAD)
# An id that nothing has, and one of as many digits for what is asked instead of a thing.
NOTHING, NOTHING_ELSE = 999_999, 999_998
# What an address says besides the thing that it leads to.
BESIDES = {"task_id", "workflow_pk", "page_view_restriction_id", "revision_id_a", "revision_id_b"}
NAMES = {"path", "file", "code"}
NO_DIGEST = "0" * storage.SHORT
LONG_AGO = datetime.date(2020, 1, 1)
PDF = b"%PDF-1.7 text"
# A document that is a file of the retired asset too.
COPY = "FILEMARK-form"


@dataclass
class Ground:
    """``values``: by name of a thing, what an address takes to lead to it, by argument."""

    values: dict[str, dict[str, object]]
    readers: dict[str, Client]

    def nothing_like(self, thing: str) -> "Ground":
        """The same readers, and nothing at all in place of the thing: ids and names that are not there."""
        values = {name: _nothing_like(name, value) for name, value in self.values.get(thing, {}).items()}
        if thing == "revision":  # of a page that is there
            values = {**self.values[thing], "revision_id": NOTHING_ELSE}
        return Ground({**self.values, thing: values}, self.readers)

    @classmethod
    def build(cls, site: SampleSite) -> "Ground":
        AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
        _whole_site()
        section, draft = _section(site), _draft(site)
        only_thai = HandbookPageFactory(parent=section, title="SECTIONMARK คิว", slug="hidden-section-alias")
        manual = _manual(site)
        edition_of(site.manual, 1, LONG_AGO)
        # What the pictures of shared links are made of.
        brand = _assets() | {"theme": _theme()}
        site.translated.title = "PENDINGMARK ชื่อที่กำลังแก้"
        site.translated.save_revision()
        pages = {
            "public": site.translated,
            "section": section,
            "english": english_of(section),
            "alias": english_of(only_thai),
            "draft": draft,
            "draft alias": english_of(draft),
            "index": section.get_parent().specific,
            "english index": english_of(section.get_parent()),
            "manual": manual,
            "english manual": english_of(manual),
            "public manual": site.manual,
            "service index": site.index,
            "guidelines": site.brand,
            "english guidelines": english_of(site.brand),
            "hidden guidelines": _hidden_guidelines(site),
            "standard": site.standard,
            "english standard": english_of(site.standard),
        }
        _reference_rows(site)
        _records()
        password = PageViewRestriction.objects.create(
            page=site.information, restriction_type=PageViewRestriction.PASSWORD, password="open"
        )
        values = {name: _values_of(page.__class__.objects.get(pk=page.pk), password.pk) for name, page in pages.items()}
        # The page of one, the revision of another.
        values["revision"] = {**values["public"], "revision_id": values["section"]["revision_id"]}
        values |= _files(ensure_collection(), "FILEMARK", "")
        values |= _files(Collection.get_first_root_node(), "open", "public ")
        for name in ("public", "draft"):
            values[f"{name} route"] = {"key": key_of(f"home_survey_results/{values[name]['code']}")}
        values["case"] = {"case_id": _case().pk}
        values["import"] = {"import_id": _import().pk}
        values |= brand
        values["manifest"] = _manifest()
        # Of the public guidelines too, what is not current has no address.
        values["guidelines of a draft"] = {**values["guidelines"], "name": Kind.LOGO}
        values[""] = {name: values["draft"][name] for name in ("task_id", "workflow_pk")}
        return cls(values, {letter: _client(letter) for letter in MAY_READ})


def _section(site: SampleSite) -> HandbookPage:
    """A section about the public service, in both languages, live, with a change that nobody has published."""
    collection = ensure_collection()
    words = {
        "purpose": "SECTIONMARK จุดประสงค์",
        "mission": "SECTIONMARK ภารกิจ",
        "may_do": [("point", {"text": "SECTIONMARK รับเรื่องแทน"})],
        "words_to_say": [("words", {"situation": "SECTIONMARK", "words_th": "SECTIONMARK", "words_en": "SECTIONMARK"})],
        "hand_over_contact": "SECTIONMARK งานทะเบียน",
        "change_note": "SECTIONMARK ฉบับแรก",
        "forms": [("form", {"title": "SECTIONMARK แบบ", "document": _document(collection, COPY)})],
        "pictures": [("picture", {"image": _image(collection, "FILEMARK-picture"), "caption": "SECTIONMARK"})],
        "internal_notes": f'<p>SECTIONMARK <a linktype="page" id="{site.translated.pk}">บริการ</a></p>',
    }
    section = HandbookPageFactory(
        parent=ensure_handbook(site.home),
        title="SECTIONMARK บัตรหาย",
        slug="hidden-section",
        section_id="H-777",
        service="id-card-lost",
        **words,
    )
    translate_page(section, {"title": "SECTIONMARK Lost card", words["purpose"]: "SECTIONMARK purpose"})
    section = HandbookPage.objects.get(pk=section.pk)
    section.title = "UNFINISHEDMARK ชื่อที่กำลังแก้"
    section.save_revision()
    ReferenceIndex.create_or_update_for_object(section)
    return section


def _draft(site: SampleSite) -> HandbookPage:
    """A section that was never published, and waits for a review by people who may not read it."""
    draft = HandbookPageFactory(
        parent=ensure_handbook(site.home),
        title="UNFINISHEDMARK ร่าง",
        slug="hidden-draft",
        section_id="H-778",
        service="id-card-lost",
        purpose="UNFINISHEDMARK",
        live=False,
        forms=[("form", {"title": "UNFINISHEDMARK", "document": PortalDocument.objects.get(title__startswith=COPY)})],
    )
    draft.save_revision()
    ReferenceIndex.create_or_update_for_object(draft)
    ensure_alias(draft)
    AgencyTeam.of(site.agency).workflow.start(draft, UserFactory(username="author"))
    return draft


def _manual(site: SampleSite) -> CitizenManualPage:
    """The manual of a public service, with an edition and its files, that was taken down."""
    ServicePageFactory(parent=site.agency, code="register", slug="register", title="การคัดทะเบียน")
    words = {"title": "MANUALMARK การคัดทะเบียน", "purpose": "MANUALMARK", "introduction": "MANUALMARK"}
    manual = CitizenManualPageFactory(
        parent=site.manual_index, slug="register", services=[("service", "register")], goals="MANUALMARK", **words
    )
    translate_page(manual, {words["title"]: "MANUALMARK Copy of the register", "title": "MANUALMARK Copy"})
    edition_of(manual, 1, LONG_AGO, change_note_th="MANUALMARK", approved_by_th="MANUALMARK")
    manual = CitizenManualPage.objects.get(pk=manual.pk)
    manual.unpublish()
    return manual


def _reference_rows(site: SampleSite) -> None:
    SynonymGroup.objects.create(terms="บัตรหาย\nบัตรสูญ")
    BestBet.objects.create(terms="ทำบัตร", page=site.translated)
    Holiday.objects.create(date=LONG_AGO, name_th="วันปีใหม่", name_en="New Year's Day")
    ComplaintChannel.objects.create(name_th="ศูนย์ดำรงธรรม", name_en="Damrongdham Centre")


def _records() -> None:
    """One of each kind, none of them public."""
    title = {"title_th": "RECORDMARK", "title_en": "RECORDMARK"}
    making.study(file=None, **title)
    making.analysis(**title)
    making.problem(**title)
    making.plan(**title)
    making.improvement(**title)
    making.meeting(file=None, place_th="RECORDMARK", resolutions=[{"text_th": "RECORDMARK"}])
    making.training(names=["ATTENDEEMARK"], **title)
    Need.objects.create(words="RECORDMARK")


def _assets() -> dict[str, dict[str, object]]:
    """Two drafts, a current and a retired asset, each with a master, an approval document and, as it had, a file that the
    handbook has too; by what an address takes to lead to them, of the letterhead to its file for Word."""
    retired = _asset(Kind.SYMBOL, "RETIREDMARK", "#2d09a2")
    keep(retired.variants.get(colouring="full"), "pdf", "pdf", 0, 0, _pdf(COPY))
    lifecycle.make_current(retired)
    current = _asset(Kind.SYMBOL, "symbol", "#3d09a3")
    lifecycle.make_current(current)
    prepared = _asset(Kind.LOGO, "LOGOMARK", "#1d09a1")
    letterhead = _asset(Kind.LETTERHEAD, "LETTERMARK", "#4d09a4")
    file = keep(letterhead.variants.get(), OFFICE, "docx", 0, 0, b"PK LETTERMARK")
    return {
        "current asset": _facts(current),
        "draft asset": _facts(prepared),
        "draft letterhead": _facts(letterhead) | {"digest": file.sha256[: storage.SHORT], "form": file.format},
        "retired asset": _facts(retired),
    }


def _asset(kind: Kind, mark: str, colour: str) -> BrandAsset:
    """A draft with ``mark`` in all that is told of it, and in ``colour``."""
    names = ("title_th", "title_en", "description_th", "description_en", "version")
    asset = draft_asset(kind, colour=colour, **dict.fromkeys(names, mark))
    asset.approval_name = "APPROVALMARK.pdf"
    asset.approval_document = ContentFile(b"%PDF-1.7 APPROVALMARK", name="APPROVALMARK.pdf")
    asset.save()
    return asset


def _facts(asset: BrandAsset) -> dict[str, object]:
    variant = asset.variants.first()
    master = variant.master
    return {
        "asset_id": asset.pk,
        "variant_id": variant.pk,
        "digest": master.sha256[: storage.SHORT],
        "form": master.format,
    }


def _hidden_guidelines(site: SampleSite) -> BrandGuidelinesPage:
    """The guidelines once more, for those who may read the handbook."""
    words = {"title": "WORNMARK อัตลักษณ์", "summary": "WORNMARK", "licence": [("paragraph", "<p>WORNMARK</p>")]}
    page = BrandGuidelinesPageFactory(parent=site.home, slug="hidden-guidelines", **words)
    handbook = ensure_handbook(site.home).view_restrictions.get()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set(handbook.groups.all())
    return page


def _manifest() -> dict[str, object]:
    address = manifests.addresses(library(), look.current())["th"]
    return {"language": "th", "digest": address.removesuffix(".webmanifest").rpartition("-")[2]}


def _theme() -> dict[str, object]:
    theme = Theme.only()
    theme.save_revision().publish()
    ThemeSheet.objects.create(digest=NO_DIGEST, css="")
    revisions = {"revision_id": theme.latest_revision_id, "revision_id_a": "earliest", "revision_id_b": "latest"}
    return {"pk": theme.pk, **revisions}


def _case() -> Case:
    """A complaint with an answer that is not public yet, and a reader's word on every page there is."""
    words = dict.fromkeys(("words", "about", "name", "phone", "email"), "CASEMARK")
    case = cases.receive("a nonce", {"kind": "complaint", **words})[0]
    cases.answer(case, {"th": "CASEMARK"}, None)
    cases.note(case, "CASEMARK", UserFactory(username="officer"))
    for page in Page.objects.filter(depth__gt=1):
        said = {"useful": False, "language": page.locale.language_code, "form": f"{page.pk}"}
        PageFeedback.objects.create(translation_key=page.translation_key, **said)
    return case


def _import() -> ServiceImport:
    return ServiceImport.objects.create(
        user=UserFactory(username="importer"),
        language="th",
        name="UNFINISHEDMARK.yaml",
        content=b"UNFINISHEDMARK",
        state=ServiceImport.State.CHECKED,
        report={"created": ["UNFINISHEDMARK"]},
        faults=[["UNFINISHEDMARK"] * 3],
        fault_count=1,
    )


def _pdf(name: str) -> bytes:
    return PDF + name.encode()


def _document(collection: Collection, name: str) -> PortalDocument:
    return PortalDocument.objects.create(
        title=f"{name} เอกสาร", collection=collection, file=ContentFile(_pdf(name), name=f"{name}.pdf")
    )


def _image(collection: Collection, name: str) -> PortalImage:
    file = get_test_image_file(filename=f"{name}.png")
    return PortalImage.objects.create(
        title=f"{name} ภาพ", alt_th=name, alt_en=f"{name} (English)", collection=collection, file=file
    )


def _files(collection: Collection, name: str, prefix: str) -> dict[str, dict[str, object]]:
    """A picture, its rendition, a document and their collection; ``prefix``: what their names begin with."""
    image, document = _image(collection, name), _document(collection, name)
    facts = {"pk": image.pk, "image_id": image.pk}
    restriction = CollectionViewRestriction.objects.filter(collection=collection).values_list("pk", flat=True).first()
    return {
        f"{prefix}image": {**facts, "path": image.file.name},
        f"{prefix}rendition": {**facts, "path": image.get_rendition("width-20").file.name},
        f"{prefix}document": {
            **dict.fromkeys(("pk", "document_id", "doc_id"), document.pk),
            "file": f"{document.pk}/{document.filename}",
        },
        f"{prefix}collection": {
            **dict.fromkeys(("pk", "collection_id"), collection.pk),
            "restriction_id": restriction or NOTHING,
        },
    }


def _whole_site() -> None:
    group = Group.objects.create(name="Whole site")
    general = Permission.objects.filter(codename__in=("access_admin", "submit_translation"))
    group.permissions.set(general)
    for home in Page.objects.filter(depth=2):
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__endswith="_page"):
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs")):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)


def _client(letter: str) -> Client:
    client = Client()
    if letter != ANONYMOUS:
        client.force_login(UserFactory(username=f"reader-{letter}", groups=GROUPS[letter]))
    return client


def _values_of(page: Page, password_id: int) -> dict[str, object]:
    source = {"source__object_id": page.translation_key}
    app, model = page._meta.app_label, page._meta.model_name
    node = snapshot().node(page.pk)
    workflow = (
        page.workflow_states.first() or Page.objects.get(slug="hidden-draft", alias_of=None).workflow_states.first()
    )
    return {
        **dict.fromkeys(
            ("page_id", "parent_page_id", "page_to_move_id", "page_pk", "pk", "object_id", "manual_id"), page.pk
        ),
        **dict.fromkeys(("app_label", "app_name", "content_type_app_name"), app),
        **dict.fromkeys(("model_name", "content_type_model_name"), model),
        "destination_id": page.get_parent().pk,
        "translation_id": _first(Translation, **source),
        "translation_source_id": _first(TranslationSource, object_id=page.translation_key),
        "string_segment_id": _first(StringSegment, **source),
        "overridable_segment_id": _first(OverridableSegment, **source),
        "revision_id": page.latest_revision_id or NOTHING,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "workflow_state_id": workflow.pk,
        "task_state_id": workflow.current_task_state_id,
        "task_id": workflow.current_task_state.task_id,
        "workflow_pk": workflow.workflow_id,
        "page_view_restriction_id": password_id,
        "code": page.slug,
        "key": page.translation_key,
        "path": _path_of(page),
        "digest": shared_pictures.digest_of(shared_pictures.Shared(node)) if node else NO_DIGEST,
        "name": Kind.SYMBOL if isinstance(page, BrandGuidelinesPage) else "manual",
    }


def _nothing_like(name: str, value: object) -> object:
    if name == "digest":
        return NO_DIGEST
    if name == "key":
        return UUID(int=0)
    if name in NAMES:
        return _misspelt(str(value))
    return NOTHING_ELSE if isinstance(value, int) and name not in BESIDES else value


def _misspelt(name: str) -> str:
    """Another last letter, before the ending of a file and before the last slash."""
    return re.sub(r".(?=(\.\w+|/)?$)", "q", name, count=1)


def _path_of(page: Page) -> str:
    """The path at which the page is, or would be, read."""
    language, below = page.locale.language_code, page.url_path.split("/", 2)[2]
    return ("" if language == "th" else "en/") + below


def _first(model, **facts) -> int:
    found = model.objects.filter(**facts).first()
    return found.pk if found else NOTHING
