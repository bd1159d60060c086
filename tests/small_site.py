"""The small site of tests/factories.py, built once for all tests in a row that ask for it, around their transactions."""

from contextlib import ExitStack, contextmanager

import pytest
from django.db import transaction
from django.utils import translation

from home.models import HomePage
from portal import tree
from tests.factories import SampleSite


@contextmanager
def rolled_back():
    """A transaction around tests; nothing of it stays."""
    outer = transaction.atomic()
    outer.__enter__()
    try:
        yield
    finally:
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@contextmanager
def as_in_a_test():
    """What is built for tests is built in Thai, and the tree follows at once."""
    with pytest.MonkeyPatch.context() as patch, translation.override("th"):
        patch.setattr(tree, "after_commit", lambda function: function())
        tree.forget()
        yield


class SmallSite:
    def __init__(self, blocker):
        self._blocker, self._stack, self._site, self._modules = blocker, ExitStack(), None, 0

    @contextmanager
    def of_a_module(self):
        """The site as it was built; what the module builds on it goes with the module."""
        with self._blocker.unblock():
            if self._site is None:
                self._stack.enter_context(rolled_back())
                with as_in_a_test():
                    self._site = SampleSite.build(HomePage.objects.get(locale__language_code="th"))
            around = self._stack.enter_context(ExitStack())
            around.enter_context(rolled_back())
        self._modules += 1
        try:
            yield self._site
        finally:
            self._modules -= 1
            with self._blocker.unblock():
                around.close()

    def leave(self) -> None:
        """Take the site away, unless a module goes on with it."""
        if self._site is not None and not self._modules:
            self._site = None
            with self._blocker.unblock():
                self._stack.close()
