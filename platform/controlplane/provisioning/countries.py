"""What a country sets when a campaign is opened: zone, locale and currency."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Country:
    """A country as campaigns choose it; codes are ISO 3166-1, IANA, BCP 47 and ISO 4217."""

    code: str
    name: str
    time_zone: str
    locale: str
    currency: str


_ROWS = """
GB|United Kingdom|Europe/London|en-gb|GBP
IE|Ireland|Europe/Dublin|en-ie|EUR
US|United States|America/New_York|en-us|USD
CA|Canada|America/Toronto|en-ca|CAD
AU|Australia|Australia/Sydney|en-au|AUD
NZ|New Zealand|Pacific/Auckland|en-nz|NZD
FR|France|Europe/Paris|fr-fr|EUR
DE|Germany|Europe/Berlin|de-de|EUR
ES|Spain|Europe/Madrid|es-es|EUR
IT|Italy|Europe/Rome|it-it|EUR
NL|Netherlands|Europe/Amsterdam|nl-nl|EUR
BE|Belgium|Europe/Brussels|nl-be|EUR
PL|Poland|Europe/Warsaw|pl-pl|PLN
SE|Sweden|Europe/Stockholm|sv-se|SEK
NO|Norway|Europe/Oslo|nb-no|NOK
DK|Denmark|Europe/Copenhagen|da-dk|DKK
FI|Finland|Europe/Helsinki|fi-fi|EUR
PT|Portugal|Europe/Lisbon|pt-pt|EUR
ZA|South Africa|Africa/Johannesburg|en-za|ZAR
IN|India|Asia/Kolkata|en-in|INR
JP|Japan|Asia/Tokyo|ja-jp|JPY
"""

COUNTRIES: dict[str, Country] = {}
for _line in _ROWS.strip().splitlines():
    _code, _name, _zone, _locale, _currency = _line.split("|")
    COUNTRIES[_code] = Country(
        code=_code, name=_name, time_zone=_zone, locale=_locale, currency=_currency
    )


# What people write for a country whose code is another.
_MEANT = {"UK": "GB", "EN": "GB", "USA": "US", "EIRE": "IE"}


class UnknownCountry(Exception):
    """The country isn't one a campaign can be opened in yet; its sentence names those that are."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        meant = _MEANT.get(code.upper())
        self.sentence = (
            f"{code} is {meant} here."
            if meant
            else f"Choose a country from the list, by its two letters: {', '.join(COUNTRIES)}."
        )


def country(code: str) -> Country:
    """
    Return a country by its code.

    :raises UnknownCountry: if it isn't on the list.
    """
    try:
        return COUNTRIES[code.upper()]
    except KeyError as error:
        raise UnknownCountry(code) from error


def guess(accept_language: str) -> Country:
    """Return the first country that a browser's Accept-Language names, or the United Kingdom."""
    for part in accept_language.split(","):
        tag = part.partition(";")[0].strip()
        region = tag.rpartition("-")[2].upper()
        if region in COUNTRIES:
            return COUNTRIES[region]
    return COUNTRIES["GB"]
