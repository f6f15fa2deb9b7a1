"""Long work, and work that comes round again."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """
    Something long, as codes and numbers; what it is about stands in rows of its slice.

    The row is the truth: whoever holds its lease may work on it, and goes on from `done`.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "WAITING", "waits for a worker"
        RUNNING = "RUNNING", "is under way"
        DONE = "DONE", "is done"
        STOPPED = "STOPPED", "was stopped"
        FAILED = "FAILED", "failed"

    kind = models.CharField(max_length=40)  # a code: imports.people
    # The Celery task that works on it (empty: it was done at once, and stands for what it changed),
    # and the one that undoes it (empty: no task does).
    task = models.CharField(max_length=120)
    undo_task = models.CharField(max_length=120, blank=True)
    # What stopping and undoing it needs beside "jobs.undo"; empty: nothing more.
    permission = models.CharField(max_length=40, blank=True)
    queue = models.CharField(max_length=16, default="bulk")
    # The row of its slice that it is about; null: none.
    subject_id = models.BigIntegerField(null=True, blank=True)
    total = models.BigIntegerField(default=0)
    done = models.BigIntegerField(default=0)
    refused = models.BigIntegerField(default=0)
    # What it came to, in the words of its kind: {"created": 1021, "updated": 183}.
    counts = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # Somebody pressed Stop; the worker stops after the chunk it is at.
    is_stop_asked = models.BooleanField(default=False)
    # A file it made, in the nation's storage; empty: it makes none.
    result_file = models.CharField(max_length=300, blank=True)
    # The job this one undoes; null: it undoes none.
    undo_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undos"
    )
    # Until when it can be undone; null: it can't.
    undo_until = models.DateTimeField(null=True, blank=True)
    # Who works on it (a number drawn anew with each claim) and until when that is believed.
    lease = models.BigIntegerField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    # Not to be woken before then: its worker has only just been called, or it has just failed.
    wake_at = models.DateTimeField()
    failures_count = models.IntegerField(default=0)
    reason = models.CharField(
        max_length=200, blank=True
    )  # class and line, never a text
    actor = models.JSONField(default=dict)  # kernel.actor.Actor, with its permissions
    began_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="finished_jobs_have_an_end",
                condition=Q(state__in=["WAITING", "RUNNING"], finished_at=None)
                | Q(state__in=["DONE", "STOPPED", "FAILED"], finished_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["undo_of"],
                # One that was stopped or failed may be begun again, and goes on.
                condition=Q(undo_of__isnull=False)
                & ~Q(state__in=["STOPPED", "FAILED"]),
                name="a_job_is_undone_once",
            ),
        ]
        indexes = [
            # The dispatcher: what waits, or lost its worker; and the tray's count.
            models.Index(
                fields=["wake_at"],
                condition=Q(state__in=["WAITING", "RUNNING"]),
                name="jobs_unfinished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def share(self) -> int:
        """How much of it is done, in percent."""
        return min(100, self.done * 100 // self.total) if self.total else 0

    def seconds_left(self, at: dt.datetime) -> int | None:
        """Return how long it will go on at the pace so far; null while nobody can say."""
        if not self.done or not self.total or not self.is_open:
            return None
        so_far = (at - self.began_at).total_seconds()
        return max(0, round(so_far * (self.total - self.done) / self.done))

    def count(self, **more: int) -> None:
        """Add to the counts; the worker saves them with the chunk."""
        counts: dict[str, Any] = dict(self.counts)
        for name, number in more.items():
            counts[name] = counts.get(name, 0) + number
        self.counts = counts


class ScheduledJob(models.Model):
    """A task that the dispatcher sends into this schema again and again."""

    code = models.CharField(max_length=80, unique=True)
    task = models.CharField(max_length=120)
    queue = models.CharField(max_length=16, default="default")
    every_seconds = models.BigIntegerField()
    next_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="scheduled_jobs_come_at_most_once_a_minute",
                condition=Q(every_seconds__gte=60),
            )
        ]

    def __str__(self) -> str:
        return self.code
