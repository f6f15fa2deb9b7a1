import datetime as dt

import pytest
from django.db import transaction

from kernel import crash
from kernel.mail import sending
from kernel.mail.models import Message
from kernel.mail.sending import Letter, post
from tests.support import smtp

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
LETTER = Letter(
    kind="account.code", to="ann@example.org", subject="Your code", text="123 456"
)


class CutOff(BaseException):
    pass


def _cut_off():
    raise CutOff


class Sink:
    def __init__(self) -> None:
        self.letters: list[tuple[list[str], str]] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            self.letters.append((envelope.rcpt_tos, envelope.content.decode()))
        return self.answer


@pytest.fixture
def sink(settings):
    handler = Sink()
    server = smtp.serving(handler)
    settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
    yield handler
    server.stop()


@pytest.mark.usefixtures("nation")
class TestPost:
    def test_stores_the_finished_letter_and_hands_nothing_over(self, sink):
        message = post(LETTER, at=NOON)

        assert (message.state, message.subject, message.to_address) == (
            "WAITING",
            "Your code",
            "ann@example.org",
        )
        assert sink.letters == []

    def test_is_gone_with_the_change_that_failed(self):
        @transaction.atomic
        def change_that_fails():
            post(LETTER, at=NOON)
            raise RuntimeError

        with pytest.raises(RuntimeError):
            change_that_fails()

        assert not Message.objects.exists()

    def test_stores_a_keyed_letter_once(self):
        keyed = Letter(
            kind="welcome", to="a@example.org", subject="Hi", text="Hi", key="7"
        )

        first, again = post(keyed, at=NOON), post(keyed, at=NOON)

        assert again.pk == first.pk
        assert Message.objects.count() == 1

    def test_takes_line_breaks_out_of_the_subject(self):
        letter = Letter(
            kind="k", to="a@example.org", subject="Hi\r\nBcc: b@example.org", text=""
        )

        assert post(letter, at=NOON).subject == "Hi Bcc: b@example.org"


@pytest.mark.usefixtures("nation")
class TestHandOverWaiting:
    def test_gives_each_letter_to_the_server_once(self, sink):
        post(LETTER, at=NOON)

        assert sending.hand_over_waiting() == 1
        assert sending.hand_over_waiting() == 0

        assert [to for to, _ in sink.letters] == [["ann@example.org"]]
        assert Message.objects.get().state == "SENT"

    def test_keeps_it_in_the_outbox_where_no_server_is_named(self, settings):
        settings.EMAIL_URL = ""
        post(LETTER, at=NOON)

        sending.hand_over_waiting()

        assert Message.objects.get().state == "KEPT"

    def test_tries_again_after_a_busy_answer(self, sink):
        sink.answer = "451 Busy"
        post(LETTER, at=NOON)

        sending.hand_over_waiting()

        message = Message.objects.get()
        assert (message.state, message.attempts_count, sink.letters) == (
            "WAITING",
            1,
            [],
        )

    def test_gives_up_on_a_refusal(self, sink):
        sink.answer = "550 No such mailbox"
        post(LETTER, at=NOON)

        sending.hand_over_waiting()

        message = Message.objects.get()
        assert (message.state, message.result) == ("FAILED", "No such mailbox")

    def test_never_sends_again_by_itself_what_was_cut_off(self, sink):
        post(LETTER, at=NOON)

        with crash.armed("mail.taken", _cut_off), pytest.raises(CutOff):
            sending.hand_over_waiting()
        sending.mark_lost(at=Message.objects.get().next_try_at + dt.timedelta(hours=1))
        sending.hand_over_waiting()

        assert len(sink.letters) == 1
        assert Message.objects.get().state == "UNKNOWN"
