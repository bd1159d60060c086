import pytest
from django.utils import timezone

from tests.manuals import stored


@pytest.fixture
def today(monkeypatch):
    """The calendar stands at TODAY."""
    real = timezone.localdate
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None, zone=None: real(value, zone) if value else stored.TODAY
    )
    return stored.TODAY
