"""
Two records, each a row of a list brought in: one person or two? (DESIGN 5.5)

Proof is an external id of the same system; an email or phone, as written by its standard and
nothing beyond it, as long as the names don't speak against it. Nothing else is proof.
"""

GB = {"country": "GB"}
IE = {"country": "IE"}
US = {"country": "US"}
SAM = {"full_name": "Sam Ortiz"}
JO = {"full_name": "Jo Lane"}


def _email(address: str, /, **more: str) -> dict[str, str]:
    return {"email": address, **GB, **more}


def _phone(number: str, /, **more: str) -> dict[str, str]:
    return {"phone": number, **GB, **more}


def _external(
    value: str, system: str = "nationbuilder", /, **more: str
) -> dict[str, str]:
    return {"external_system": system, "external_value": value, **GB, **more}


AT_HOME = {"postcode": "TM2 4AB", "address": "1 Quay Street", "town": "Tarnmouth"}
HOUSE = "home@example.org"

SAME = [
    # name, one, other
    ("an email alone, twice", _email("sam@example.org"), _email("sam@example.org")),
    (
        "domains have no case",
        _email("sam@example.org"),
        _email("sam@EXAMPLE.org"),
    ),
    (
        "no mailbox of this century minds case",
        _email("Sam.Ortiz@example.org"),
        _email("sam.ortiz@example.org"),
    ),
    ("spaces around it", _email("sam@example.org"), _email("  sam@example.org ")),
    (
        "a domain in letters and in punycode",
        _email("sam@bücher.example.org"),
        _email("sam@xn--bcher-kva.example.org"),
    ),
    (
        "known by name, later the email alone",
        _email("sam@example.org", **SAM),
        _email("sam@example.org"),
    ),
    (
        "known by email, later the name",
        _email("sam@example.org"),
        _email("sam@example.org", **SAM),
    ),
    (
        "given and family name, later in one field",
        _email("sam@example.org", given_name="Sam", family_name="Ortiz"),
        _email("sam@example.org", **SAM),
    ),
    (
        "given and family name swapped",
        _email("sam@example.org", given_name="Sam", family_name="Ortiz"),
        _email("sam@example.org", given_name="Ortiz", family_name="Sam"),
    ),
    (
        "in one field, later swapped",
        _email("sam@example.org", **SAM),
        _email("sam@example.org", given_name="Ortiz", family_name="Sam"),
    ),
    (
        "another postcode: people move",
        _email("sam@example.org", **SAM, postcode="TM2 4AB"),
        _email("sam@example.org", **SAM, postcode="SW1A 1AA"),
    ),
    (
        "another phone: people change it",
        _email("sam@example.org", **SAM, phone="07700 900123"),
        _email("sam@example.org", **SAM, phone="07700 900456"),
    ),
    ("a phone alone, twice", _phone("07700 900123"), _phone("07700 900123")),
    ("a phone with +44", _phone("07700 900123"), _phone("+44 7700 900123")),
    ("a phone with 0044", _phone("07700 900123"), _phone("0044 7700 900123")),
    ("a phone with (0)", _phone("020 7946 0018"), _phone("+44 (0)20 7946 0018")),
    ("a phone with hyphens", _phone("07700 900123"), _phone("07700-900-123")),
    (
        "a phone given from abroad",
        _phone("+44 7700 900123"),
        {"phone": "011 44 7700 900123", **US},
    ),
    (
        "a phone, the name by marks",
        _phone("07700 900123", full_name="Ewa Wójcik"),
        _phone("07700 900123", full_name="Ewa Wojcik"),
    ),
    (
        "a phone and name, the email new",
        _email("sam@example.org", **SAM, phone="07700 900123"),
        _phone("07700 900123", **SAM),
    ),
    ("an external id, twice", _external("41"), _external("41")),
    (
        "an external id is proof against another name",
        _external("41", full_name="Ada Lane"),
        _external("41", full_name="Ada Reyes"),
    ),
    (
        "an external id is proof against another email",
        _external("41", email="ada@example.org", full_name="Ada Lane"),
        _external("41", email="ada@work.example.org", full_name="Ada Lane"),
    ),
    (
        "an external id is proof against everything",
        _external("41", email="ada@example.org", full_name="Ada Lane"),
        _external("41", email="a.reyes@example.com", full_name="A. Reyes"),
    ),
    (
        "an external id that comes later",
        _email("sam@example.org", **SAM),
        _external("41", email="sam@example.org", **SAM),
    ),
]

