import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from service_pages.codes import CODE_FORMAT


class ServiceCode(models.Model):
    """Who owns a code: one service, in both languages, for ever.

    Slugs are unique only under a parent, so the code has a table of its own. It is reserved when a service is first
    saved with a code, fixed at its first publication, and never given to another service.
    """

    code = models.CharField(max_length=60, unique=True, validators=[CODE_FORMAT])
    translation_key = models.UUIDField(unique=True)
    fixed = models.BooleanField(default=False)

    class Meta:
        verbose_name = gettext_lazy("service code")
        verbose_name_plural = gettext_lazy("service codes")

    def __str__(self):
        return self.code

    @classmethod
    def check_available(cls, code: str, translation_key: uuid.UUID) -> None:
        """Raises ValidationError, in words, when ``code`` is another service's or this service's code is fixed."""
        cls._own_entry(code, translation_key)

    @classmethod
    def reserve(cls, code: str, translation_key: uuid.UUID, fix: bool = False) -> None:
        """Give ``code`` to the service; ``fix`` at publication. Raises ValidationError as ``check_available``."""
        own = cls._own_entry(code, translation_key)
        if own and own.code == code and (own.fixed or not fix):
            return
        entry = own or cls(translation_key=translation_key)
        entry.code, entry.fixed = code, entry.fixed or fix
        entry.save()

    @classmethod
    def _own_entry(cls, code: str, translation_key: uuid.UUID) -> "ServiceCode | None":
        """The service's entry, where ``code`` may be its code; raises ValidationError where it may not."""
        entries = cls.objects.filter(models.Q(translation_key=translation_key) | models.Q(code=code))
        entry_of = {entry.translation_key == translation_key: entry for entry in entries}
        own = entry_of.get(True)
        if own and own.fixed and own.code != code:
            message = _("The code of a published service must stay “%(code)s”. Printed manuals and QR codes use it.")
            raise ValidationError(message % {"code": own.code})
        if False in entry_of:
            raise ValidationError(_("The code “%(code)s” belongs to another service. Choose another.") % {"code": code})
        return own
