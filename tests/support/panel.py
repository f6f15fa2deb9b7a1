"""Somebody who works in a campaign, seated in its panel."""

from django.conf import settings
from django.test import Client
from django.utils import timezone

from controlplane import gate
from controlplane.console import tokens
from controlplane.provisioning import furnish
from kernel.actor import Actor
from kernel.permissions import PERMISSIONS_OF, Role
from tenants import selectors, slugs
from tenants.accounts.models import User
from tenants.context import in_public
from tenants.models import Membership, Nation
from tests.conftest import NOON

SLUG = "springfield"


def staff(role: Role = Role.ORGANISER) -> Actor:
    """Return an actor of a role, for tests of actions and selectors."""
    return Actor.staff(account_id=7, user_id=None, permissions=PERMISSIONS_OF[role])


def seated(nation: Nation, role: Role = Role.OWNER) -> Client:
    """Furnish the nation, and return a client signed in to its panel with a role."""
    name = f"{role.value.title()} Oak"
    email = f"{role.value.lower()}@example.org"
    with in_public():
        account = User.objects.create_user(email, name=name)
        Membership.objects.create(
            account=account, nation=nation, role=role, joined_at=NOON
        )
    owner = furnish.Owner(account_id=account.pk, email=email, name=name)
    furnish.furnish(nation, owner=owner, at=NOON)
    selectors.forget_hosts()
    token = tokens.mint(
        tokens.Purpose.PANEL,
        account_id=account.pk,
        nation_id=nation.pk,
        at=timezone.now(),
    )
    client = Client(headers={"host": f"{SLUG}.manage.{settings.PLATFORM_DOMAIN}"})
    origin = f"http://{settings.PLATFORM_DOMAIN}"
    answer = client.post("/come-in/", {"token": token}, headers={"origin": origin})
    assert answer.status_code == 302
    return client


def sent_by_the_panel(nation: Nation) -> Client:
    """Return its owner's browser on the site, let in from the panel (`seated` comes before)."""
    with in_public():
        account_id = Membership.objects.get(nation=nation).account_id
    browser = Client(headers={"host": slugs.host_of(SLUG)})
    browser.cookies[gate.COOKIE] = gate.pass_for(
        nation, account_id=account_id, at=timezone.now()
    )
    return browser
