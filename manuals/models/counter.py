from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficerCounters(models.Model):
    """The counters that an officer has chosen to serve: all that counter mode keeps."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("officer"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="officer_counters",
    )
    # Numbers as written on the counters, not rows: they outlive a new list of counters.
    chosen = models.JSONField(_("counters"), default=list)

    class Meta:
        verbose_name = _("counters of an officer")
        verbose_name_plural = _("counters of officers")

    def __str__(self):
        return f"{self.user}: {', '.join(self.chosen)}"
