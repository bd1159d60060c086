"""Counts for tests."""

import datetime

from home.models import ServiceMonth

OCTOBER = datetime.date(2025, 10, 1)


def count(code="id-card-lost", users=10, month=OCTOBER, channel="counter"):
    return ServiceMonth.objects.create(service_code=code, users=users, month=month, channel=channel)
