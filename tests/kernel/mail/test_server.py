"""What becomes of letters when the mail server is away, closes, refuses or falls silent."""

import datetime as dt
import socket

import pytest
from aiosmtpd.smtp import AuthResult

from kernel.mail import selectors, sending, server
from kernel.mail.models import Message
from kernel.mail.sending import Letter, post
from tenants.context import in_nation
from tests.support import smtp

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


class Sink:
    """
    A server that keeps what it takes: for each connection, to whom.

    `cuts` names the commands at which it hangs up, `says` what it answers to one.
    """

    def __init__(self) -> None:
        self.taken: dict[int, list[str]] = {}
        self.cuts: set[str] = set()
        self.says: dict[str, str] = {}
        self.letters_a_connection = 100
        self.is_open_to_us = True

    def authenticate(self, *_said):
        return AuthResult(success=self.is_open_to_us, handled=False)

    def _answer(self, command, server):
        if command in self.cuts:
            server.transport.abort()
        return self.says.get(command, "250 OK")

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's
        if len(self.taken.get(session.peer[1], [])) >= self.letters_a_connection:
            return "421 That was enough"
        envelope.mail_from = address
        return self._answer("MAIL", server)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's
        envelope.rcpt_tos.append(address)
        return self._answer("RCPT", server)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        answer = self._answer("DATA", server)
        if answer.startswith("250"):
            self.taken.setdefault(session.peer[1], []).extend(envelope.rcpt_tos)
        return answer


@pytest.fixture
def sink(settings):
    handler = Sink()
    running = smtp.serving(
        handler, authenticator=handler.authenticate, auth_require_tls=False
    )
    settings.EMAIL_URL = f"smtp://us:secret@127.0.0.1:{running.port}"
    yield handler
    running.stop()


def posted(*names):
    for name in names:
        post(
            Letter(kind="tests", to=f"{name}@example.org", subject="Hi", text="Hi"),
            at=NOON,
        )


def came_to():
    """Return of each letter: to whom, its state, how often it was tried."""
    rows = Message.objects.order_by("id")
    return [
        (row.to_address.split("@")[0], row.state, row.attempts_count) for row in rows
    ]


def make_due():
    Message.objects.filter(state="WAITING").update(next_try_at=NOON)


@pytest.mark.usefixtures("nation")
class TestOneBatch:
    def test_goes_over_one_connection(self, sink):
        posted("ann", "bob", "cid")

        assert sending.hand_over_waiting() == 3

        assert list(sink.taken.values()) == [
            ["ann@example.org", "bob@example.org", "cid@example.org"]
        ]

    def test_goes_on_over_another_where_the_server_closes_after_some(self, sink):
        sink.letters_a_connection = 2
        posted("ann", "bob", "cid")

        sending.hand_over_waiting()

        assert list(sink.taken.values()) == [
            ["ann@example.org", "bob@example.org"],
            ["cid@example.org"],
        ]
        assert {state for _, state, _ in came_to()} == {"SENT"}

    def test_goes_on_after_a_letter_that_was_refused(self, sink):
        sink.says["RCPT"] = "550 No such mailbox"
        posted("ann", "bob")

        assert sending.hand_over_waiting() == 2

        assert came_to() == [("ann", "FAILED", 1), ("bob", "FAILED", 1)]
        assert not Message.objects.exclude(handed_over_at=None).exists()

    def test_goes_on_after_a_letter_that_cant_be_made(self, sink):
        posted("ann", "bob")
        Message.objects.filter(to_address="ann@example.org").update(to_address="ann@")

        sending.hand_over_waiting()

        assert came_to() == [("ann", "FAILED", 1), ("bob", "SENT", 1)]

    def test_asks_no_server_where_nothing_waits(self, sink, monkeypatch):
        monkeypatch.setattr(socket, "create_connection", None)

        assert sending.hand_over_waiting() == 0


def _late(*_said, **_told):
    raise TimeoutError("timed out")


@pytest.fixture
def asked_again_at_once(monkeypatch):
    monkeypatch.setattr(server, "AWAY_SECONDS", 0.0)


