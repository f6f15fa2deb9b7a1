"""
The one door for what this platform asks of hosts outside: webhooks, pictures by address.

A name is resolved once, every address it has must be a public one, and the connection goes to
exactly the address that was looked at: a name that changes its mind between the look and the
connection (DNS rebinding) changes nothing. The certificate is still checked for the name.
"""

from kernel.http.addresses import is_public
from kernel.http.refusals import (
    AddressRefused,
    NoAnswer,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from kernel.http.sending import Answer, Limits, send

__all__ = [
    "AddressRefused",
    "Answer",
    "Limits",
    "NoAnswer",
    "TooLarge",
    "TooManyRedirects",
    "TooSlow",
    "Unreachable",
    "is_public",
    "send",
]
