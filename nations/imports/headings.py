"""What columns are called: the headings that are known, and the field of each."""

from typing import Final

_HEADINGS: Final = {
    "email": "email,e-mail,email address,mail,primary email,email1",
    "full_name": "name,names,full name,fullname",
    "given_name": "first name,firstname,first,given name,forename",
    "family_name": "last name,lastname,last,surname,family name",
    "phone": "phone,mobile,mob,telephone,phone number,mobile number,tel",
    "postcode": "postcode,post code,zip,zip code,postal code,primary zip",
    "address": "address,street,street address,address 1,address1,primary address1,addr",
    "town": "town,city,primary city",
    "tags": "tags,tag,tag list,labels",
    "agreed": "email opt in,opt in,agreed,consent,subscribed,email consent,ok email?",
}
_BY_HEADING: Final = {
    heading: field for field, said in _HEADINGS.items() for heading in said.split(",")
}
# Words that hardly anybody is called by, and columns often are: "Contact's mail address".
_OF_COLUMNS: Final = frozenset(
    [
        "name",
        "names",
        "email",
        "e-mail",
        "mail",
        "phone",
        "mobile",
        "telephone",
        "postcode",
        "address",
        "number",
        "date",
        "id",
    ]
)

#: What the columns about a person are best called; what they agreed to isn't among them.
BEST_KNOWN: Final = tuple(
    said.partition(",")[0] for field, said in _HEADINGS.items() if field != "agreed"
)


def _words(heading: str) -> str:
    return " ".join(heading.lower().replace("_", " ").split())


def field_of(heading: str) -> str:
    """Return the field a heading names; empty: it is none that is known."""
    return _BY_HEADING.get(_words(heading), "")


def sounds_like_one(text: str) -> bool:
    """Return whether a word of it is one that columns are called by."""
    return bool(_OF_COLUMNS & set(_words(text).split()))


def is_nothing_else(line: str) -> bool:
    """Return whether a line holds known headings only, whatever stands between them."""
    parted = line
    for sign in ",;\t|/":
        parted = parted.replace(sign, " ")
    words = parted.split()
    return bool(words) and all(field_of(word) for word in words)
