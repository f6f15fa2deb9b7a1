from types import SimpleNamespace

import pytest
from celery import bootsteps
from celery.worker import components, state
from kombu.transport import redis as transport

from controlplane.celery import KeptBeat, app


class TestHeldMessages:
    def test_are_let_go_where_the_line_is_lost(self):
        assert app.conf.task_acks_late is True
        held = transport.Channel.QoS.__new__(transport.Channel.QoS)
        held.channel = SimpleNamespace(connection=SimpleNamespace(client=None))
        held._delivered = {"a tag": "a message"}

        held.restore_unacked()

        assert held._delivered == {}


class Beat:
    """A process of Celery's, which is the outside here."""

    def __init__(self, *, is_there):
        self.is_there = is_there
        self.starts = 0

    def is_alive(self):
        return self.is_there

    def start(self):
        self.starts += 1


class Beats(components.Beat):
    """Celery's step, that makes such processes."""

    def __init__(self):
        self.obj = None

    def create(self, w):
        w.beat = Beat(is_there=True)
        return w.beat


def worker_with(beat, *steps, ending=bootsteps.RUN):
    blueprint = SimpleNamespace(state=ending)
    return SimpleNamespace(beat=beat, steps=steps, blueprint=blueprint)


class TestKeptBeat:
    def test_starts_another_where_it_died(self, caplog):
        step = Beats()
        worker = worker_with(Beat(is_there=False), step)

        KeptBeat.look(worker)
        KeptBeat.look(worker)

        assert worker.beat is step.obj
        assert worker.beat.starts == 1
        assert caplog.messages == ["beat.died"]

    def test_leaves_a_living_one_alone(self):
        alive = Beat(is_there=True)
        worker = worker_with(alive)

        KeptBeat.look(worker)

        assert worker.beat is alive
        assert alive.starts == 0

    @pytest.mark.parametrize("ending", [bootsteps.CLOSE, bootsteps.TERMINATE])
    def test_mourns_none_that_a_stopping_worker_ended(self, caplog, ending):
        ended = Beat(is_there=False)
        worker = worker_with(ended, Beats(), ending=ending)

        KeptBeat.look(worker)

        assert worker.beat is ended
        assert caplog.messages == []

    @pytest.mark.parametrize("told", ["should_stop", "should_terminate"])
    def test_mourns_none_once_the_worker_is_told_to_stop(
        self, caplog, monkeypatch, told
    ):
        monkeypatch.setattr(state, told, 0)
        ended = Beat(is_there=False)
        worker = worker_with(ended, Beats())

        KeptBeat.look(worker)

        assert worker.beat is ended
        assert caplog.messages == []
