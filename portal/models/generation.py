from django.db import connection, models, transaction
from django.db.models import F


class Generation(models.Model):
    """One row that counts the changes readers can see; every process compares its memory with it (portal/tree.py)."""

    SINGLETON = 1

    number = models.BigIntegerField(default=0)

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The number now; costs one query, asked in plain SQL because every request asks it. 0 before the first change."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM portal_generation WHERE id = %s", [cls.SINGLETON])
            row = cursor.fetchone()
        return row[0] if row else 0

    @classmethod
    def raise_now(cls) -> None:
        with transaction.atomic():
            if not cls.objects.filter(pk=cls.SINGLETON).update(number=F("number") + 1):
                cls.objects.update_or_create(pk=cls.SINGLETON, defaults={"number": 1})
