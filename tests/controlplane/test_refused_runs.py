"""A run that is refused says why in a sentence, and leaves nothing behind."""

import os
import socket
import subprocess
import sys
from pathlib import Path

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
        assert said.err.startswith(f"Port {port} is taken. Choose another one: ")
        assert not home.exists()

    @pytest.mark.parametrize(("port", "other"), [(8000, 8100), (65500, 65400)])
    def test_is_told_with_one_that_there_is(self, monkeypatch, port, other):
        monkeypatch.delenv("HUSTINGS_HOME")

        assert up.PortTaken(port).sentence == (
            f"Port {port} is taken. Choose another one: PORT={other} make run"
        )

    @pytest.mark.parametrize(
        ("home", "said"),
        [
            ("var/other", "HUSTINGS_HOME=var/other "),
            ("/srv/my home", "HUSTINGS_HOME='/srv/my home' "),
            ("var", ""),
            (str(base.REPOSITORY / "var"), ""),
            ("", ""),
        ],
    )
    def test_is_told_with_the_home_that_was_given(self, monkeypatch, home, said):
        monkeypatch.setenv("HUSTINGS_HOME", home)

        assert up.PortTaken(8311).sentence == (
            f"Port 8311 is taken. Choose another one: {said}PORT=8411 make run"
        )


class TestAHome:
    @pytest.mark.parametrize(
        ("given", "is_at"),
        [
            ("var/other", base.REPOSITORY / "var" / "other"),
            ("../beside", base.REPOSITORY.parent / "beside"),
            ("/srv/hustings", Path("/srv/hustings")),
        ],
    )
    def test_is_the_checkouts_where_it_is_given_from_no_root(
        self, monkeypatch, tmp_path, given, is_at
    ):
        monkeypatch.chdir(tmp_path)

        assert base.home_at(given) == is_at

    @pytest.mark.parametrize("module", ["base", "test"])
    def test_is_the_same_from_whatever_folder(self, tmp_path, module):
        told = subprocess.run(
            [
                sys.executable,
                "-c",
                f"import controlplane.settings.{module} as said; print(said.HUSTINGS_HOME, said.MEDIA_ROOT)",
            ],
            env=os.environ
            | {
                "HUSTINGS_HOME": "var/elsewhere",
                "DATABASE_URL": "postgresql://db/none",
                "REDIS_URL": "redis://broker/0",
            },
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )

        home = base.REPOSITORY / "var" / "elsewhere"
        assert told.stdout == f"{home} {home / 'files'}\n"
        assert list(tmp_path.iterdir()) == []


BESIDE = [
    ["nation", "list"],
    ["nation", "open", "--name", "X", "--slug", "xyz", "--owner-email", "a@example.org"],
    ["nation", "suspend", "xyz", "--reason", "Rule 3: spam"],
    ["nation", "resume", "xyz"],
    ["nation", "close", "xyz", "--yes"],
    ["import", "people", __file__, "--nation", "xyz"],
    ["operator", "add", "ops@example.org"],
    ["operator", "remove", "ops@example.org"],
    ["login-link", "ops@example.org"],
]  # fmt: skip


class TestAHomeInWhichNothingRan:
    @pytest.mark.parametrize("command", BESIDE, ids=lambda said: " ".join(said[:2]))
    def test_is_said_to_be_one_and_not_made(self, tmp_path, command):
        home = tmp_path / "home"

        told = run(home, *command, DATABASE_URL="", REDIS_URL="")

        assert (told.returncode, told.stdout) == (1, "")
        assert told.stderr == (
            f"Nothing has run in {home} yet. Start it with `make run`, or set "
            "HUSTINGS_HOME.\n"
        )
        assert not home.exists()


class TestAReaderThatLeft:
    def test_ends_quietly(self, tmp_path):
        """As `hustings … | head -1` does, once it has its line."""
        program = "from controlplane import cli\nfor _ in range(3): cli.say('a line')\n"
        with subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as told:
            told.stdout.close()
            beside = told.stderr.read()

        assert (told.returncode, beside) == (0, "")
