import pytest

from tenants.models import Kind
from themes.imprint import imprint_sentence
from themes.models import Brand


def brand(**fields):
    return Brand(
        **{
            "name": "Ines Calloway",
            "kind": Kind.CANDIDATE,
            "country": "GB",
            "imprint_name": "Priya Nair",
            "imprint_address": "4 Ropewalk, Tarnmouth.",
            **fields,
        }
    )


class TestImprintSentence:
    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            (
                {},
                (
                    "Promoted by Priya Nair of 4 Ropewalk, Tarnmouth"
                    " on behalf of Ines Calloway of the same address."
                ),
            ),
            (
                {"imprint_behalf": "Ines Calloway of 9 Quay Street."},
                (
                    "Promoted by Priya Nair of 4 Ropewalk, Tarnmouth"
                    " on behalf of Ines Calloway of 9 Quay Street."
                ),
            ),
            (
                {"country": "US", "imprint_name": "Friends of Ines"},
                "Paid for by Friends of Ines.",
            ),
            (
                {"country": "DE"},
                "Published by Priya Nair, 4 Ropewalk, Tarnmouth, for Ines Calloway.",
            ),
            ({"imprint_name": ""}, ""),
            ({"imprint_address": ""}, ""),
        ],
    )
    def test_is_what_the_country_s_law_asks_for(self, fields, sentence):
        assert imprint_sentence(brand(**fields)) == sentence
