import pytest
from search import consistency


@pytest.mark.django_db
def test_x(site):
    print(list(consistency.differences().sentences()))
    assert 0
