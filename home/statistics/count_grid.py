"""The form of a month's counts: a row for each service, a column for each channel."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from home.statistics.grid import Grid, Named
from home.statistics.models import Channel, ServiceMonth, Source
from home.statistics.reading import Count
from home.statistics.storing import write
from home.statistics.values import users_of
from portal.tables.texts import text


class CountGrid(Grid):
    """The users of services in a month, a column for each channel. An empty field is no data, 0 is a count."""

    def __init__(self, services: Sequence[Named], data: Mapping[str, Any] | None, month: datetime.date):
        self.month = month
        self.columns = [(channel.value, str(channel.label)) for channel in Channel]
        self.users: dict[str, int] = {}
        super().__init__(services, data)

    def read(self) -> dict[str, str]:
        codes = [service.code for service in self.services]
        rows = ServiceMonth.objects.filter(month=self.month, service_code__in=codes).order_by()
        return {
            f"{channel}.{code}": str(users)
            for code, channel, users in rows.values_list("service_code", "channel", "users")
        }

    def check(self) -> None:
        for cell in self.cells:
            try:
                if typed := text(cell.typed):
                    self.users[cell.name] = users_of(typed)
            except ValueError as error:
                cell.error = str(error)

    @transaction.atomic
    def save(self, by) -> tuple[int, int]:
        """What is as it was is not touched."""
        written, gone = [], []
        for cell in self.cells:
            channel, code = cell.name.split(".", 1)
            users = self.users.get(cell.name)
            if users is None and cell.name in self.stored:
                gone.append((code, channel))
            elif users is not None and str(users) != self.stored.get(cell.name):
                written.append(Count(code, self.month, channel, users))
        write(written, by, Source.ENTERED)
        for code, channel in gone:
            ServiceMonth.objects.filter(service_code=code, month=self.month, channel=channel).delete()
        return len(written), len(gone)
