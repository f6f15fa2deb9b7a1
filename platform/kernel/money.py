"""Amounts of money: whole minor units and a currency, never a float."""

import dataclasses
import decimal
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Self

from babel import Locale, numbers

# ISO 4217. Babel's own table says what is usual in cash, which is not what is charged:
# it gives the Iraqi dinar, of a thousand fils, no decimals.
_WITHOUT_DECIMALS: Final = frozenset(
    {
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    }
)
_WITH_THREE: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_AMOUNT: Final = re.compile(r"(-?)(\d{1,15})(?:\.(\d+))?")
# Between thousands: a comma, an apostrophe, or one of the spaces people paste.
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:[,' \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")


class NotAnAmount(ValueError):
    """What was typed can't be read as an amount of this currency."""


class CurrenciesDiffer(ValueError):
    """Two amounts of different currencies were added, subtracted or compared."""


@dataclasses.dataclass(frozen=True, slots=True)
class Money:
    """
    ``Money(1250, "GBP")`` is £12.50 and ``Money(1250, "JPY")`` is ¥1,250.

    Negative amounts are refunds and corrections.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError("an amount is a whole number of minor units")
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError(f"{self.currency!r} is not a currency's code, like GBP")

    @classmethod
    def zero(cls, currency: str) -> Self:
        return cls(0, currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> Self:
        """
        Read what somebody typed: ``12``, ``12.5``, ``12.50``, ``1,250.00``.

        Anything that could be read in two ways is refused, ``12,50`` among them.

        :raises NotAnAmount: if it isn't an amount, or has more decimals than the
            currency.
        """
        plain = text.strip()
        if _GROUPED.fullmatch(plain):
            plain = re.sub(r"[,' \u00a0\u2009\u202f]", "", plain)
        found = _AMOUNT.fullmatch(plain)
        digits = decimals_of(currency)
        if found is None or not plain.isascii() or len(found[3] or "") > digits:
            raise NotAnAmount(text)
        minor = int(found[2] + (found[3] or "").ljust(digits, "0"))
        return cls(-minor if found[1] else minor, currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exactly."""
        return Decimal(self.minor).scaleb(-decimals_of(self.currency), _EXACT)

    def __add__(self, other: Self) -> Self:
        self._same(other)
        return dataclasses.replace(self, minor=self.minor + other.minor)

    def __sub__(self, other: Self) -> Self:
        self._same(other)
        return dataclasses.replace(self, minor=self.minor - other.minor)

    def __neg__(self) -> Self:
        return dataclasses.replace(self, minor=-self.minor)

    def __mul__(self, times: int) -> Self:
        if type(times) is not int:
            raise TypeError("money is multiplied by whole numbers; else allocate it")
        return dataclasses.replace(self, minor=self.minor * times)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Self) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Self) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def allocate(self, shares: Sequence[int]) -> list[Self]:
        """
        Divide by shares so that the parts add up to the whole.

        What doesn't divide goes, a minor unit each, to the shares that lost most by
        rounding, the first of them on a tie.

        :raises ValueError: if a share is negative or all are nothing.
        """
        total = sum(shares)
        if total <= 0 or min(shares) < 0:
            raise ValueError("shares are not negative and not all nothing")
        sign = -1 if self.minor < 0 else 1
        whole = abs(self.minor)
        parts = [whole * share // total for share in shares]
        lost = sorted(
            range(len(shares)), key=lambda place: -(whole * shares[place] % total)
        )
        for place in lost[: whole - sum(parts)]:
            parts[place] += 1
        return [dataclasses.replace(self, minor=sign * part) for part in parts]

    def display(self, locale: str, *, short: bool = False) -> str:
        """
        Write it as people of that locale do; ``short`` leaves out ``.00``.

        ``locale`` is Django's spelling or Babel's: ``en-gb``, ``en_GB``.
        """
        where = Locale.parse(locale.replace("-", "_"))
        pattern = numbers.parse_pattern(where.currency_formats["standard"].pattern)
        digits = decimals_of(self.currency)
        if short and self.minor % 10**digits == 0:
            digits = 0
        pattern.frac_prec = (digits, digits)
        with decimal.localcontext(_EXACT):
            written = pattern.apply(
                self.decimal, where, currency=self.currency, currency_digits=False
            )
        # Babel leaves out the space that CLDR asks for after a currency in letters.
        return re.sub(r"(?<=[A-Za-z])(?=\d)", "\u00a0", written)

    def _same(self, other: Self) -> None:
        if self.currency != other.currency:
            raise CurrenciesDiffer(f"{self.currency} and {other.currency}")


# Python's own context rounds to 28 digits in silence.
_EXACT: Final = decimal.Context(prec=60, traps=[decimal.Inexact])


def decimals_of(currency: str) -> int:
    """Give how many decimals a currency has: 2, but for some none and for some 3."""
    if currency in _WITHOUT_DECIMALS:
        return 0
    return 3 if currency in _WITH_THREE else 2
