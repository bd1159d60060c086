import logging

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.management.commands import publish_scheduled as core
from wagtail.models import Revision

from portal.editorial import cancelled_schedules

logger = logging.getLogger(__name__)


class Command(core.Command):
    """Wagtail's command, but a page that cannot be published does not keep the later ones waiting.

    Where it is refused its schedule is cancelled, which unlocks it, and its owner and last editor are told why. Any
    other fault leaves the schedule as it is: the page is tried again when all others are done, and the command fails
    with what is wrong. A database that fails stops it at once.
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
            reasons = " ".join(error.messages)
            logger.error("Scheduled publication of “%s” cancelled: %s", revision.object_str, reasons)
            revision.refresh_from_db()
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            cancelled_schedules.tell(revision, error)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("Scheduled publication of “%s” failed and stays due", revision.object_str)
