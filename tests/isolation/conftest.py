"""Two furnished campaigns, each with somebody of its own in it."""

import logging

import pytest
from django.db import connection, transaction
from django.test import override_settings

from controlplane.provisioning import furnish
from kernel.actor import Actor, Channel, Source
from nations.people.actions import Details, identify
from tenants import selectors
from tenants.accounts.models import User
from tenants.context import enter_nowhere, in_nation, in_public
from tenants.models import Membership
from tests.conftest import NOON
from tests.isolation.crawling import World
from tests.support.nations import nation_of
from tests.support.statements import hook

CANARY = {"springfield": "Canary Springfield", "shelbyville": "Canary Shelbyville"}


@pytest.fixture
def campaigns(db):
    made = {}
    for slug, name in CANARY.items():
        nation = nation_of(slug)
        with in_public():
            account = User.objects.create_user(f"{slug}@example.org", name=name)
            Membership.objects.create(
                account=account, nation=nation, role="OWNER", joined_at=NOON
            )
        owner = furnish.Owner(account_id=account.pk, email=account.email, name=name)
        furnish.furnish(nation, owner=owner, at=NOON)
        with in_nation(nation):
            identify(
                details=Details(full_name=name, email=f"canary@{slug}.example"),
                by=Actor.system(name="tests"),
                via=Source(channel=Channel.SYSTEM),
                at=NOON,
            )
        made[slug] = (nation, account)
    selectors.forget_hosts()
    return made


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Both campaigns, made once for all cells and rolled back at the end."""
    with (
        django_db_blocker.unblock(),
        connection.execute_wrapper(hook),
        transaction.atomic(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
    ):
        made = World()
        logging.getLogger().addHandler(made.heard)
        before = logging.getLogger().level
        logging.getLogger().setLevel(logging.INFO)
        try:
            yield made
        finally:
            logging.getLogger().removeHandler(made.heard)
            logging.getLogger().setLevel(before)
            enter_nowhere()
            transaction.set_rollback(True)
