import os
import signal
import threading

import pytest
from celery import shared_task

from kernel import queue, waking


@shared_task(name="tests.kernel.look")
def look():
    pass


class Broker:
    """The broker, which is the outside here: it can be made to hang."""

    def __init__(self):
        self.schemas = []
        self.is_answering = threading.Event()
        self.is_answering.set()
        self.was_asked = threading.Event()

    def take(self, *, headers, **message):
        self.was_asked.set()
        assert self.is_answering.wait(10)
        self.schemas.append(queue.schema_from(headers))


@pytest.fixture
def broker(monkeypatch):
    made = Broker()
    monkeypatch.setattr(look, "apply_async", made.take)
    yield made
    made.is_answering.set()
    waking.flush()
    for schema in ("n_7", "n_8"):
        queue.begun(look, schema=schema)


def wake(schema="n_7"):
    waking.wake_soon(look, schema=schema, queue="now")


class TestWakeSoon:
    def test_sends_by_itself(self, broker):
        wake()

        assert broker.was_asked.wait(10)
        waking.flush()
        assert broker.schemas == ["n_7"]

    def test_sends_once_for_many_and_for_each_schema(self, broker):
        for schema in ("n_7", "n_8", "n_7", "n_8"):
            wake(schema)

        waking.flush()

        assert sorted(broker.schemas) == ["n_7", "n_8"]

    def test_keeps_nobody_waiting_for_a_broker_that_hangs(self, broker):
        broker.is_answering.clear()
        wake()
        assert broker.was_asked.wait(10)

        wake("n_8")
        assert broker.schemas == []

        broker.is_answering.set()
        waking.flush()
        assert broker.schemas == ["n_7", "n_8"]

    def test_sends_again_what_was_woken_while_it_was_sent(self, broker):
        broker.is_answering.clear()
        wake()
        assert broker.was_asked.wait(10)
        queue.begun(look, schema="n_7")
        wake()
        broker.is_answering.set()

        waking.flush()

        assert broker.schemas == ["n_7", "n_7"]

    # What dies here is meant to.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    def test_begins_anew_where_its_thread_has_died(self, broker, monkeypatch):
        with monkeypatch.context() as broken:
            broken.setattr(waking, "LINGER_SECONDS", "never")
            broken.setattr(waking, "_waker", waking.Waker())
            wake()
            waking._waker._thread.join(10)
            assert not waking._waker._thread.is_alive()

            broken.setattr(waking, "LINGER_SECONDS", 0)
            wake()

            assert broker.was_asked.wait(10)
            waking.flush()
        assert broker.schemas == ["n_7"]

    def test_has_a_thread_of_its_own_after_a_fork(self, broker):
        wake()
        assert broker.was_asked.wait(10)
        waking.flush()
        queue.begun(look, schema="n_7")
        reading, writing = os.pipe()

        if (child := os.fork()) == 0:
            # Nothing but `_exit` may end this process: it is pytest too.
            try:
                # A thread of the parent's may have held a lock that nobody here gives back.
                signal.alarm(30)
                broker.was_asked.clear()
                wake()
                said = b"asked" if broker.was_asked.wait(10) else b"silent"
                os.write(writing, said)
            finally:
                os._exit(0)

        os.waitpid(child, 0)
        os.close(writing)
        assert os.read(reading, 20) == b"asked"
        os.close(reading)
