"""What is cleared away by itself is as much as there is, so none of it is read."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from controlplane import tasks
from controlplane.console import tokens
from controlplane.provisioning import waiting
from kernel.actor import Actor, Channel, Source
from kernel.changes import tasks as changes
from kernel.facts import relay
from nations.submissions import actions as submissions

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
AS_SYSTEM = {"by": Actor.system(name="tests"), "via": Source(channel=Channel.SYSTEM)}


class TestClearingAway:
    @pytest.mark.parametrize(
        "clear",
        [
            lambda: relay.forget_deliveries(before=NOON),
            changes.upkeep.run,
            tasks.forget_expired_sessions.run,
            lambda: submissions.forget_old(**AS_SYSTEM, at=NOON),
            lambda: tokens.forget_old(at=NOON),
            lambda: waiting.forget_old(at=NOON),
        ],
        ids=["deliveries", "changes", "sessions", "forms", "tokens", "starts"],
    )
    @pytest.mark.usefixtures("nation")
    def test_deletes_by_one_statement_and_reads_no_row(self, clear):
        with CaptureQueriesContext(connection) as asked:
            assert clear() == 0

        said = [query["sql"].split()[0] for query in asked.captured_queries]
        assert [word for word in said if word != "SET"] == ["DELETE"]
