import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from controlplane import kept, supervisor
from controlplane.supervisor import Program, Supervisor

SOON = 20.0


def until(condition):
    """Wait for it, and say whether it came."""
    ends_at = time.monotonic() + SOON
    while not condition():
        if time.monotonic() > ends_at:
            return False
        time.sleep(0.02)
    return True


def python(name, code, *, is_server=False):
    return Program(name=name, command=(sys.executable, "-c", code), is_server=is_server)


def lasting(name, notes, *, is_server=False):
    """A program that notes when it is ready, and when it was told to stop."""
    code = f"""
import pathlib, signal, sys, time
notes = pathlib.Path({str(notes)!r})
def told(*_):
    notes.open("a").write("{name} told\\n")
    time.sleep(0.1)
    notes.open("a").write("{name} gone\\n")
    sys.exit()
signal.signal(signal.SIGTERM, told)
notes.open("a").write("{name} ready\\n")
while True:
    time.sleep(1)
"""
    return python(name, code, is_server=is_server)


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def is_gone(pid):
    """Whether the process ended; one that nobody collected yet has."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


@pytest.fixture
def ours(monkeypatch):
    """A supervisor that is quick, and leaves this process's signals as they were."""
    monkeypatch.setattr(supervisor, "BACKOFF", (0.01,))
    monkeypatch.setattr(supervisor, "LOOK_SECONDS", 0.02)
    before = {
        s: signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    made = Supervisor(env=os.environ)
    yield made
    made.stop()
    for told, handler in before.items():
        signal.signal(told, handler)


class TestWatch:
    def test_starts_again_what_ends(self, ours, tmp_path):
        notes = tmp_path / "notes"
        ours.add(python("brief", f"open({str(notes)!r}, 'a').write('here\\n')"))

        def keep():
            if len(lines(notes)) >= 3:
                ours.stopping.set()

        assert ours.watch(keep=keep) == 0
        assert lines(notes)[:3] == ["here", "here", "here"]

    def test_goes_on_when_a_server_cannot_be_kept(self, ours, capsys):
        seen = []

        def keep():
            seen.append("looked")
            if len(seen) == 3:
                ours.stopping.set()
            raise RuntimeError("The disk is full.")

        assert ours.watch(keep=keep) == 0
        assert capsys.readouterr().out == "    up | The disk is full.\n" * 3

    def test_ends_with_1_and_the_sentence_when_somebody_gives_up(self, ours, capsys):
        assert ours.watch(keep=lambda: ours.give_up("Nothing answers.")) == 1
        assert capsys.readouterr().out == "    up | Nothing answers.\n"

    def test_passes_on_each_line_under_its_name(self, ours, monkeypatch):
        written = []
        monkeypatch.setattr(supervisor, "write", lambda *said: written.append(said))
        ours.add(
            python(
                "web",
                "print('hello'); print('there', flush=True); import time; time.sleep(60)",
            )
        )

        def keep():
            if len(written) > 1:
                ours.stopping.set()

        ours.watch(keep=keep)

        assert written[:2] == [("web", "hello"), ("web", "there")]

    def test_puts_the_name_before_a_line(self, capsys):
        supervisor.write("web", "hello")

        assert capsys.readouterr().out == "   web | hello\n"


class TestStop:
    def test_stops_the_servers_after_those_who_need_them(self, ours, tmp_path):
        notes = tmp_path / "notes"
        ours.add(lasting("valkey", notes, is_server=True))
        ours.add(lasting("web", notes))
        assert until(lambda: len(lines(notes)) == 2)

        ours.stop()

        assert lines(notes)[2:] == [
            "web told",
            "web gone",
            "valkey told",
            "valkey gone",
        ]

    def test_kills_what_will_not_end(self, ours, tmp_path, monkeypatch):
        monkeypatch.setattr(supervisor, "GRACE_SECONDS", 0.2)
        notes = tmp_path / "notes"
        ours.add(
            python(
                "deaf",
                "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
                f"open({str(notes)!r}, 'a').write('ready\\n'); time.sleep(60)",
            )
        )
        assert until(lambda: lines(notes) == ["ready"])

        ours.stop()

        assert ours.children[0].process.returncode == -signal.SIGKILL

    @pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_comes_by_each_way_of_being_told(self, ours, told):
        def keep():
            os.kill(os.getpid(), told)

        assert ours.watch(keep=keep) == 0


class TestKilledLauncher:
    def test_takes_its_children_along(self, tmp_path):
        pid_file = tmp_path / "pid"
        code = f"""
import os, sys
from controlplane.supervisor import Program, Supervisor
ours = Supervisor(env=os.environ)
child = "import os, time; open({str(pid_file)!r}, 'w').write(str(os.getpid()) + chr(10)); time.sleep(60)"
ours.add(Program(name="child", command=(sys.executable, "-c", child)))
ours.watch(keep=lambda: None)
"""
        with subprocess.Popen([sys.executable, "-c", code]) as launcher:
            assert until(lambda: lines(pid_file) != [])
            pid = int(lines(pid_file)[0])
            launcher.kill()

        assert until(lambda: is_gone(pid))


class TestOneLauncher:
    def test_refuses_a_second_in_the_same_home(self, tmp_path):
        with (
            kept.one_launcher(tmp_path),
            pytest.raises(kept.HomeInUse) as refused,
            kept.one_launcher(tmp_path),
        ):
            pass

        assert refused.value.sentence == (
            f"Hustings already runs in {tmp_path}. Stop it there, or set HUSTINGS_HOME "
            "and PORT to run a second one."
        )

    def test_lets_the_next_one_in(self, tmp_path):
        with kept.one_launcher(tmp_path):
            pass
        with kept.one_launcher(tmp_path) as again:
            assert again is None
