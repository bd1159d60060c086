import pytest


@pytest.fixture(autouse=True)
def in_english(english):
    """Sentences are compared with the English ones."""
