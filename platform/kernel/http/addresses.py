"""Which addresses of the world outside may be asked, and who has them."""

import ipaddress
import re
from typing import Final

import dns.exception
import dns.resolver
from django.conf import settings

from kernel.http.deadlines import CONNECT_SECONDS, time_left
from kernel.http.refusals import AddressRefused, TooSlow, Unreachable

PORTS: Final = frozenset({80, 443, 8443})

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 that is routed at all, and in it what leads to an IPv4 address or is only written about.
_ROUTED: Final = ipaddress.IPv6Network("2000::/3")
_LEADING_ELSEWHERE: Final = tuple(
    ipaddress.ip_network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "192.88.99.0/24")
)  # fmt: skip
# What a browser would read as an IPv4 address in decimal, octal, hexadecimal or short.
_NUMBER: Final = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)


def is_public(address: Address) -> bool:
    """Return whether an address is one of the open internet's."""
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        return is_public(mapped)
    if isinstance(address, ipaddress.IPv6Address) and address not in _ROUTED:
        return False
    if getattr(address, "scope_id", None) is not None:
        return False
    if address.is_multicast or not address.is_global:
        return False
    return not any(
        address.version == network.version and address in network
        for network in _LEADING_ELSEWHERE
    )


def _is_permitted(address: Address, port: int) -> bool:
    # Tests have servers on loopback; production refuses to start with any entry.
    shown = f"[{address}]" if address.version == 6 else str(address)
    return f"{shown}:{port}" in settings.HTTP_PERMITTED_ADDRESSES


def _require_open(address: Address, port: int) -> Address:
    if _is_permitted(address, port):
        return address
    if port not in PORTS or not is_public(address):
        raise AddressRefused
    return address


def _literal(host: str) -> Address | None:
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        if ":" in bare or _NUMBER.fullmatch(bare.rstrip(".").rpartition(".")[2]):
            raise AddressRefused from None
        return None


def _is_ours(host: str) -> bool:
    ours = (settings.PLATFORM_DOMAIN, settings.SITES_DOMAIN)
    name = f".{host.rstrip('.')}"
    return any(name.endswith(f".{domain.partition(':')[0]}") for domain in ours)


def _resolver() -> dns.resolver.Resolver:
    if not settings.HTTP_NAMESERVERS:
        return dns.resolver.Resolver()
    resolver = dns.resolver.Resolver(configure=False)
    host, _, port = settings.HTTP_NAMESERVERS[0].rpartition(":")
    resolver.nameservers = [host]
    resolver.port = int(port)
    return resolver


def addresses_of(host: str, port: int, *, ends_at: float) -> list[Address]:
    """Return the addresses of a host, all of them looked at; asked for once."""
    literal = _literal(host)
    if literal is not None:
        return [_require_open(literal, port)]
    if _is_ours(host):
        raise AddressRefused
    try:
        found = _resolver().resolve_name(
            f"{host.rstrip('.')}.", lifetime=min(time_left(ends_at), CONNECT_SECONDS)
        )
    except dns.exception.Timeout as error:
        raise TooSlow from error
    except dns.exception.DNSException as error:
        raise Unreachable from error
    # One inside address among public ones is a trap, not a choice.
    return [
        _require_open(ipaddress.ip_address(address), port)
        for address in found.addresses()
    ]