@pytest.mark.usefixtures("nation", "asked_again_at_once")
class TestAServerThatIsAway:
    def test_loses_no_letter_and_is_asked_once(self, sink, monkeypatch):
        posted("ann", "bob")
        with monkeypatch.context() as away:
            away.setattr(socket, "create_connection", _late)
            assert sending.hand_over_waiting() == 1

        assert came_to() == [("ann", "WAITING", 1), ("bob", "WAITING", 0)]
        assert Message.objects.earliest("id").result == "timed out"

        make_due()
        sending.hand_over_waiting()

        assert {state for _, state, _ in came_to()} == {"SENT"}

    def test_that_takes_our_password_no_more_is_tried_again(self, sink):
        sink.is_open_to_us = False
        posted("ann", "bob")

        assert sending.hand_over_waiting() == 1

        assert came_to() == [("ann", "WAITING", 1), ("bob", "WAITING", 0)]
        sink.is_open_to_us = True
        make_due()
        sending.hand_over_waiting()
        assert {state for _, state, _ in came_to()} == {"SENT"}

    def test_that_wants_a_sign_in_first_refuses_no_letter(self, sink):
        sink.says["MAIL"] = "530 Authentication required"
        posted("ann")

        sending.hand_over_waiting()

        assert came_to() == [("ann", "WAITING", 1)]

    def test_is_asked_every_half_hour_however_long_and_may_be_busy_then(
        self, sink, monkeypatch
    ):
        posted("ann")
        with monkeypatch.context() as away:
            away.setattr(socket, "create_connection", _late)
            for _ in range(8):
                make_due()
                before = dt.datetime.now(dt.UTC)
                sending.hand_over_waiting()
        waits = Message.objects.get().next_try_at - before

        sink.says["DATA"] = "451 Busy"
        make_due()
        sending.hand_over_waiting()

        assert waits // dt.timedelta(minutes=1) == 30
        assert came_to() == [("ann", "WAITING", 4)]


@pytest.mark.usefixtures("nation")
class TestAServerFoundAwayAMomentAgo:
    def test_is_waited_for_by_no_other_campaign(
        self, sink, monkeypatch, nation, other_nation
    ):
        asked = []

        def late(*said, **_told):
            asked.append(said)
            raise TimeoutError("timed out")

        monkeypatch.setattr(socket, "create_connection", late)
        posted("ann")
        sending.hand_over_waiting()
        with in_nation(other_nation):
            posted("bob")

            assert sending.hand_over_waiting() == 0

            assert came_to() == [("bob", "WAITING", 0)]
        assert len(asked) == 1


@pytest.mark.usefixtures("nation")
class TestAConnectionThatBreaks:
    @pytest.mark.parametrize("command", ["MAIL", "RCPT"])
    def test_before_the_letters_first_byte_leaves_it_waiting(self, sink, command):
        sink.cuts = {command}
        posted("ann", "bob")

        assert sending.hand_over_waiting() == 1

        assert came_to() == [("ann", "WAITING", 1), ("bob", "WAITING", 0)]

    def test_before_the_answer_to_a_letter_leaves_nobody_knowing(self, sink):
        sink.cuts = {"DATA"}
        posted("ann", "bob")

        assert sending.hand_over_waiting() == 1

        assert came_to() == [("ann", "UNKNOWN", 1), ("bob", "WAITING", 0)]
        assert Message.objects.earliest("id").handed_over_at is None

    def test_is_never_made_up_for_by_sending_twice(self, sink):
        posted("ann")
        sending.hand_over_waiting()
        sink.cuts = {"DATA"}
        posted("bob")
        sending.hand_over_waiting()
        sink.cuts = set()
        make_due()

        assert sending.hand_over_waiting() == 0

        assert list(sink.taken.values()) == [["ann@example.org"], ["bob@example.org"]]


@pytest.mark.usefixtures("nation")
class TestHandedOver:
    def test_counts_what_was_taken_alone(self, sink):
        posted("ann")
        sending.hand_over_waiting()
        sink.says["RCPT"] = "550 No such mailbox"
        posted("bob")
        sending.hand_over_waiting()

        assert selectors.handed_over(at=dt.datetime.now(dt.UTC)).count == 1
