"""One factory a page type, and a small site of all of them; ``tests/test_conventions.py`` holds that none is missing."""

import datetime
from dataclasses import dataclass, fields

import factory
import wagtail_factories
from wagtail.models import Page

from branding.models import BrandGuidelinesPage
from home.models import (
    CentrePage,
    HomePage,
    InformationPage,
    Location,
    LocationPhone,
    NewsIndexPage,
    NewsPage,
    OpeningHours,
    QuestionsPage,
    StandardPage,
)
from manuals.models import CitizenManualPage, HandbookIndexPage, HandbookPage, ManualIndexPage
from portal.bilingual.translations import translate_page
from portal.models import User
from service_pages.blocks import FeeBlock, RequiredDocumentBlock, StepBlock, TotalBlock
from service_pages.models import AgencyPage, ServiceIndexPage, ServicePage, ServiceTopic, Topic


class PageFactory(wagtail_factories.PageFactory):
    """A published Thai page with a revision, as an editor would have left it."""

    title = "หน้าตัวอย่าง"
    summary = "คำอธิบายสั้นของหน้า"

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        if parent is not None:
            kwargs.setdefault("locale", parent.locale)
        page = super()._create_instance(model_class, parent, kwargs)
        if page.live:
            page.save_revision().publish()
            page = model_class.objects.get(pk=page.pk)
        return page


class HomePageFactory(PageFactory):
    title = "ศูนย์บริการร่วม"
    slug = "another-home"

    class Meta:
        model = HomePage


class InformationPageFactory(PageFactory):
    title = "เกี่ยวกับศูนย์"
    slug = "about"
    body = [("heading", "หัวข้อ"), ("paragraph", "<p>เนื้อหา</p>")]

    class Meta:
        model = InformationPage


class CentrePageFactory(PageFactory):
    title = "ศูนย์ของเรา"
    slug = "centre"
    purpose = [("paragraph", "<p>ให้บริการในที่เดียว</p>")]
    body = [("heading", "ประวัติ"), ("paragraph", "<p>ก่อตั้งเมื่อปี 2560</p>")]

    class Meta:
        model = CentrePage


class NewsIndexPageFactory(PageFactory):
    title = "ข่าว"
    slug = "news"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PageFactory):
    title = "ข่าวหนึ่งเรื่อง"
    slug = "one"
    date = datetime.date(2026, 11, 22)
    body = [("paragraph", "<p>เนื้อข่าว</p>")]

    class Meta:
        model = NewsPage


class QuestionsPageFactory(PageFactory):
    title = "คำถามที่พบบ่อย"
    slug = "questions"
    questions = [("question", {"question": "เปิดกี่โมง", "answer": "<p>08.30 น.</p>"})]

    class Meta:
        model = QuestionsPage


class StandardPageFactory(PageFactory):
    title = "มาตรฐานศูนย์บริการร่วม"
    slug = "standard"

    class Meta:
        model = StandardPage


class ServiceIndexPageFactory(PageFactory):
    title = "บริการทั้งหมด"
    slug = "services"

    class Meta:
        model = ServiceIndexPage


class AgencyPageFactory(PageFactory):
    title = "กรมการปกครอง"
    slug = "dopa"
    short_name = "ปค."

    class Meta:
        model = AgencyPage


def row_of(block, block_type, defaults, values):
    """A row with every field of its block, as the editor's form makes it."""
    empty = {name: child.get_default() for name, child in block().child_blocks.items()}
    return (block_type, {**empty, **defaults, **values})


def document_row(**values):
    return row_of(RequiredDocumentBlock, "document", {"name": "บัตรประจำตัวประชาชน", "originals": 1}, values)


def step_row(**values):
    defaults = {"title": "ยื่นคำขอ", "duration": 10, "unit": "minute", "responsible": "งานทะเบียน"}
    return row_of(StepBlock, "step", defaults, values)


def fee_row(**values):
    return row_of(FeeBlock, "fee", {"item": "ค่าธรรมเนียม", "amount": 20}, values)


def total_row(**values):
    return row_of(TotalBlock, "total", {"name": "จองคิวออนไลน์"}, values)


class TopicFactory(factory.django.DjangoModelFactory):
    code, name_th, name_en = "lost", "เอกสารหาย", "Lost papers"

    class Meta:
        model = Topic
        django_get_or_create = ("code",)


