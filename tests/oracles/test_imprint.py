"""
Who is responsible, in the words the law asks for.

United Kingdom: Elections Act 2022 s.41 and PPERA 2000 s.143: name and postal address of the
promoter, and of any person on whose behalf it is published *who is not the promoter*.
United States: 52 U.S.C. 30120(a), 11 CFR 110.11(b): who paid; and where no candidate's committee
authorised it, also an address and that it wasn't authorised by any candidate or their committee.
The sentences themselves: EXPERIENCE 1.2.
"""

import pytest

from tenants.models import Kind
from themes.imprint import imprint_sentence
from themes.models import Brand

KINDS = list(Kind.values)
STREET = "1 Quay Street, Tarnmouth TM2 4AB"


def brand(**said) -> Brand:
    given = {
        "name": "Ines Calloway for Mayor",
        "kind": Kind.CANDIDATE,
        "country": "GB",
        "imprint_name": "Noor Haddad",
        "imprint_address": STREET,
        "imprint_behalf": "Ines Calloway",
    }
    return Brand(**{**given, **said})


def says_both_addresses(sentence: str) -> bool:
    # The pictures of the product's design say it the third way.
    return (
        sentence.count(STREET) == 2
        or f"both of {STREET}" in sentence
        or (STREET in sentence and sentence.endswith(" of the same address."))
    )


@pytest.mark.parametrize("kind", KINDS)
class TestImprintOfTheUnitedKingdom:
    def test_names_promoter_and_principal_each_with_an_address(self, kind):
        sentence = imprint_sentence(brand(kind=kind))

        assert sentence.startswith("Promoted by Noor Haddad")
        assert "on behalf of Ines Calloway" in sentence
        assert says_both_addresses(sentence)
        assert sentence.endswith(".")

    def test_speaks_for_the_campaign_where_nobody_else_is_named(self, kind):
        sentence = imprint_sentence(brand(kind=kind, imprint_behalf=""))

        assert "on behalf of Ines Calloway for Mayor" in sentence
        assert says_both_addresses(sentence)

    @pytest.mark.parametrize(
        "missing", ["imprint_name", "imprint_address"], ids=["name", "address"]
    )
    @pytest.mark.parametrize("empty", ["", "  "], ids=repr)
    def test_is_silent_where_half_of_it_is_missing(self, kind, missing, empty):
        assert imprint_sentence(brand(kind=kind, **{missing: empty})) == ""

    def test_uses_no_other_countrys_words(self, kind):
        assert "paid for by" not in imprint_sentence(brand(kind=kind)).lower()


class TestImprintOfAPromoterWhoActsForThemselves:
    @pytest.mark.parametrize(
        "said",
        [
            {"imprint_behalf": "Noor Haddad"},
            {"imprint_behalf": " noor haddad "},
            {"imprint_behalf": "", "name": "Noor Haddad"},
        ],
        ids=["named", "by case and spaces", "the campaign's name"],
    )
    def test_names_them_once(self, said):
        assert (
            imprint_sentence(brand(**said)) == f"Promoted by Noor Haddad of {STREET}."
        )


class TestImprintAsASentence:
    def test_has_one_full_stop(self):
        sentence = imprint_sentence(
            brand(imprint_address="1 Quay St.", imprint_behalf="The Lido Co.")
        )

        assert sentence.endswith(".")
        assert ".." not in sentence

    def test_stands_on_one_line_though_an_address_does_not(self):
        sentence = imprint_sentence(
            brand(imprint_address="1 Quay Street\r\nTarnmouth\nTM2 4AB")
        )

        assert "\n" not in sentence
        assert "\r" not in sentence
        assert "1 Quay Street, Tarnmouth, TM2 4AB" in sentence

    def test_keeps_no_spaces_at_the_ends_of_its_parts(self):
        padded = brand(imprint_name=" Noor Haddad ", imprint_address=f" {STREET} ")

        assert imprint_sentence(padded) == imprint_sentence(brand())


class TestImprintOfTheUnitedStates:
    def test_of_a_candidate_says_which_committee_paid(self):
        committee = brand(country="US", imprint_name="Calloway for Mayor")

        assert imprint_sentence(committee) == "Paid for by Calloway for Mayor."

    def test_of_a_party_says_that_no_candidate_authorised_it_and_where_to_ask(self):
        sentence = imprint_sentence(
            brand(country="US", kind=Kind.PARTY, imprint_name="Tarnmouth Together")
        )

        assert sentence.startswith("Paid for by Tarnmouth Together")
        assert STREET in sentence
        authorised = "ot authorized by any candidate or candidate’s committee"
        assert authorised in sentence.replace("'", "’")

    @pytest.mark.parametrize("kind", KINDS)
    def test_is_silent_without_who_paid(self, kind):
        assert imprint_sentence(brand(country="US", kind=kind, imprint_name="")) == ""

    @pytest.mark.parametrize("kind", KINDS)
    def test_uses_no_other_countrys_words(self, kind):
        sentence = imprint_sentence(brand(country="US", kind=kind))

        assert sentence.startswith("Paid for by ")
        assert "promoted by" not in sentence.lower()
