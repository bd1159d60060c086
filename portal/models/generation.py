from django.db import models, transaction
from django.db.models import F


class Generation(models.Model):
    """One row that counts the changes readers can see; every process compares its memory with it (portal/tree.py)."""

    SINGLETON = 1

    number = models.BigIntegerField(default=0)

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The number now; costs one query. 0 before the first change."""
        return cls.objects.filter(pk=cls.SINGLETON).values_list("number", flat=True).first() or 0

    @classmethod
    def raise_now(cls) -> None:
        with transaction.atomic():
            if not cls.objects.filter(pk=cls.SINGLETON).update(number=F("number") + 1):
                cls.objects.update_or_create(pk=cls.SINGLETON, defaults={"number": 1})
