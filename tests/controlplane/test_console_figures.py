"""The figures of the operators' first screen count everything; its lists show the first rows."""

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from controlplane.console import operators
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Nation, ReadySchema, schema_of
from tests.conftest import NOON
from tests.support.signing_in import sign_in_by_link

COUNT = operators.SHOWN + 3


@pytest.fixture
@time_machine.travel(NOON)
def page(db):
    """What an operator sees while more campaigns wait, opened today, than the lists show."""
    now = timezone.now()
    with in_public():
        Nation.objects.bulk_create(
            Nation(
                id=number,
                schema_name=schema_of(number),
                name=f"Ward {number}",
                kind="ISSUE",
                country="GB",
                time_zone="Europe/London",
                locale="en-gb",
                currency="GBP",
                opened_at=now,
                look=Nation.Look.WAITING,
                look_reason="Reads like Shelbyville.",
            )
            for number in range(900_000, 900_000 + COUNT)
        )
        # All is well, so that the headline counts campaigns.
        ReadySchema.objects.create(number=950_000, built_at=now)
        account = User.objects.create_user(
            "op@example.org", is_operator=True, email_proved_at=now
        )
    browser = sign_in_by_link(
        account, Client(headers={"host": settings.PLATFORM_DOMAIN})
    )
    return browser.get("/operators/")


class TestFigures:
    def test_count_what_the_lists_leave_out(self, page):
        text = " ".join(page.content.decode().split())

        assert f"{COUNT} wait for you" in text
        assert f"{COUNT} opened today." in text

    def test_stand_over_lists_of_the_first_rows(self, page):
        for rows in ("opened_today", "to_look_at"):
            assert len(page.context[rows]) == operators.SHOWN
