"""Addresses on the web that agencies and complaint channels give."""

import pytest
from django.core.exceptions import ValidationError

from service_pages.models import AgencyPage, ComplaintChannel


@pytest.fixture(params=[(AgencyPage, "website"), (ComplaintChannel, "url")], ids=["agency", "complaint channel"])
def clean(request):
    model, name = request.param
    return lambda address: model._meta.get_field(name).clean(address, model())


@pytest.mark.parametrize("address", ["https://x.go.th/", "http://x.go.th", "HTTPS://x.go.th/ก", ""])
def test_an_address_on_the_web_is_taken(clean, address):
    assert clean(address) == address


@pytest.mark.parametrize("address", ["ftp://x.go.th/", "ftps://x.go.th/", "javascript:alert(1)", "x.go.th"])
def test_another_is_refused_in_words(clean, address, english):
    with pytest.raises(ValidationError, match="begins with https://"):
        clean(address)
