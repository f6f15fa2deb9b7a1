"""What must be true of the rows once it is quiet again, whatever was killed before."""

import time
from collections import Counter
from collections.abc import Sequence

from tests.chaos.house import SCHEMA, SITE, House
from tests.chaos.load import Joiner, ask

HEARD = (
    "submissions.sign_up_received",
    "people.supporter_joined",
    "imports.chunk_brought_in",
    "imports.people_imported",
    "platform.campaign_opened",
)


def troubles(house: House, taken: Sequence[Joiner], sent: Sequence[str]) -> list[str]:
    """Return everything that isn't as it must be, in sentences."""
    return [
        *troubles_with_joiners(house, taken),
        *troubles_with_numbers(house),
        *troubles_with_facts(house),
        *troubles_with_letters(house, sent),
        *troubles_with_schemas(house),
        *troubles_with_pages(house),
    ]


def troubles_with_pages(house: House) -> list[str]:
    """Return pages that are kept, and another than what the database says now."""
    return [
        f"{path} is kept as something else"
        for path in ("/", "/privacy/")
        if ask(house.port, SITE, path).body
        # Another query is another page to the cache.
        != ask(house.port, SITE, f"{path}?now={time.monotonic_ns()}").body
    ]


def troubles_with_joiners(house: House, taken: Sequence[Joiner]) -> list[str]:
    """Return who was thanked and isn't exactly one submission, one person, one supporter."""
    rows = house.rows(
        f"SELECT e.address, s.key, s.state, p.supporter_number "
        f"FROM {SCHEMA}.submissions_submission s "
        f"JOIN {SCHEMA}.people_person p ON p.id = s.person_id "
        f"JOIN {SCHEMA}.people_email e ON e.person_id = p.id"
    )
    found: dict[str, list[tuple[str, str, int]]] = {}
    for address, key, state, number in rows:
        found.setdefault(address, []).append((key, state, number))
    troubles = []
    for joiner in taken:
        theirs = found.get(joiner.email, [])
        good = (
            len(theirs) == 1
            and theirs[0][0].startswith(f"k:{joiner.key}:")
            and theirs[0][1] == "ACCEPTED"
            and theirs[0][2] is not None
        )
        if not good:
            troubles.append(f"{joiner.email} is {theirs}")
    return troubles


def troubles_with_numbers(house: House) -> list[str]:
    """Return whether supporters' numbers have a gap or a twin: they run from 1."""
    [(count, distinct, newest)] = house.rows(
        f"SELECT count(supporter_number), count(DISTINCT supporter_number), "
        f"max(supporter_number) FROM {SCHEMA}.people_person"
    )
    if count == distinct == newest:
        return []
    return [f"{count} supporters, {distinct} numbers, the newest {newest}"]


def troubles_with_facts(house: House) -> list[str]:
    """Return facts that wait, are parked, or weren't heard exactly once."""
    troubles = []
    if not house.number(f"SELECT count(*) FROM {SCHEMA}.facts_delivery"):
        troubles.append("nobody heard anything")
    for schema in house.schemas():
        waiting = house.number(
            f"SELECT count(*) FROM {schema}.facts_fact WHERE relayed_at IS NULL"
        )
        parked = house.number(f"SELECT count(*) FROM {schema}.facts_parkedfact")
        # Each has its delivery and its effect, once.
        not_once = house.number(
            f"SELECT count(*) FROM {schema}.facts_fact f WHERE type = ANY(%s) AND ("
            f"(SELECT count(*) FROM {schema}.facts_delivery d WHERE d.fact_id = f.id) <> 1 OR "
            f"(SELECT count(*) FROM {schema}.audit_auditentry a "
            f"WHERE a.subject = 'fact:' || f.id) <> 1)",
            list(HEARD),
        )
        if waiting or parked or not_once:
            troubles.append(
                f"{schema}: {waiting} wait, {parked} parked, {not_once} not heard once"
            )
    return troubles


def troubles_with_letters(house: House, sent: Sequence[str]) -> list[str]:
    """Return letters handed over twice, or said to be sent and not handed over."""
    counts = Counter(sent)
    troubles = [f"{one} came {n} times" for one, n in counts.items() if n > 1]
    for schema in house.schemas():
        states = house.rows(
            f"SELECT to_address, state FROM {schema}.mail_message ORDER BY id"
        )
        for address, state in states:
            # Cut off while it was handed over, nobody knows: once at the most.
            if state not in {"SENT", "UNKNOWN"}:
                troubles.append(f"the letter to {address} is {state}")
            if state == "SENT" and counts[address] != 1:
                troubles.append(f"{address} had {counts[address]} letters")
    return troubles


def troubles_with_schemas(house: House) -> list[str]:
    """Return schemas that are nobody's, and nations without one."""
    there = {
        name
        for (name,) in house.rows(
            "SELECT nspname FROM pg_namespace WHERE nspname ~ '^n_[0-9]+$'"
        )
    }
    nations = {name for name in house.schemas() if name != "public"}
    ready = {
        f"n_{number}"
        for (number,) in house.rows("SELECT number FROM public.tenants_readyschema")
    }
    troubles = [f"{name} is nobody's" for name in there - nations - ready]
    troubles += [f"{name} is missing" for name in (nations | ready) - there]
    return troubles + [f"{name} is handed out twice" for name in nations & ready]
