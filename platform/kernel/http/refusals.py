"""How a call ends that brings nothing back; each has a sentence for whoever typed the address."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NoAnswer(Exception):
    """Nothing came back that could be used."""

    sentence: ClassVar[str | Promise] = _("The other side didn’t answer.")


class AddressRefused(NoAnswer):
    """An address that is not asked: wrong scheme or port, inside a network, or our own."""

    sentence = _("This address can’t be used. Give a public one that begins https://.")


class Unreachable(NoAnswer):
    """The name has no address, nobody listens there, or the certificate is somebody else's."""

    sentence = _("Nobody could be reached at this address.")


class TooSlow(NoAnswer):
    """The whole took longer than it may."""

    sentence = _("The other side took too long to answer.")


class TooLarge(NoAnswer):
    """The answer is larger than it may be."""

    sentence = _("What the other side sent is too large.")


class TooManyRedirects(NoAnswer):
    """It went on pointing elsewhere."""

    sentence = _("This address keeps pointing to another one.")
