"""What follows a change of a service, an agency or a topic."""

from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal import indexing, tree
from portal.bilingual.language import THAI
from portal.models import PortalDocument
from service_pages import facts
from service_pages.models import AgencyPage, ComplaintChannel, ServiceCode, ServiceIndexPage, ServicePage, Topic
from service_pages.rights import ensure_team, follow_agency, is_leader, take_team


def load_topics() -> dict[int, Topic]:
    return {topic.pk: topic for topic in Topic.objects.all()}


def load_complaint_channels() -> list[ComplaintChannel]:
    return list(ComplaintChannel.objects.all())


def reserve_code(instance, **kwargs) -> None:
    """A saved service with a code owns it from now on; its English page shares it by the translation key."""
    if instance.code and not kwargs.get("raw"):
        ServiceCode.reserve(instance.code, instance.translation_key, fix=instance.live)


def fix_code(instance, **kwargs) -> None:
    if isinstance(instance, ServicePage) and instance.live and instance.code:
        ServiceCode.reserve(instance.code, instance.translation_key, fix=True)


# What of an agency's row its team is called by; a draft is saved without them.
_TEAM_FIELDS = {"title", "slug", "live"}


def agency_saved(instance, created, raw=False, update_fields=None, **kwargs) -> None:
    """However the page came: by an editor, code, an import, a copy, a translation, the synchronised tree."""
    if raw:
        return
    if created:
        ensure_team(instance)
    elif (update_fields is None or _TEAM_FIELDS & set(update_fields)) and is_leader(instance):
        follow_agency(instance)


def agency_deleted(instance, **kwargs) -> None:
    if is_leader(instance):
        take_team(instance)


def remember_code(instance, raw=False, **kwargs) -> None:
    if instance.pk and not raw:
        instance._code_before = Topic.objects.filter(pk=instance.pk).values_list("code", flat=True).first()


def topic_changed(instance, **kwargs) -> None:
    """The search forgets a topic's former code, which its services show as well."""
    tree.changed()
    before = instance.__dict__.pop("_code_before", None) or instance.code
    indexing.changed.send(sender=Topic, keys={f"topic:{code}" for code in (before, instance.code)})
    if before != instance.code:
        for page in ServicePage.objects.filter(service_topics__topic=instance.pk).order_by("pk"):
            indexing.words_changed.send(sender=Topic, page=page)


def index_changed(instance, **kwargs) -> None:
    """The addresses of the topics begin with that of the list of services."""
    if isinstance(instance, ServiceIndexPage):
        indexing.changed.send(sender=Topic, keys=None)


def topic_documents():
    """Topics for the search, in both languages."""
    index = {language: tree.snapshot().of_model(ServiceIndexPage, language) for language in ("th", "en")}
    for topic in Topic.objects.all():
        for language, nodes in index.items():
            if nodes:
                thai = language == THAI
                document = indexing.PageDocument(
                    "topic", topic.name_th if thai else topic.name_en, topic.summary_th if thai else topic.summary_en
                )
                yield f"topic:{topic.code}", language, f"{nodes[0].url}topics/{topic.code}/", document


def connect() -> None:
    tree.register(facts.TOPICS, load_topics)
    tree.register(facts.COMPLAINTS, load_complaint_channels)
    for signal in (post_save, post_delete):
        signal.connect(tree.changed, sender=ComplaintChannel, dispatch_uid="service_pages.complaints")
        # Rows name files: another collection or another name is news to those who keep what they were told.
        signal.connect(tree.changed, sender=PortalDocument, dispatch_uid="service_pages.forms")
    indexing.sources.append(topic_documents)
    post_save.connect(reserve_code, sender=ServicePage, dispatch_uid="service_pages.code")
    page_published.connect(fix_code, dispatch_uid="service_pages.fix_code")
    post_save.connect(agency_saved, sender=AgencyPage, dispatch_uid="service_pages.rights")
    post_delete.connect(agency_deleted, sender=AgencyPage, dispatch_uid="service_pages.rights")
    pre_save.connect(remember_code, sender=Topic, dispatch_uid="service_pages.topic")
    post_save.connect(topic_changed, sender=Topic, dispatch_uid="service_pages.topic")
    post_delete.connect(topic_changed, sender=Topic, dispatch_uid="service_pages.topic")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(index_changed, dispatch_uid="service_pages.index")
