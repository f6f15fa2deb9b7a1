"""
Whether two names can be one person's, for who shares an email or a phone.

A doubt is two people: they can be merged later, while mixed consents can't be told apart again.
"""

import re
from collections.abc import Sequence

from kernel.letters import folded

_APOSTROPHES = re.compile("['`´‘’ʼ′]")
_PARTING = re.compile(r"[-‐‑–—./_]")
# A couple or a household is none of its people.
_JOINING = {"&", "+", "and"}
_SUFFIXES = {
    "jr": "junior",
    "jnr": "junior",
    "junior": "junior",
    "sr": "senior",
    "snr": "senior",
    "senior": "senior",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
_GENERATIONS = frozenset(_SUFFIXES.values())
# Short forms of English given names. A table, for beginning alike proves nothing: Ada, Adam;
# Paul, Paula; Eric, Erica are parent and child, or a couple, more often than one person.
_SHORT_FORMS = {
    short: frozenset(whole.split())
    for short, whole in {
        "abby": "abigail",
        "alex": "alexander alexandra",
        "andy": "andrew",
        "becky": "rebecca",
        "ben": "benjamin benedict",
        "beth": "elizabeth bethany",
        "bill": "william",
        "bob": "robert",
        "cath": "catherine",
        "charlie": "charles charlotte",
        "chris": "christopher christine christina",
        "dan": "daniel",
        "dave": "david",
        "ed": "edward edmund",
        "fred": "frederick",
        "greg": "gregory",
        "jen": "jennifer",
        "jenny": "jennifer",
        "jess": "jessica",
        "jim": "james",
        "jo": "joanna joanne josephine",
        "joe": "joseph",
        "jon": "jonathan",
        "josh": "joshua",
        "kate": "katherine catherine",
        "kathy": "katherine kathleen",
        "ken": "kenneth",
        "liz": "elizabeth",
        "maggie": "margaret",
        "matt": "matthew",
        "meg": "margaret",
        "mick": "michael",
        "mike": "michael",
        "mo": "mohamed mohammed muhammad maureen",
        "nat": "nathaniel natalie",
        "nick": "nicholas",
        "pat": "patrick patricia",
        "pete": "peter",
        "phil": "philip",
        "ray": "raymond",
        "rob": "robert",
        "ron": "ronald",
        "sam": "samuel samantha",
        "steve": "steven stephen",
        "sue": "susan suzanne",
        "tim": "timothy",
        "tom": "thomas",
        "tony": "anthony",
        "vicky": "victoria",
        "will": "william",
    }.items()
}


def words_of(name: str) -> list[str]:
    """Return a name's words for comparing, given name first where a comma says which it is."""
    family, comma, given = name.partition(",")
    if comma and folded(given).strip(". ") not in _SUFFIXES:
        name = f"{given} {family}"
    plain = _APOSTROPHES.sub("", folded(name.replace(",", " ")))
    words = _PARTING.sub(" ", plain).split()
    return [_SUFFIXES.get(word, word) for word in words]


def is_same_name(one: str, other: str) -> bool:
    """
    Return whether two names can be one person's: one is empty, or they are the same words in
    whatever order, or nothing in one contradicts the other: a short form (Jo, Joanna), an
    initial, a middle or family name left out.
    """
    mine, theirs = words_of(one), words_of(other)
    if not mine or not theirs or sorted(mine) == sorted(theirs):
        return True
    if "".join(mine) == "".join(theirs):
        return True  # O Brien, OBrien
    if not _JOINING.isdisjoint([*mine, *theirs]):
        return False
    if _GENERATIONS.intersection(mine) != _GENERATIONS.intersection(theirs):
        return False
    return _contradict_nothing(
        [word for word in mine if word not in _GENERATIONS],
        [word for word in theirs if word not in _GENERATIONS],
    )


def _contradict_nothing(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other or not _is_one_given_name(one[0], other[0]):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    return one[-1] == other[-1] and _agree(one[1:-1], other[1:-1])


def _is_one_given_name(one: str, other: str) -> bool:
    short, whole = sorted((one, other), key=len)
    if short == whole or whole in _SHORT_FORMS.get(short, ()):
        return True
    return len(short) == 1 and whole.startswith(short)


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether middle names say the same, or one says none."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        _is_one_given_name(mine, theirs)
        for mine, theirs in zip(one, other, strict=True)
    )
