"""Addresses: what a slug may be, which are taken, and what is free instead."""

import itertools
import re
from collections.abc import Iterator
from email.utils import parseaddr

from django.conf import settings

from kernel.letters import hyphenated
from tenants.models import Domain

SLUG = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9])){2,39}")

# Names of our own hosts, of mailboxes with a meaning (mail comes from {slug}@), of what machines
# look up by themselves, and of what people would take for the platform's or a public office's.
RESERVED = frozenset(
    """
    about abuse account accounts admin administrator api app apps assets auth autoconfig
    autodiscover billing blog campaign campaigns cdn city-council console control council
    county-council dashboard demo-platform dev dns docs election elections electoral-commission
    email example files ftp gov government gov-uk help help-desk helpdesk hmrc home host
    hostmaster house-of-commons house-of-lords imap info information-commissioner internal
    isatap legal localhost log-in login login-code mail mailer-daemon manage media
    metropolitan-police ministry mta-sts mx news nhs nhs-uk no-reply noc noreply nowhere ns ns1
    ns2 oauth official operator operators parish-council parliament parliament-uk payments
    platform police police-uk pop postmaster press privacy public returning-officer root
    security shop sign-in sign-up signin signup sites smtp ssl staff staging static status
    support system team terms test testing token trust vote web-mail webmail webmaster whatsapp
    wpad www
    """.split()  # noqa: SIM905 - one word a line is no better to read
)
# The platform's own name: nobody's address may hold it.
PLATFORM = "hustings"
# What is suggested where a name has no letters that an address may have.
NAMELESS = "our-campaign"


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
    """Return a slug for a campaign's name: its letters without marks, at most 40, not reserved."""
    slug = _plain(name)
    if not SLUG.fullmatch(slug):
        return NAMELESS
    return f"vote-{slug}" if _reserved_like(slug) else slug


def _plain(name: str) -> str:
    """Return a name's letters and digits with hyphens between, at most 40; empty: none may stand."""
    slug = hyphenated(name).lstrip("0123456789-")[:40].rstrip("-")
    # Of letters that browsers show as others nothing can be read.
    return "" if slug.startswith("xn-") or _holds_platform(slug) else slug


# What a hurried reader takes for one another; a hyphen more or less isn't seen at all.
_TWINS = {
    "m": "(?:m|r-?n)",
    "rn": "(?:r-?n|m)",
    "w": "(?:w|v-?v)",
    "vv": "(?:v-?v|w)",
    "o": "[o0]",
    "0": "[o0]",
    "l": "[l1i]",
    "i": "[l1i]",
    "1": "[l1i]",
}
_SIGN = re.compile("rn|vv|.")


def _twins_of(slug: str) -> str:
    """Return a pattern, for Python and Postgres alike, of what looks like this slug."""
    signs = _SIGN.findall(slug.replace("-", ""))
    return "-?".join(_TWINS.get(sign, sign) for sign in signs)


def _kept_words() -> frozenset[str]:
    """Return the words nobody gets: ours, and the name our own letters come from."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[0].lower()
    return RESERVED | {sender} if sender else RESERVED


def _reserved_like(slug: str) -> bool:
    return _holds_platform(slug) or bool(_reserved_alike(slug))


def _reserved_alike(slug: str) -> list[str]:
    looks = re.compile(_twins_of(slug))
    return sorted(word for word in _kept_words() if looks.fullmatch(word))


def _holds_platform(slug: str) -> bool:
    return re.search(_twins_of(PLATFORM), slug) is not None


def _hosts_like(slug: str) -> set[str]:
    """Return the hosts of campaigns that are this one or look like it; call it in public."""
    host = re.escape(host_of("")).replace(r"\-", "-")
    looks = f"^{_twins_of(slug)}{host}$"
    alike = Domain.objects.filter(domain__regex=looks)
    return set(alike.values_list("domain", flat=True))


def _meant(slug: str) -> str:
    """Return what a look-alike is read as: another's address or a kept word; else itself."""
    if not slug:
        return NAMELESS
    alike = _reserved_alike(slug)
    alike += [host.partition(".")[0] for host in sorted(_hosts_like(slug))]
    return slug if not alike or slug in alike else alike[0]


def _ideas(plain: str) -> Iterator[str]:
    yield plain
    base = plain[:33].rstrip("-")
    yield f"vote-{base}"
    if not base.endswith("campaign"):
        yield f"{base}-campaign"
    yield f"team-{base}"
    for number in range(2, 20):
        yield f"{base}-{number}"


def alternatives(slug: str, *, wanted: int = 2) -> list[str]:
    """
    Return free slugs near to what was typed, its plain form first.

    Those near a look-alike are near to what it looks like: `vote-ca11oway` would be one too.
    """
    free = (
        idea
        for idea in _ideas(_meant(_plain(slug)))
        if SLUG.fullmatch(idea) and not _reserved_like(idea) and not _hosts_like(idea)
    )
    return list(itertools.islice(free, wanted))


def check(slug: str) -> None:
    """
    Pass a slug that can be used; call it in public.

    :raises SlugRefused: if its form is wrong, or it is, or looks like, a reserved or taken one.
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
    if _reserved_like(slug):
        raise SlugRefused(f"{slug} is kept for the platform.", free=alternatives(slug))
    taken = _hosts_like(slug)
    if host_of(slug) in taken:
        raise SlugRefused(f"{slug} is taken.", free=alternatives(slug))
    if taken:
        raise SlugRefused(
            f"{slug} looks too much like another campaign's address.",
            free=alternatives(slug),
        )
