import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail
from wagtail.management.commands import publish_scheduled as core
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)


class Command(core.Command):
    """Wagtail's command, but a page that is refused does not keep the later ones waiting.

    Its schedule is cancelled, which unlocks it, and whoever scheduled it is told why. Only refusals are treated so: a
    database that fails leaves the schedule as it is.
    """

    def handle(self, *args, **options):
        if not options["dryrun"]:
            due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
            for revision in due:
                self._publish_or_cancel(revision)
        super().handle(*args, **options)

    def _publish_or_cancel(self, revision: Revision) -> None:
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as error:
            reason = " ".join(error.messages)
            logger.error("Scheduled publication of revision %s cancelled: %s", revision.pk, reason)
            revision.refresh_from_db()
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            self._tell(revision, reason)

    def _tell(self, revision: Revision, reason: str) -> None:
        page = revision.content_object
        people = {revision.user, page.owner if isinstance(page, Page) else None}
        addresses = [person.email for person in people if person and person.email]
        if addresses:
            subject = _("“%(page)s” was not published as scheduled") % {"page": revision.object_str}
            advice = _("The schedule was cancelled and the draft is kept. Correct it and schedule it again.")
            try:
                send_mail(subject, f"{reason}\n\n{advice}", addresses)
            except OSError:
                logger.exception("Nobody could be told of revision %s", revision.pk)
