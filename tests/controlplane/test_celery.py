from types import SimpleNamespace

from kombu.transport import redis as transport

from controlplane.celery import app


class TestHeldMessages:
    def test_are_let_go_where_the_line_is_lost(self):
        assert app.conf.task_acks_late is True
        held = transport.Channel.QoS.__new__(transport.Channel.QoS)
        held.channel = SimpleNamespace(connection=SimpleNamespace(client=None))
        held._delivered = {"a tag": "a message"}

        held.restore_unacked()

        assert held._delivered == {}