DIFFERENT = [
    (
        "a shared email, two given names",
        _email(HOUSE, full_name="Sam Ortiz"),
        _email(HOUSE, full_name="Jo Ortiz"),
    ),
    (
        "a shared email, split names",
        _email(HOUSE, given_name="Sam", family_name="Ortiz"),
        _email(HOUSE, given_name="Jo", family_name="Ortiz"),
    ),
    (
        "a shared email, one home",
        _email(HOUSE, full_name="Sam Ortiz", **AT_HOME),
        _email(HOUSE, full_name="Jo Ortiz", **AT_HOME),
    ),
    (
        "a shared email and phone",
        _email(HOUSE, full_name="Sam Ortiz", phone="020 7946 0018"),
        _email(HOUSE, full_name="Jo Ortiz", phone="020 7946 0018"),
    ),
    (
        "a shared phone, two names",
        _phone("020 7946 0018", **SAM),
        _phone("020 7946 0018", **JO),
    ),
    (
        "a shared phone, two emails and names",
        _email("sam@example.org", **SAM, phone="020 7946 0018"),
        _email("jo@example.org", **JO, phone="020 7946 0018"),
    ),
    (
        "one name, two emails: namesakes",
        _email("sam@example.org", **SAM),
        _email("sam@example.com", **SAM),
    ),
    (
        "one name, two phones: namesakes",
        _phone("07700 900123", **SAM),
        _phone("07700 900456", **SAM),
    ),
    (
        "one name, an email and a phone",
        _email("sam@example.org", **SAM),
        _phone("07700 900123", **SAM),
    ),
    ("one name and nothing else", {**SAM, **GB}, {**SAM, **GB}),
    ("one name and home", {**SAM, **AT_HOME, **GB}, {**SAM, **AT_HOME, **GB}),
    (
        "one home, two names",
        _email("sam@example.org", **SAM, **AT_HOME),
        _email("jo@example.org", **JO, **AT_HOME),
    ),
    ("a plus-address", _email("sam@example.org"), _email("sam+bus@example.org")),
    (
        "a plus-address at a house that ignores it",
        _email("sam@gmail.com"),
        _email("sam+bus@gmail.com"),
    ),
    (
        "dots in the name",
        _email("samortiz@example.org"),
        _email("sam.ortiz@example.org"),
    ),
    (
        "dots at a house that ignores them",
        _email("samortiz@gmail.com"),
        _email("sam.ortiz@gmail.com"),
    ),
    (
        "two domains of one house",
        _email("sam@gmail.com"),
        _email("sam@googlemail.com"),
    ),
    ("a domain below", _email("sam@example.org"), _email("sam@mail.example.org")),
    ("a hyphen", _email("sam-ortiz@example.org"), _email("sam_ortiz@example.org")),
    (
        "a letter with a mark in the domain",
        _email("sam@bücher.example.org"),
        _email("sam@bucher.example.org"),
    ),
    (
        "an external id of another system",
        _external("41"),
        _external("41", "actionnetwork"),
    ),
    ("another external id", _external("41"), _external("42")),
    ("an external id with a nought before it", _external("41"), _external("041")),
    (
        "another external id, a shared email, two names",
        _external("41", email=HOUSE, full_name="Sam Ortiz"),
        _external("42", email=HOUSE, full_name="Jo Ortiz"),
    ),
    (
        "two numbers of two countries",
        {"phone": "020 7946 0018", **GB},
        {"phone": "+353 20 794 6001", **IE},
    ),
]
