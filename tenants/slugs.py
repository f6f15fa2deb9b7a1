"""Addresses: what a slug may be, which are taken, and what is free instead."""

import re
import unicodedata
from collections.abc import Iterator

from django.conf import settings

from tenants.models import Domain

SLUG = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9])){2,39}")

# Names of our own hosts and of what people would take for the platform's or a public office's.
RESERVED = frozenset(
    """
    about abuse account accounts admin administrator api app apps assets auth billing blog
    campaign campaigns cdn console control dashboard demo-platform dev dns docs email example
    files ftp help home host hostmaster hustings imap info internal legal login mail manage
    media mx news noreply ns oauth official operator operators parliament payments platform
    police pop postmaster press privacy root security shop signin signup sites smtp ssl staff
    staging static status support system team terms test testing token trust vote webmaster
    webmail whatsapp www
    """.split()  # noqa: SIM905 - one word a line is no better to read
)


class SlugRefused(Exception):
    """The address can't be used; its sentence says why, `free` what could be."""

    def __init__(self, sentence: str, *, free: list[str] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.free = free or []


def host_of(slug: str) -> str:
    """Return the site's host, without port."""
    return f"{slug}.{settings.SITES_DOMAIN.partition(':')[0]}"


def guess(name: str) -> str:
    """Return a slug for a campaign's name: its letters without marks, at most 40; or ``campaign``."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    letters = plain.encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)
    slug = "-".join(words).lstrip("0123456789-")[:40].rstrip("-")
    return slug if SLUG.fullmatch(slug) else "campaign"


def is_free(slug: str) -> bool:
    """Return whether no campaign has the address; call it in public."""
    return not Domain.objects.filter(domain=host_of(slug)).exists()


def _ideas(slug: str) -> Iterator[str]:
    base = slug[:33].rstrip("-")
    yield f"vote-{base}"
    yield f"{base}-campaign"
    yield f"team-{base}"
    for number in range(2, 20):
        yield f"{base}-{number}"


def alternatives(slug: str, *, wanted: int = 2) -> list[str]:
    """Return free slugs near to this one."""
    base = slug if SLUG.fullmatch(slug) else guess(slug)
    free = [idea for idea in _ideas(base) if SLUG.fullmatch(idea) and is_free(idea)]
    return free[:wanted]


def check(slug: str) -> None:
    """
    Pass a slug that can be used; call it in public.

    :raises SlugRefused: if its form is wrong, it is reserved, or it is taken.
    """
    if slug.startswith("xn--"):
        raise SlugRefused(
            "An address can't start with xn--, because browsers show it as other letters.",
            free=alternatives(slug),
        )
    if not SLUG.fullmatch(slug):
        raise SlugRefused(
            "An address has 3 to 40 small letters, digits or single hyphens, and starts "
            "with a letter.",
            free=alternatives(slug),
        )
    if slug in RESERVED:
        raise SlugRefused(f"{slug} is kept for the platform.", free=alternatives(slug))
    if not is_free(slug):
        raise SlugRefused(f"{slug} is taken.", free=alternatives(slug))
