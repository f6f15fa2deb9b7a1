"""How the platform is: a line for each thing that must run, with the moment it was last proved."""

import dataclasses
import datetime as dt

from kernel.facts import relay
from kernel.mail import selectors as letters
from tenants import fleet, pool


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """
    A line of the platform's health: what it is, in words with a number, and when it was proved.

    `proved_at` null: it was never proved, and the words say so.
    """

    label: str
    words: str
    is_well: bool
    proved_at: dt.datetime | None


def _queue(at: dt.datetime) -> Line:
    waiting = relay.has_waiting()
    return Line(
        label="Queue",
        words="News waits for its relay" if waiting else "Everything is passed on",
        is_well=not waiting,
        proved_at=at,
    )


def _mail(at: dt.datetime) -> Line:
    stuck, sent = letters.stuck_count(at=at), letters.handed_over(at=at)
    named = "letter" if sent.count == 1 else "letters"
    words = f"{sent.count:,} {named} handed over in a day"
    if stuck:
        words = f"{stuck:,} stuck, {words}"
    return Line(label="Mail", words=words, is_well=not stuck, proved_at=sent.newest_at)


def _ready(at: dt.datetime) -> Line:
    ready = pool.ready_count()
    return Line(
        label="Ready campaigns",
        words=f"{ready:,} wait to be handed out" if ready else "None is ready",
        is_well=ready > 0,
        proved_at=at,
    )


def _version(at: dt.datetime) -> Line:
    behind = len(fleet.behind())
    named = "campaign is" if behind == 1 else "campaigns are"
    return Line(
        label="Deploys",
        words=f"{behind:,} {named} behind"
        if behind
        else "Every campaign is up to date",
        is_well=not behind,
        proved_at=at,
    )


def lines(*, at: dt.datetime) -> list[Line]:
    """Return the lines; what is in trouble comes first."""
    made = [check(at) for check in (_queue, _mail, _ready, _version)]
    return sorted(made, key=lambda line: line.is_well)


def sentence(made: list[Line], *, total: int, today: int) -> tuple[str, str]:
    """Return the headline: what counts first, and the rest of the sentence."""
    trouble = [line for line in made if not line.is_well]
    if trouble:
        things = "1 thing needs" if len(trouble) == 1 else f"{len(trouble)} things need"
        first = trouble[0]
        return f"{things} you:", f"{first.label.lower()}, {first.words.lower()}."
    named = "campaign" if total == 1 else "campaigns"
    return "All well.", f"{total:,} {named}, {today:,} opened today."