# What a service must say beside its papers, steps and fees, said in the shortest way.
LEGAL_FIELDS = {
    **{name: [("none", None)] for name in ("channels", "criteria", "legal_time", "laws", "forms")},
    "category": "registration",
    "audience": ["citizen"],
    "last_checked": datetime.date(2026, 11, 2),
}


class ServicePageFactory(PageFactory):
    """A service that has all that a publication asks for."""

    title = "การขอมีบัตรประจำตัวประชาชนใหม่"
    slug = "id-card-lost"
    code = "id-card-lost"
    mode = "complete"
    common_names = "บัตรหาย"
    documents = [document_row()]
    steps = [step_row()]
    fees = [fee_row()]
    service_topics = factory.LazyFunction(lambda: [ServiceTopic(topic=TopicFactory())])

    class Meta:
        model = ServicePage

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        return super()._adjust_kwargs(**LEGAL_FIELDS | kwargs)


class HandbookIndexPageFactory(PageFactory):
    title = "คู่มือเจ้าหน้าที่"
    slug = "staff"

    class Meta:
        model = HandbookIndexPage


class HandbookPageFactory(PageFactory):
    """A section of the handbook that has all that a publication asks for."""

    title = "การเปิดห้องบริการ"
    slug = "opening"
    summary = ""
    purpose = "ให้ห้องบริการพร้อมก่อนเวลาเปิด"
    effective = datetime.date(2026, 10, 1)

    class Meta:
        model = HandbookPage


class ManualIndexPageFactory(PageFactory):
    title = "คู่มือสำหรับประชาชน"
    slug = "manuals"

    class Meta:
        model = ManualIndexPage


class CitizenManualPageFactory(PageFactory):
    """The manual of the service of ServicePageFactory, without an edition."""

    title = "การขอมีบัตรประจำตัวประชาชนใหม่"
    slug = "id-card-lost"
    summary = ""
    services = [("service", "id-card-lost")]
    purpose = "ให้ผู้ที่บัตรหายทราบเอกสาร ขั้นตอน และค่าธรรมเนียม"
    goals = "ทราบเอกสารครบก่อนมา\nได้รับบัตรในวันเดียว"
    introduction = "คู่มือนี้ใช้กับผู้มีสัญชาติไทย"
    appendices = [("appendix", {"heading": "ช่องทางร้องเรียน", "text": "ศูนย์ดำรงธรรม โทร. 1567"})]

    class Meta:
        model = CitizenManualPage


class BrandGuidelinesPageFactory(PageFactory):
    title = "อัตลักษณ์ของศูนย์"
    slug = "brand"
    story = [("paragraph", "<p>หลังคา ห้องโถง และเคาน์เตอร์</p>")]
    measures = [
        (
            "layout",
            {
                "layout": "horizontal", "wording": "th", "symbol_top": 0, "symbol_height": 100,
                "pixels": 36, "millimetres": 8, "use": "เว็บไซต์",
            },
        )
    ]  # fmt: skip
    colours = [
        ("colour", {"name": "เขียวน้ำลึก", "colour": "#0b4650", "cmyk": "90 / 48 / 48 / 48", "use": "สีหลัก"}),
        ("pair", {"front": "#f2b632", "ground": "#ffffff", "purpose": "never", "use": "ห้ามใช้"}),
    ]
    typefaces = [
        (
            "typeface",
            {
                "family": "sarabun", "weight": "700", "size": "h1", "use": "ชื่อหน้า",
                "sample_th": "ทุกเรื่องในที่เดียว", "sample_en": "All in one place",
            },
        )
    ]  # fmt: skip
    licence = [("heading", "ผู้มีสิทธิใช้"), ("paragraph", "<ul><li>เจ้าหน้าที่</li><li>หน่วยงานในศูนย์</li></ul>")]

    class Meta:
        model = BrandGuidelinesPage


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody who can sign in with the password ``a good password``; ``groups`` by name."""

    username = factory.Sequence(lambda number: f"user-{number}")
    password = factory.django.Password("a good password")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, names):
        from django.contrib.auth.models import Group

        if names:
            self.groups.set(Group.objects.get_or_create(name=name)[0] for name in names)


class LocationFactory(factory.django.DjangoModelFactory):
    """The centre's main location, open on every day of the week."""

    code, name_th, name_en = "main", "ศูนย์บริการร่วม", "Joint Service Centre"
    address_th, address_en = "ถนนทดสอบ อำเภอเมือง", "Test Road, Mueang District"

    class Meta:
        model = Location
        skip_postgeneration_save = True

    @factory.post_generation
    def phones(self, create, numbers):
        for number in ["0 2000 0000"] if numbers is None else numbers:
            LocationPhone.objects.create(
                location=self, number=number, purpose_th="สอบถามทั่วไป", purpose_en="General enquiries"
            )

    @factory.post_generation
    def hours(self, create, extracted):
        for weekday in range(7):
            OpeningHours.objects.create(
                location=self, weekday=weekday, opens=datetime.time(8, 30), closes=datetime.time(16, 30)
            )


