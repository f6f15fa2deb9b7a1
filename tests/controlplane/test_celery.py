from types import SimpleNamespace

from celery.worker import components
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


class TestKeptBeat:
    def test_starts_another_where_it_died(self):
        step = Beats()
        worker = SimpleNamespace(beat=Beat(is_there=False), steps=[step])

        KeptBeat.look(worker)
        KeptBeat.look(worker)

        assert worker.beat is step.obj
        assert worker.beat.starts == 1

    def test_leaves_a_living_one_alone(self):
        alive = Beat(is_there=True)
        worker = SimpleNamespace(beat=alive, steps=[])

        KeptBeat.look(worker)

        assert worker.beat is alive
        assert alive.starts == 0
