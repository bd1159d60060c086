from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import HeadingBlock, ParagraphBlock
from portal.blocks.text import plain_words
from portal.indexing import PageDocument
from portal.models import BasePage


class QuestionBlock(blocks.StructBlock):
    """A question as people ask it, and its answer."""

    question = blocks.CharBlock(default="", label=_("Question"))
    answer = ParagraphBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        template = "components/question.html"
        preview_value = {"question": "เปิดช่วงพักเที่ยงหรือไม่", "answer": "<p>เปิดให้บริการไม่หยุดพักกลางวัน</p>"}
        description = _("One question per row, answered in the first sentence.")


class QuestionsPage(BasePage):
    """Questions and answers, opened one by one."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    page_description = _("Questions that people often ask, with answers.")
    template = "home/questions_page.html"

    questions = StreamField(
        [("heading", HeadingBlock()), ("question", QuestionBlock())], blank=True, verbose_name=_("questions")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("questions")]

    class Meta:
        verbose_name = _("questions page")
        verbose_name_plural = _("questions pages")

    @property
    def entries(self):
        return [child for child in self.questions if child.block_type == "question"]

    def search_document(self):
        words = [f"{entry.value['question']}\n{plain_words(entry.value['answer'])}" for entry in self.entries]
        return PageDocument("questions", self.title, self.summary, body="\n".join(words))

    @property
    def json_ld(self) -> dict:
        return {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": entry.value["question"],
                    "acceptedAnswer": {"@type": "Answer", "text": plain_words(entry.value["answer"])},
                }
                for entry in self.entries
            ],
        }
