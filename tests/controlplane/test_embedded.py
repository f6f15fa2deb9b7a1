import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from controlplane import cli, kept
from controlplane.embedded import launcher, postgres, servers, valkey
from controlplane.settings import base


@pytest.fixture
def home():
    """A home whose path is short enough for sockets."""
    made = Path(tempfile.mkdtemp(prefix="e-"))
    yield made
    servers.stop(made)
    # What it stopped may still be taking its own files away.
    shutil.rmtree(made, ignore_errors=True)


class TestSocketDirectory:
    def test_is_in_the_home_where_the_path_is_short(self, tmp_path):
        home = tmp_path.parent.parent / "h"

        assert postgres.socket_directory(home) == home / "run"

    def test_is_a_short_one_where_a_socket_would_not_fit(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
        deep = tmp_path / ("long" * 30)

        chosen = postgres.socket_directory(deep)

        assert str(chosen.parent) == "/run/user/7"
        assert len(str(chosen / ".s.PGSQL.5432")) < 107

    def test_differs_between_homes(self, tmp_path):
        deep = tmp_path / ("long" * 30)

        assert postgres.socket_directory(deep / "a") != postgres.socket_directory(
            deep / "b"
        )


class TestIsAlive:
    def test_is_false_where_nothing_was_ever_started(self, tmp_path):
        assert postgres.is_alive(tmp_path) is False

    def test_reads_the_process_that_the_server_noted(self):
        assert postgres.is_alive(settings.HUSTINGS_HOME) is True

    def test_is_false_when_that_number_is_a_strangers_now(self, tmp_path):
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\nrest\n")

        assert postgres.is_alive(tmp_path) is False

    def test_is_false_when_that_process_is_gone(self, tmp_path):
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "postmaster.pid").write_text("4194303\n")

        assert postgres.is_alive(tmp_path) is False


class TestEnsureRunning:
    def test_starts_nothing_beside_a_launcher_that_keeps_them(self, home, monkeypatch):
        monkeypatch.setattr(servers, "PATIENCE_SECONDS", 0.1)

        with (
            kept.one_launcher(home),
            pytest.raises(servers.ServersSilent),
        ):
            servers.ensure_running(home)

        assert not (home / "postgres").exists()
        assert not valkey.answers(home)


class TestStart:
    def test_believes_no_note_whose_number_is_a_strangers(self, home):
        postgres.start(home, durable=False)
        postgres.stop(home)
        note = home / "postgres" / "postmaster.pid"
        note.write_text(f"{os.getpid()}\n{home / 'postgres'}\n1\n5432\n{home}\n\n")

        postgres.start(home, durable=False)

        assert postgres.answers(home)


class TestStop:
    def test_ends_no_stranger(self, home):
        (home / "postgres").mkdir()
        note = home / "postgres" / "postmaster.pid"
        with subprocess.Popen(["sleep", "60"]) as stranger:
            note.write_text(f"{stranger.pid}\n{home / 'postgres'}\n1\n5432\n")

            postgres.stop(home)

            assert stranger.poll() is None
            stranger.kill()


class TestServersStop:
    @pytest.fixture
    def stopped(self, home, monkeypatch, capsys):
        """Type `hustings servers --stop`; return what it ended with and said."""
        monkeypatch.setattr(base, "HUSTINGS_HOME", home)

        def stop():
            ended = cli.main(["servers", "--stop"])
            return ended, *capsys.readouterr()

        return stop

    def test_stops_what_runs(self, home, stopped):
        servers.ensure_running(home, durable=False)

        assert stopped() == (0, "Stopped.\n", "")

        assert not postgres.answers(home)
        assert not valkey.answers(home)

    def test_says_that_nothing_ran(self, home, stopped):
        assert stopped() == (0, f"Nothing ran in {home}.\n", "")

    def test_makes_no_home_for_that(self, home, stopped, monkeypatch):
        absent = home / "absent"
        monkeypatch.setattr(base, "HUSTINGS_HOME", absent)

        assert stopped() == (0, f"Nothing ran in {absent}.\n", "")

        assert not absent.exists()

    def test_leaves_those_of_a_launcher_alone(self, home, stopped):
        servers.ensure_running(home, durable=False)

        with kept.one_launcher(home):
            ended, out, err = stopped()

        assert (ended, out) == (1, "")
        assert err == (
            f"Hustings runs here, in {home}: Ctrl-C there stops it and its servers. "
            "Nothing was stopped.\n"
        )
        assert postgres.answers(home)
        assert valkey.answers(home)


class TestValkey:
    def test_does_not_answer_where_none_runs(self, tmp_path):
        assert valkey.answers(tmp_path) is False

    def test_stopping_none_does_nothing(self, tmp_path):
        valkey.stop(tmp_path)

        assert list(tmp_path.iterdir()) == []


class TestBorrowed:
    def test_stops_what_was_started_for_it(self, home):
        with servers.borrowed(home):
            servers.ensure_running(home, durable=False)
            assert postgres.answers(home)
            assert valkey.answers(home)

        assert not postgres.answers(home)
        assert not valkey.answers(home)

    def test_leaves_what_ran_before_and_what_others_borrow(self, home):
        with servers.borrowed(home):
            servers.ensure_running(home, durable=False)
            with servers.borrowed(home):
                pass
            assert postgres.answers(home)
        servers.ensure_running(home, durable=False)

        with servers.borrowed(home):
            pass

        assert postgres.answers(home)
        assert valkey.answers(home)
        servers.stop(home)

    def test_leaves_them_to_a_launcher_that_came_meanwhile(self, home):
        with servers.borrowed(home):
            servers.ensure_running(home, durable=False)
            begun = kept.one_launcher(home)
            begun.__enter__()

        assert postgres.answers(home)
        begun.__exit__(None, None, None)
        servers.stop(home)


class TestPortOf:
    def test_is_known_while_a_launcher_lives(self, tmp_path):
        assert launcher.port_of(tmp_path) is None

        with kept.one_launcher(tmp_path):
            assert launcher.port_of(tmp_path) is None
            launcher.note_port(tmp_path, 8300)
            assert launcher.port_of(tmp_path) == 8300

        assert launcher.port_of(tmp_path) is None
