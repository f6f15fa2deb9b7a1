"""Nations for tests: replayed, named, with an address."""

import datetime as dt

from django.db import connection, transaction

from controlplane.provisioning.template import prepare
from tenants import replay, schema_hash, selectors, slugs
from tenants.context import in_public
from tenants.models import Domain, Kind, Nation, schema_of

OPENED = dt.datetime(2026, 1, 11, 9, 0, tzinfo=dt.UTC)


def nation_of(slug: str) -> Nation:
    """Return the nation with this address."""
    with in_public():
        return Nation.objects.get(domains__domain=slugs.host_of(slug))


def make_nation(
    slug: str, *, kind: Kind = Kind.CANDIDATE, is_live: bool = True
) -> Nation:
    """Replay a schema and save its rows; a nation of this address is returned as it is."""
    with in_public():
        found = Nation.objects.filter(domains__domain=slugs.host_of(slug)).first()
        if found is not None:
            return found
        number = replay.next_number()
    replay.replay(number, prepare=prepare)
    with in_public(), transaction.atomic():
        nation = Nation.objects.create(
            id=number,
            schema_name=schema_of(number),
            name=slug.title(),
            kind=kind,
            country="GB",
            time_zone="Europe/London",
            locale="en-gb",
            currency="GBP",
            opened_at=OPENED,
            live_at=OPENED if is_live else None,
            first_live_at=OPENED if is_live else None,
        )
        Domain.objects.create(domain=slugs.host_of(slug), tenant=nation)
    selectors.forget_hosts()
    return nation


def remove_nation(nation: Nation) -> None:
    """Drop a nation's schema and rows."""
    if connection.needs_rollback:
        connection.close()
    replay.drop(nation.schema_name)
    with in_public():
        Nation.objects.filter(pk=nation.pk).delete()
    selectors.forget_hosts()
    schema_hash.forget_seen()
