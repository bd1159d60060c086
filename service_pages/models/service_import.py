from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEEP_DAYS = 30
# Without a sign of life for so long, the worker that had it is taken for dead.
LIFE_SECONDS = 300


class ServiceImportQuerySet(models.QuerySet["ServiceImport"]):
    def visible_to(self, user):
        """An import is its owner's; superusers see all."""
        return self if user.is_superuser else self.filter(user=user)

    def outdated(self):
        return self.filter(created_at__lt=timezone.now() - timedelta(days=KEEP_DAYS))

    def move(self, import_id: int, was: str, becomes: str, **facts) -> bool:
        """Change the state of one import if it is still ``was``; whether this call changed it."""
        values = {"state": becomes, "changed_at": timezone.now()} | facts
        return bool(self.filter(pk=import_id, state=was).update(**values))

    def take_turn(self, import_id: int, was: str, becomes: str) -> bool | None:
        """Let the worker begin. False where there is nothing to begin, None while another import has its turn."""
        try:
            with transaction.atomic():
                return self.move(import_id, was, becomes, turn=True)
        except IntegrityError:
            return None

    def leave_turn(self, taken: "ServiceImport", becomes: str, **facts) -> bool:
        """End the turn that ``taken`` was read in; False, without a change, where it was taken away meanwhile."""
        same = self.filter(pk=taken.pk, state=taken.state, changed_at=taken.changed_at)
        return bool(same.update(state=becomes, turn=None, changed_at=timezone.now(), **facts))


class ServiceImport(models.Model):
    """A file of services on its way: uploaded, checked by the worker, confirmed by its owner, imported by the worker."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", pgettext_lazy("import", "Waiting to be checked")
        CHECKING = "checking", pgettext_lazy("import", "Being checked")
        REFUSED = "refused", pgettext_lazy("import", "Has problems")
        CHECKED = "checked", pgettext_lazy("import", "Checked, not yet imported")
        CONFIRMED = "confirmed", pgettext_lazy("import", "Waiting to be imported")
        IMPORTING = "importing", pgettext_lazy("import", "Being imported")
        DONE = "done", pgettext_lazy("import", "Imported")
        FAILED = "failed", pgettext_lazy("import", "Failed")
        INTERRUPTED = "interrupted", pgettext_lazy("import", "Interrupted")

    WAITING = (State.UPLOADED, State.CONFIRMED)
    RUNNING = (State.CHECKING, State.IMPORTING)
    BEGUN_AGAIN = (State.FAILED, State.INTERRUPTED)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # The language that faults and remarks are told in.
    language = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    content = models.BinaryField()
    drafts = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    # True for the one import that a worker is at; the database lets no second one in.
    turn = models.BooleanField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(default=timezone.now)
    # Codes by what became of them, or would; what is remarked.
    report = models.JSONField(default=dict)
    # Place, column and sentence of each problem; of very many only the first.
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)

    objects = ServiceImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of services")
        verbose_name_plural = _("imports of services")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(turn=True, state__in=("checking", "importing")) | Q(turn__isnull=True),
                name="service_import_turn_while_running",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def delete_after(self):
        return self.created_at + timedelta(days=KEEP_DAYS)

    @property
    def is_waiting(self) -> bool:
        return self.state in self.WAITING

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has happened to it for so long that somebody should ask why."""
        return self.changed_at < timezone.now() - timedelta(seconds=LIFE_SECONDS)
