"""
The mail server: one connection for many letters, and what it said to each.

What counts is whether a letter's bytes were on their way when something broke. Before that the
letter may be tried again; after it only the server's answer tells, and without one nobody knows.
"""

import contextlib
import smtplib
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

# RFC 5321 section 4.2: "go on, send the letter"; "I close the connection".
SEND_IT: Final = 354
CLOSING: Final = 421
# RFC 4954 section 6: it's about who we are, whichever letter it is said to.
ABOUT_THE_LOGIN: Final = frozenset({530, 534, 535, 538})

# Each campaign's letters would wait for a silent server's time-out in turn, and everything
# behind them in the queue for all of those: a process asks it once in so many seconds.
AWAY_SECONDS = 60.0
_away_until: dict[str, float] = {}


def is_known_away(url: str) -> bool:
    """Return whether this process couldn't reach the server a moment ago."""
    return time.monotonic() < _away_until.get(url, 0.0)


class Away(Exception):
    """The server can't be reached, or takes nothing from us now; no letter was handed over."""


class LetterRefused(Exception):
    """The server said no to this letter; `may_work_later` where it said so."""

    def __init__(self, code: int, words: bytes | str) -> None:
        """Keep the server's answer."""
        said = words.decode(errors="replace") if isinstance(words, bytes) else words
        super().__init__(said)
        # RFC 5321 section 4.2.1: 4yz may work later, 5yz won't.
        self.may_work_later = 400 <= code < 500


class Unanswered(Exception):
    """The letter was on its way, and no answer came: the server may have taken it."""


class _Smtp(smtplib.SMTP):
    #: From the word to send until the next answer.
    is_sending = False

    def getreply(self) -> tuple[int, bytes]:
        code, words = super().getreply()
        self.is_sending = code == SEND_IT
        return code, words


class _SmtpOverTls(_Smtp, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class _Backend(EmailBackend):
    @property
    def connection_class(self) -> Any:
        return _SmtpOverTls if self.use_ssl else _Smtp

    @property
    def is_sending(self) -> bool:
        return isinstance(self.connection, _Smtp) and self.connection.is_sending


class Server:
    """A mail server, and the one connection to it."""

    def __init__(self, url: str) -> None:
        """
        Take its address; nothing is connected yet.

        :raises ValueError: if the URL is of another kind than :func:`smtp_settings` knows.
        """
        self._url = url
        self._backend = _Backend(**smtp_settings(url))
        self._is_proved = False

    def open(self) -> None:
        """
        Connect and sign in, unless that has been done.

        :raises Away: if that fails.
        """
        try:
            self._backend.open()
        except OSError as error:  # smtplib's own errors are such too
            self.close()
            _away_until[self._url] = time.monotonic() + AWAY_SECONDS
            raise Away(_words(error)) from error

    def hand_over(self, letter: EmailMultiAlternatives) -> None:
        """
        Give it a letter; return once it was taken.

        A connection that was closed since the letter before is opened anew, once.

        :raises Away: if this letter wasn't even sent, and others would fare alike.
        :raises LetterRefused: if the server said no to this letter.
        :raises Unanswered: if the letter was sent, and no answer came.
        """
        self.open()
        was_proved = self._is_proved
        try:
            self._send(letter)
        except Away:
            if not was_proved:
                raise
            self.open()
            self._send(letter)
        self._is_proved = True

    def close(self) -> None:
        """Take leave; whatever is said to that, the letters have their answers."""
        self._is_proved = False
        with contextlib.suppress(OSError):
            self._backend.close()

    def _send(self, letter: EmailMultiAlternatives) -> None:
        try:
            self._backend.send_messages([letter])
        except OSError as error:
            if self._backend.is_sending:
                self.close()
                raise Unanswered(_words(error)) from error
            refusal = _refusal_in(error)
            if refusal is None:
                self.close()
                raise Away(_words(error)) from error
            raise refusal from error


def _refusal_in(error: OSError) -> LetterRefused | None:
    """Return what was said to this letter; null: it isn't about the letter."""
    code: int
    words: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, (smtplib.SMTPSenderRefused, smtplib.SMTPDataError)):
        code, words = error.smtp_code, error.smtp_error
    else:
        return None
    return None if code in {CLOSING, *ABOUT_THE_LOGIN} else LetterRefused(code, words)


def _words(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return said.decode(errors="replace") if isinstance(said, bytes) else said
    return str(error) or "No answer."


@contextlib.contextmanager
def connected_to(url: str) -> Iterator[Server]:
    """
    Give a server to hand letters to, and take leave of it at the end.

    :raises ValueError: if the URL is of another kind than :func:`smtp_settings` knows.
    """
    server = Server(url)
    try:
        yield server
    finally:
        server.close()


def smtp_settings(url: str) -> Mapping[str, Any]:
    """
    Return what Django's SMTP connection wants of ``smtp://``, ``smtp+tls://``, ``smtps://``.

    :raises ValueError: if the URL is of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"}:
        raise ValueError("EMAIL_URL has to start with smtp://, smtp+tls:// or smtps://")
    return {
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": 20,
    }
