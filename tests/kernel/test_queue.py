import logging

import pytest
from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from kernel import queue
from kernel.schema import current_schema
from tenants.context import in_public


@shared_task(name="tests.kernel.greet")
def greet(**kwargs):
    return kwargs


@pytest.fixture
def sent(monkeypatch):
    """What went to the broker, which is the outside here."""
    messages = []
    monkeypatch.setattr(
        greet, "apply_async", lambda **message: messages.append(message)
    )
    return messages


class TestSchemaFrom:
    def test_reads_what_headers_signed(self):
        assert queue.schema_from(queue.headers("n_7")) == "n_7"

    @pytest.mark.parametrize(
        "received",
        [
            None,
            {},
            {queue.HEADER: "n_7"},
            {queue.HEADER: "n_8" + queue.headers("n_7")[queue.HEADER][3:]},
            {queue.HEADER: None},
        ],
        ids=["no headers", "no schema", "unsigned", "another schema's", "null"],
    )
    def test_refuses_what_this_platform_did_not_sign(self, received):
        with pytest.raises(queue.UnsignedTask):
            queue.schema_from(received)

    def test_refuses_what_was_signed_with_another_secret(self, settings):
        received = queue.headers("n_7")
        settings.SECRET_KEY = "another" * 10

        with pytest.raises(queue.UnsignedTask):
            queue.schema_from(received)


@pytest.mark.usefixtures("nation")
class TestDelayOnCommit:
    def test_sends_after_the_commit_with_the_schema_of_the_call(
        self, sent, django_capture_on_commit_callbacks
    ):
        schema = current_schema()

        with django_capture_on_commit_callbacks(execute=True):
            queue.delay_on_commit(greet, queue="now", person_id=7)
            assert sent == []

        (message,) = sent
        assert message["kwargs"] == {"person_id": 7}
        assert message["queue"] == "now"
        assert queue.schema_from(message["headers"]) == schema

    def test_keeps_its_schema_when_another_is_current_at_the_commit(
        self, sent, django_capture_on_commit_callbacks
    ):
        schema = current_schema()

        with django_capture_on_commit_callbacks() as callbacks:
            queue.delay_on_commit(greet)
        with in_public():
            callbacks[0]()

        assert queue.schema_from(sent[0]["headers"]) == schema

    def test_sends_nothing_when_the_change_is_rolled_back(
        self, sent, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            queue.delay_on_commit(greet)
            transaction.set_rollback(True)

        assert sent == []

    def test_does_not_fail_what_is_committed_when_the_broker_is_away(
        self, monkeypatch, caplog, django_capture_on_commit_callbacks
    ):
        def broken(**message):
            raise OperationalError

        monkeypatch.setattr(greet, "apply_async", broken)
        # The test settings let only errors through.
        caplog.set_level(logging.WARNING, logger="kernel.queue")

        with django_capture_on_commit_callbacks(execute=True):
            queue.delay_on_commit(greet)

        assert [
            record.message for record in caplog.records if record.name == "kernel.queue"
        ] == ["queue.unreachable"]


class TestWake:
    @pytest.fixture(autouse=True)
    def _nobody_is_asked(self):
        yield
        for schema in ("n_7", "n_8"):
            queue.begun(greet, schema=schema)

    def test_sends_one_task_until_it_begins(self, sent):
        queue.wake(greet, schema="n_7", queue="now")
        queue.wake(greet, schema="n_7", queue="now")
        assert len(sent) == 1

        queue.begun(greet, schema="n_7")
        queue.wake(greet, schema="n_7", queue="now")

        assert [queue.schema_from(message["headers"]) for message in sent] == [
            "n_7",
            "n_7",
        ]

    def test_keeps_schemas_apart(self, sent):
        queue.wake(greet, schema="n_7", queue="now")
        queue.wake(greet, schema="n_8", queue="now")

        assert [queue.schema_from(message["headers"]) for message in sent] == [
            "n_7",
            "n_8",
        ]

    def test_for_later_is_sent_once_and_holds_back_none_for_now(self, sent):
        queue.wake(greet, schema="n_7", queue="now", after_seconds=2)
        queue.wake(greet, schema="n_7", queue="now", after_seconds=2)
        queue.wake(greet, schema="n_7", queue="now")

        assert [message.get("countdown") for message in sent] == [2, None]

    def test_for_later_is_sent_again_once_it_began(self, sent):
        queue.wake(greet, schema="n_7", queue="now", after_seconds=2)
        queue.begun(greet, schema="n_7")

        queue.wake(greet, schema="n_7", queue="now", after_seconds=2)

        assert [message["countdown"] for message in sent] == [2, 2]

    def test_leaves_it_to_the_sweep_where_the_server_is_away(
        self, sent, settings, caplog
    ):
        caplog.set_level(logging.WARNING, logger="kernel.queue")
        away = settings.CACHES["default"] | {"LOCATION": "unix:///nowhere.sock"}
        settings.CACHES = {"default": away}
        queue._marks.cache_clear()
        try:
            queue.wake(greet, schema="n_7", queue="now")
            queue.send(greet, schema="n_7", queue="now")
            queue.begun(greet, schema="n_7")
        finally:
            queue._marks.cache_clear()

        assert sent == []
        assert [record.message for record in caplog.records] == [
            "queue.unreachable",
            "queue.unreachable",
            "queue.mark_stays",
        ]
