"""Where a question is asked, and how: of a service, at a counter, or of the centre."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.services import Service, services


class Channel(models.TextChoices):
    """Where the question was asked."""

    QR = "qr", _("Card at the counter")
    PAGE = "page", _("Website")
    KIOSK = "kiosk", _("Tablet at the counter")


@dataclass(frozen=True)
class Place:
    """``service``: its code, ``counter``: its name; either may be empty."""

    channel: Channel
    service: str = ""
    counter: str = ""

    @property
    def known_service(self) -> Service | None:
        return services().get(self.service)

    @property
    def shown_counter(self) -> str:
        """The number on the counter's sign."""
        return self.counter.rpartition(".")[2]

    @property
    def key(self) -> str:
        """Names the place for counting."""
        return f"{self.channel}/{self.counter}/{self.service}"
