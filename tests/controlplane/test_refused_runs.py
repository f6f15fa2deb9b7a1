"""A run that is refused says why in a sentence, and leaves nothing behind."""

import os
import socket
import subprocess
import sys

import pytest

from controlplane import cli
from controlplane.commands import up
from controlplane.settings import base


def run(home, *arguments, **env):
    """Type `hustings …` in a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "controlplane.cli", *arguments],
        env=os.environ
        | {"HUSTINGS_HOME": str(home), "DJANGO_SETTINGS_MODULE": "", **env},
        capture_output=True,
        text=True,
        check=False,
    )


class TestABadPort:
    @pytest.mark.parametrize("port", ["abc", "80000", "0", "-1", "8000.5", "٨٠٠٠"])
    def test_is_answered_with_a_sentence_and_2(self, tmp_path, port):
        home = tmp_path / "home"

        told = run(home, "up", PORT=port)

        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == (
            f"PORT is {port!r}. Give a whole number from 1 to 65535, for example "
            "PORT=8000.\n"
        )
        assert not home.exists()

    def test_stops_any_command(self, tmp_path):
        home = tmp_path / "home"

        told = run(home, "nation", "list", PORT="abc")

        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr.startswith("PORT is 'abc'.")
        assert not home.exists()


class TestATakenPort:
    def test_leaves_no_home_behind(self, tmp_path, monkeypatch, capsys):
        home = tmp_path / "home"
        monkeypatch.setattr(base, "HUSTINGS_HOME", home)
        monkeypatch.setattr(up, "PORT_SECONDS", 0)
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            monkeypatch.setattr(base, "PORT", port)

            ended = cli.main(["up"])

        said = capsys.readouterr()
        assert (ended, said.out) == (1, "")
        assert said.err.startswith(f"Port {port} is taken. Choose another one: PORT=")
        assert not home.exists()

    @pytest.mark.parametrize(("port", "other"), [(8000, 8100), (65500, 65400)])
    def test_is_told_with_one_that_there_is(self, port, other):
        assert up.PortTaken(port).sentence == (
            f"Port {port} is taken. Choose another one: PORT={other} make run"
        )