def english_of(page: Page) -> Page:
    """The page's English counterpart, of its own class."""
    return Page.objects.exclude(locale=page.locale).get(translation_key=page.translation_key).specific


@dataclass
class SampleSite:
    """A page of every type below the Thai home page: all in English but ``untranslated`` (and its agency)."""

    home: HomePage
    index: ServiceIndexPage
    agency: AgencyPage
    translated: ServicePage
    untranslated: ServicePage
    information: InformationPage
    news_index: NewsIndexPage
    news: NewsPage
    questions: QuestionsPage
    centre: CentrePage
    manual_index: ManualIndexPage
    manual: CitizenManualPage
    brand: BrandGuidelinesPage
    standard: StandardPage
    topic: Topic

    @classmethod
    def build(cls, home: HomePage) -> "SampleSite":
        LocationFactory()
        home.summary = "งานบริการของหลายหน่วยงานในที่เดียว"
        home.save_revision().publish()
        topic = TopicFactory()
        index = ServiceIndexPageFactory(parent=home, show_in_menus=True)
        agency = AgencyPageFactory(parent=index)
        translated = ServicePageFactory(parent=agency, service_topics=[ServiceTopic(topic=topic)])
        untranslated = ServicePageFactory(
            parent=agency, title="การแจ้งย้ายที่อยู่", code="house-move", slug="house-move", mode="forward",
            service_topics=[ServiceTopic(topic=topic)],
        )  # fmt: skip
        news_index = NewsIndexPageFactory(parent=home, show_in_menus=True)
        manual_index = ManualIndexPageFactory(parent=home)
        site = cls(
            home=home,
            index=index,
            agency=agency,
            translated=translated,
            untranslated=untranslated,
            information=InformationPageFactory(parent=home, show_in_menus=True),
            news_index=news_index,
            news=NewsPageFactory(parent=news_index),
            questions=QuestionsPageFactory(parent=home),
            centre=CentrePageFactory(parent=home),
            manual_index=manual_index,
            manual=CitizenManualPageFactory(parent=manual_index),
            brand=BrandGuidelinesPageFactory(parent=home),
            standard=StandardPageFactory(parent=home),
            topic=topic,
        )
        english = {
            "index": "All services",
            "translated": "New identity card",
            "information": "About the centre",
            "news_index": "News",
            "news": "A piece of news",
            "questions": "Questions",
            "centre": "Our centre",
            "manual_index": "Citizen manuals",
            "manual": "New identity card: manual",
            "brand": "Our brand",
            "standard": "Our standard",
        }
        for name, title in english.items():
            translate_page(
                getattr(site, name), {"title": title, "summary": "A short description.", "บัตรหาย": "lost card"}
            )
        return site

    def fresh(self) -> "SampleSite":
        """The same rows, read anew: nothing that a test has done to an object reaches the next."""
        rows = {field.name: getattr(self, field.name) for field in fields(self)}
        return SampleSite(**{name: type(row).objects.get(pk=row.pk) for name, row in rows.items()})

    @property
    def pages(self) -> list[Page]:
        return [
            self.home, self.index, self.agency, self.translated, self.untranslated,
            self.information, self.news_index, self.news, self.questions, self.centre,
            self.manual_index, self.manual, self.brand, self.standard,
        ]  # fmt: skip

    @property
    def addresses(self) -> list[str]:
        """The paths of all pages in both languages."""
        return [page.get_url() for thai in self.pages for page in (thai, english_of(thai))]


FACTORIES = {factory._meta.model: factory for factory in PageFactory.__subclasses__()}
