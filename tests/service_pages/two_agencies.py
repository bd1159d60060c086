"""Two agencies and what the one must not learn of the other: the ground of the tests of rights."""

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from branding.kinds import Kind
from branding.models import BrandAsset
from home.feedback import cases
from home.models import Case
from manuals.models import CitizenManualPage
from portal.bilingual.aliases import ensure_alias
from portal.bilingual.translations import translate_page
from portal.models import PortalDocument, PortalImage
from service_pages.models import AgencyPage, AgencyTeam, ServiceImport, ServicePage
from tests.branding.assets import draft as draft_asset
from tests.factories import (
    AgencyPageFactory,
    CitizenManualPageFactory,
    InformationPageFactory,
    SampleSite,
    ServicePageFactory,
    UserFactory,
    english_of,
)

# In every title and text that only the other agency, or nobody, may read.
SECRET = "SECRETMARK"
PUBLIC_TITLE = "การโอนที่ดิน"
# An id that nothing has.
NOTHING = 999_999


@dataclass
class TwoAgencies:
    """``dopa`` is the reader's own; all of ``foreign`` is the other's, by name of what it is."""

    dopa: AgencyPage
    own: ServicePage
    land: AgencyPage
    foreign: dict[str, Page]
    image: PortalImage
    document: PortalDocument
    review: WorkflowState
    foreign_import: ServiceImport
    foreign_manual: CitizenManualPage
    foreign_asset: BrandAsset
    foreign_case: Case

    @classmethod
    def build(cls, site: SampleSite) -> "TwoAgencies":
        land = AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
        translate_page(land, {"title": "Department of Lands"})
        public = ServicePageFactory(parent=land, code="land-transfer", title=PUBLIC_TITLE)
        translate_page(public, {"title": "Transfer of land", "summary": "A short description."})
        public.title = f"{SECRET} ชื่อที่กำลังแก้"
        public.save_revision(user=UserFactory(username=f"{SECRET}-author"))
        draft = ServicePageFactory(parent=land, code="land-draft", title=f"{SECRET} ร่าง", live=False)
        draft.save_revision()
        ensure_alias(draft)
        review = AgencyTeam.of(land).workflow.start(draft, UserFactory())
        down = ServicePageFactory(parent=land, code="land-down", title=f"{SECRET} เคยเผยแพร่")
        translate_page(down, {"title": f"{SECRET} taken down"})
        down.unpublish()
        private = InformationPageFactory(parent=site.home, slug="private", title=f"{SECRET} ภายใน")
        translate_page(private, {"title": f"{SECRET} internal"})
        PageViewRestriction.objects.create(page=private, restriction_type="groups")
        thai = {"public": public, "draft": draft, "down": down, "private": private}
        foreign = thai | {f"{name}_en": english_of(page) for name, page in thai.items()}
        collection = Collection.get_first_root_node().add_child(name=f"{SECRET} แฟ้ม")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
        return cls(
            dopa=site.agency,
            own=site.translated,
            land=land,
            foreign=foreign,
            image=image_in(collection),
            document=document_in(collection),
            review=review,
            foreign_import=ServiceImport.objects.create(
                user=UserFactory(username="importer"),
                language="th",
                name=f"{SECRET}.yaml",
                content=SECRET.encode(),
                state=ServiceImport.State.CHECKED,
                report={"created": [SECRET], "remarks": [SECRET]},
                faults=[[SECRET, SECRET, SECRET]],
                fault_count=1,
            ),
            foreign_manual=CitizenManualPageFactory(
                parent=site.manual_index,
                slug="land-transfer",
                title=f"{SECRET} คู่มือ",
                services=[("service", "land-transfer")],
                live=False,
            ),
            foreign_asset=draft_asset(
                Kind.AGENCY,
                agency_key=land.translation_key,
                title_th=f"{SECRET} ตรา",
                title_en=f"{SECRET} symbol",
                approval_name=f"{SECRET}.pdf",
            ),
            foreign_case=cases.receive("a nonce", {"kind": "complaint", "words": SECRET, "name": SECRET})[0],
        )

    def fresh(self) -> "TwoAgencies":
        """The same rows, read anew: nothing that a test has done to an object reaches the next."""
        pages = {name: reread(getattr(self, name)) for name in ("dopa", "own", "land")}
        return replace(self, **pages, foreign={name: reread(page) for name, page in self.foreign.items()})

    @property
    def team(self) -> AgencyTeam:
        return AgencyTeam.of(self.land)

    def arguments(self, target: Page) -> dict[str, object]:
        """What an address of the admin may be given to lead to ``target`` or to what hangs on it; by argument."""
        source = {"source__object_id": target.translation_key}
        return {
            **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk", "pk", "object_id"), target.pk),
            "destination_id": self.dopa.pk,
            "translation_id": first_id(Translation, **source),
            "translation_source_id": first_id(TranslationSource, object_id=target.translation_key),
            "string_segment_id": first_id(StringSegment, **source),
            "overridable_segment_id": first_id(OverridableSegment, **source),
            "revision_id": target.latest_revision_id or NOTHING,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "workflow_state_id": self.review.pk,
            "task_state_id": self.review.current_task_state_id,
            "task_id": self.team.approval.pk,
            "workflow_pk": self.team.workflow.pk,
            "image_id": self.image.pk,
            "document_id": self.document.pk,
            "doc_id": self.document.pk,
            "collection_id": self.image.collection_id,
            "import_id": self.foreign_import.pk,
            "manual_id": self.foreign_manual.pk,
            "asset_id": self.foreign_asset.pk,
            "case_id": self.foreign_case.pk,
            "variant_id": self.foreign_asset.variants.first().pk,
        }


def reread(page: Page) -> Page:
    return page.specific_class.objects.get(pk=page.pk)


def first_id(model, **facts) -> int:
    found = model.objects.filter(**facts).first()
    return found.pk if found else NOTHING


def image_in(collection: Collection, title: str = f"{SECRET} ภาพ") -> PortalImage:
    from wagtail.images.tests.utils import get_test_image_file

    alt = {"alt_th": title, "alt_en": f"{title} (English)"}
    return PortalImage.objects.create(title=title, **alt, collection=collection, file=get_test_image_file())


def document_in(collection: Collection, title: str = f"{SECRET} เอกสาร") -> PortalDocument:
    file = SimpleUploadedFile("file.pdf", b"%PDF-1.7 text")
    return PortalDocument.objects.create(title=title, collection=collection, file=file)


def form_of(page: Page, **changes) -> dict[str, object]:
    """What a browser would post for ``page`` from its form in the admin, with other values in ``changes``; rows empty."""
    form = page.get_edit_handler().get_form_class()(instance=page, parent_page=page.get_parent(), for_user=None)
    data: dict[str, object] = {}
    for name, field in form.fields.items():
        if hasattr(field, "block"):
            data[f"{name}-count"] = "0"
        else:
            value = form[name].value()
            data[name] = "" if value is None else value
    for prefix in form.formsets:
        data |= {f"{prefix}-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return {name: value for name, value in (data | changes).items() if value is not False}
