"""Each exception of ours has its sentence, and the screens that can meet it show it, never a 500."""

import html
import inspect

import pytest
from django.db import transaction

from controlplane import cli
from tenants import selectors
from tenants.context import enter_nowhere, in_public
from tests.isolation.sentences import SAID_BY_THE_SHELL, SHOWN
from tests.isolation.unshown import NOT_SHOWN
from tests.support import actions as walked
from themes import rendering


@pytest.fixture
def raised(monkeypatch):
    """What was raised of a class, in order."""

    def watch(kind):
        seen = []
        made = kind.__init__

        def noting(self, *args, **kwargs):
            made(self, *args, **kwargs)
            seen.append(self)

        monkeypatch.setattr(kind, "__init__", noting)
        return seen

    return watch


class TestTheTable:
    def test_has_every_exception_of_ours(self):
        found = set(walked.exceptions())
        listed = {*SHOWN, *SAID_BY_THE_SHELL, *NOT_SHOWN}
        missing = "\n".join(sorted(found - listed))

        assert not missing, (
            "Nobody says how these are shown. Add each to SHOWN, SAID_BY_THE_SHELL or NOT_SHOWN "
            f"in tests/isolation/sentences.py:\n{missing}"
        )
        assert not listed - found, "no longer there, take it out"

    @pytest.mark.parametrize("name", sorted({*SHOWN, *SAID_BY_THE_SHELL}))
    def test_gives_each_a_sentence_of_its_own(self, name):
        kind = walked.exceptions()[name]

        assert hasattr(kind, "sentence") or "sentence" in inspect.getsource(kind)


class TestScreens:
    @pytest.mark.parametrize("name", sorted(SHOWN))
    def test_show_the_sentence(self, name, world, raised):
        seen = raised(walked.exceptions()[name])
        try:
            with transaction.atomic():
                answer = SHOWN[name](world)
                enter_nowhere()
                transaction.set_rollback(True)
        finally:
            selectors.forget_hosts()
            rendering.forget()
            enter_nowhere()

        assert seen, "it wasn't raised"
        assert 400 <= answer.status_code < 500
        shown = " ".join(html.unescape(answer.content.decode()).split())
        assert " ".join(str(seen[-1].sentence).split()) in shown


class TestShell:
    @pytest.mark.parametrize("name", sorted(SAID_BY_THE_SHELL))
    def test_says_the_sentence_and_ends_with_1(self, name, public, capsys, raised):
        seen = raised(walked.exceptions()[name])

        with in_public():
            answer = cli.main(SAID_BY_THE_SHELL[name])

        assert answer == 1
        assert capsys.readouterr().err.startswith(f"{seen[-1].sentence}\n")
