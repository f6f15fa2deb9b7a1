"""Names and addresses that an operator should look at before they go live."""

import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterator

from nations.people.contact_points import folded
from tenants.models import Nation

# Public offices and bodies that a campaign could be taken for, in words of any order.
OFFICES = (
    "authority",
    "city hall",
    "constabulary",
    "council",
    "councils",
    "crown prosecution service",
    "department for",
    "department of",
    "election office",
    "elections office",
    "electoral commission",
    "electoral registration",
    "government",
    "hm revenue",
    "hmrc",
    "home office",
    "house of commons",
    "house of lords",
    "information commissioner",
    "ministry",
    "national health service",
    "nhs",
    "office of the mayor",
    "parliament",
    "police",
    "returning officer",
)
# 0.86 tells "Ines Callaway 4 Mayor" from "Ines Calloway for Mayor" as near, and leaves
# "Priya Nair for Mayor" alone.
NEAR = 0.86
# Shorter words are near to too many others.
LONG_ENOUGH = 6
# Who stands for a council says so; they are no council, and neither is who sits in one.
_STANDS_FOR = re.compile(
    r" for (?:the )?(?:(?:city |county |district |parish )?council|parliament|"
    r"police and crime commissioner)$"
)
_MEMBERS = re.compile(r"\bcouncill?ors?\b")
# What is written for a letter: 1 for an l or an i, so that these two are one here.
_LOOK_ALIKE = str.maketrans("0134578i", "oleastbl")
# What tells no campaign from another.
_FILLERS = frozenset(
    "a an and campaign for mayor of official our team the to vote".translate(
        _LOOK_ALIKE
    ).split()
)
# What makes no other name of one.
_SMALL = frozenset("a an and of the".split())  # noqa: SIM905
# As names are compared with them, and run into one word.
_OFFICES = [office.translate(_LOOK_ALIKE) for office in OFFICES]
_RUN_ON = [office.replace(" ", "") for office in _OFFICES]
# Alphabets that are written together.
_TOGETHER = (
    {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"},
    {"CJK", "HANGUL"},
    {"CJK", "BOPOMOFO"},
)


def _plain(name: str, *, apart: str = " -–—/_.") -> str:
    """Return a name's letters and digits, and spaces for the signs that keep words apart."""
    words = f" {folded(name)} ".replace(" 4 ", " for ").strip()
    return "".join(c if c.isalnum() else " " * (c in apart) for c in words)


def _words(plain: str) -> list[str]:
    return [word.translate(_LOOK_ALIKE) for word in plain.split()]


def _joined(words: list[str], *, longest: int) -> list[str]:
    """Return words in which those of so few letters, one behind the other, are one."""
    runs = itertools.groupby(words, lambda word: len(word) <= longest)
    return [
        word for is_short, run in runs for word in (["".join(run)] if is_short else run)
    ]


def _is_near(one: str, other: str) -> bool:
    # Of so different a length they can't be: most are told apart by it, for nothing.
    if 2 * min(len(one), len(other)) <= NEAR * (len(one) + len(other)):
        return False
    matcher = difflib.SequenceMatcher(None, one, other)
    return matcher.quick_ratio() > NEAR and matcher.ratio() > NEAR


def _says(word: str, said: str) -> bool:
    """Return whether a word of a name says a word of an office, misspelt or not."""
    if word == said:
        return True
    # One letter more, less or other than it should be, in the plainest way to count that.
    return min(len(word), len(said)) >= LONG_ENOUGH and _is_near(word, said)


def _windows(words: list[str], length: int) -> Iterator[list[str]]:
    # One word may stand between: "Commission for Electoral Affairs".
    for at in range(len(words)):
        yield words[at : at + length + 1]


def _reads_like(words: list[str], office: str) -> bool:
    said = office.split()
    return any(
        all(any(_says(word, part) for word in window) for part in said)
        for window in _windows(words, len(said))
    )


def _is_office(name: str) -> bool:
    words, tight = _own_words(_plain(name)), _own_words(_plain(name, apart=" "))
    # "N.H.S.", "Mi ni st ry", "Min-istry"
    spelled, pieced = _joined(words, longest=1), _joined(words, longest=2)
    readings = [words, *(r for r in (spelled, pieced, tight) if r != words)]
    if any(_reads_like(words, office) for words in readings for office in _OFFICES):
        return True
    # Also where an "a" stands before it, as in "a N.H.S.".
    by_letter = [word for word in spelled if word not in words]
    return any(said in word for word in by_letter for said in _RUN_ON) or any(
        said in word
        for word in [*words, *pieced]
        for said in _RUN_ON
        if len(said) >= LONG_ENOUGH
    )


def _own_words(plain: str) -> list[str]:
    """Return a name's words without who somebody is, and what they stand for."""
    return _words(_MEMBERS.sub(" ", _STANDS_FOR.sub("", plain)))


def _alphabets(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", name)
    names = {unicodedata.name(c, "?").split()[0] for c in plain if c.isalpha()}
    return names - {"MODIFIER"}  # an okina is a letter of Hawaiian, written in Latin


def _mixes_alphabets(name: str) -> bool:
    used = _alphabets(name)
    return len(used) > 1 and not any(used <= together for together in _TOGETHER)


def _bare(plain: str) -> str:
    """Return what is a name's own, in an order of its own."""
    return " ".join(sorted(w for w in _words(plain) if w not in _FILLERS))


def is_same(one: str, other: str) -> bool:
    """Return whether two names read the same, but for case, spaces, order or look-alike signs."""
    words, theirs = _words(_plain(one)), _words(_plain(other))
    if not words or not theirs:  # of pictures alone
        return one == other
    return "".join(words) == "".join(theirs) or _in_order(words) == _in_order(theirs)


def _in_order(words: list[str]) -> list[str]:
    return sorted(word for word in words if word not in _SMALL) or words


def _other_like(plains: list[str], besides: int | None) -> str:
    bare = [(plain, _bare(plain)) for plain in plains]
    others = Nation.objects.exclude(state=Nation.State.CLOSED).exclude(pk=besides)
    for other in others.order_by("-pk").values_list("name", flat=True)[:5000]:
        theirs = _plain(other)
        theirs_bare = _bare(theirs)
        for plain, own in bare:
            if _is_near(plain, theirs) or (own and _is_near(own, theirs_bare)):
                return str(other)
    return ""


def why_look(name: str, slug: str = "", *, besides: int | None = None) -> str:
    """
    Return what the name or the address resembles, or nothing; call it in public.

    `besides` is the number of the campaign whose name it is; null: it has none yet.
    """
    given = [said for said in (name, slug) if _plain(said)]
    if _mixes_alphabets(name):
        return "Mixes letters of several alphabets."
    if any(map(_is_office, given)):
        return "Reads like a public office."
    other = _other_like([_plain(said) for said in given], besides)
    return f"Reads like {other}." if other else ""
