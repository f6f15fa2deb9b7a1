import os

from controlplane.embedded import postgres, valkey


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

    def test_reads_the_process_that_the_server_noted(self, tmp_path):
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\nrest\n")

        assert postgres.is_alive(tmp_path) is True

    def test_is_false_when_that_process_is_gone(self, tmp_path):
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "postmaster.pid").write_text("4194303\n")

        assert postgres.is_alive(tmp_path) is False


class TestValkey:
    def test_does_not_answer_where_none_runs(self, tmp_path):
        assert valkey.answers(tmp_path) is False

    def test_stopping_none_does_nothing(self, tmp_path):
        valkey.stop(tmp_path)

        assert list(tmp_path.iterdir()) == []
