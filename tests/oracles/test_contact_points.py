"""Postcodes, ZIPs, phones and emails, from what their issuers publish."""

import re
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nations.people import contact_points
from nations.people.contact_points import NotAnEmail, NotAPhone, NotAPostcode

# Royal Mail's Programmer's Guide to PAF: six shapes, and which letters stand where.
FIRST = sorted(set(string.ascii_uppercase) - set("QVX"))
SECOND = sorted(set(string.ascii_uppercase) - set("IJZ"))
THIRD = list("ABCDEFGHJKPSTUW")  # A9A
FOURTH = list("ABEHMNPRVWXY")  # AA9A
INWARD = sorted(set(string.ascii_uppercase) - set("CIKMOV"))
DIGIT = list(string.digits)
OUTWARD_SHAPES = [
    (FIRST, DIGIT),
    (FIRST, DIGIT, THIRD),
    (FIRST, DIGIT, DIGIT),
    (FIRST, SECOND, DIGIT),
    (FIRST, SECOND, DIGIT, FOURTH),
    (FIRST, SECOND, DIGIT, DIGIT),
]


@st.composite
def postcodes(draw) -> str:
    shape = draw(st.sampled_from(OUTWARD_SHAPES))
    outward = "".join(draw(st.sampled_from(letters)) for letters in shape)
    inward = "".join(
        draw(st.sampled_from(letters)) for letters in (DIGIT, INWARD, INWARD)
    )
    return f"{outward} {inward}"


@pytest.mark.parametrize("typed", ["0770 abc", "1-800-FLOWERS", "phone"])
def test_letters_are_no_digits_of_a_phone(typed):
    with pytest.raises(contact_points.NotAPhone):
        contact_points.phone(typed, country="GB")


class TestPostcodeOfGreatBritain:
    @pytest.mark.parametrize(
        "code",
        [
            "M1 1AE",
            "B33 8TH",
            "CR2 6XH",
            "DN55 1PT",
            "W1A 1HQ",
            "EC1A 1BB",
            "SW1A 1AA",
            "N1P 2JJ",
            "E1W 3SS",
            "SE1P 5LX",
            "BL0 9QR",
            "L1 0AA",
            "G1 1XW",
            "BT1 5GS",
            "IM1 1AG",
            "JE2 3WX",
            "GY1 1AA",
            "ZE1 0AA",
            "KW17 2TT",
            "TM2 4AB",
            "BF1 3AD",
            "GIR 0AA",
        ],
    )
    def test_is_kept_as_royal_mail_writes_it(self, code):
        assert contact_points.postcode(code, country="GB") == code

    @pytest.mark.parametrize(
        "typed",
        [
            "sw1a 1aa",
            "SW1A1AA",
            "sw1a1aa",
            " SW1A  1AA ",
            "SW1A\u00a01AA",
            "SW1A\t1AA",
            "Sw1A 1aA",
        ],
        ids=repr,
    )
    def test_is_understood_as_people_type_it(self, typed):
        assert contact_points.postcode(typed, country="GB") == "SW1A 1AA"

    def test_of_giro_is_understood_closed_up(self):
        assert contact_points.postcode("gir0aa", country="GB") == "GIR 0AA"

    @pytest.mark.parametrize(
        "typed",
        [
            "SW1A",
            "SW1A 1",
            "SW1A 1A",
            "SW1A 1AAA",
            "1AA",
            "A",
            "SW 1AA",
            "SWA1 1AA",
            "SW123 1AA",
            "SWX1A 1AA",
            "AAA1 1AA",
            "1W1A 1AA",
            "W1A A1A",
            "W1A 11A",
            "W1A 1A1",
            "QA1 1AA",
            "VA1 1AA",
            "XA1 1AA",
            "AI1 1AA",
            "AJ1 1AA",
            "AZ1 1AA",
            "W1I 1AA",
            "W1O 1AA",
            "W1Q 1AA",
            "SW1I 1AA",
            "SW1O 1AA",
            "SW1C 1AA",
            "M1 1CA",
            "M1 1IA",
            "M1 1KA",
            "M1 1AM",
            "M1 1AO",
            "M1 1AV",
            "SW1A 1AA; DROP",
            "SW1A 1AA SW1A 2AA",
            "SW1A\n1AA X",
            "12345",
            "nowhere",
            "BFPO 1",
            "SW١A 1AA",
            "SW1A ١AA",
            "SЅ1A 1AA",
            "SW1A 1AA\x00",
        ],
        ids=repr,
    )
    def test_is_refused_where_royal_mail_issues_none(self, typed):
        with pytest.raises(NotAPostcode):
            contact_points.postcode(typed, country="GB")

    @given(postcodes())
    def test_is_any_that_the_published_shapes_allow(self, code):
        assert contact_points.postcode(code, country="GB") == code
        assert contact_points.postcode(code.replace(" ", "").lower(), country="GB") == (
            code
        )

    @given(st.text(max_size=12))
    def test_is_never_kept_in_another_shape(self, typed):
        try:
            kept = contact_points.postcode(typed, country="GB")
        except NotAPostcode:
            return
        assert not kept or re.fullmatch("[A-Z0-9]{2,4} [0-9][A-Z]{2}", kept)


class TestZipOfTheUnitedStates:
    @pytest.mark.parametrize("code", ["02134", "90210", "00501", "99950", "02134-1234"])
    def test_is_kept_with_its_noughts(self, code):
        assert contact_points.postcode(code, country="US") == code

    def test_is_understood_with_spaces_around(self):
        assert contact_points.postcode(" 02134 ", country="US") == "02134"

    @pytest.mark.parametrize(
        "typed",
        [
            "2134",
            "0213",
            "02134-",
            "02134-12",
            "02134-12345",
            "0213A",
            "021345",
            "SW1A 1AA",
            "٠٢١٣٤",
            "-02134",
            "02134\x00",
        ],
        ids=repr,
    )
    def test_is_refused_with_too_few_or_other_signs(self, typed):
        with pytest.raises(NotAPostcode):
            contact_points.postcode(typed, country="US")


class TestPhone:
    @pytest.mark.parametrize(
        ("country", "typed", "kept", "kind"),
        [
            ("GB", "07400 123456", "+447400123456", "MOBILE"),
            ("GB", "07400123456", "+447400123456", "MOBILE"),
            ("GB", "07400-123-456", "+447400123456", "MOBILE"),
            ("GB", "07400.123.456", "+447400123456", "MOBILE"),
            ("GB", " 07400\u00a0123456 ", "+447400123456", "MOBILE"),
            ("GB", "+44 7400 123456", "+447400123456", "MOBILE"),
            ("GB", "+44 (0)7400 123456", "+447400123456", "MOBILE"),
            ("GB", "0044 7400 123456", "+447400123456", "MOBILE"),
            ("GB", "(020) 7946 0018", "+442079460018", "LANDLINE"),
            ("GB", "020 7946 0018", "+442079460018", "LANDLINE"),
            ("GB", "0161 496 0018", "+441614960018", "LANDLINE"),
            ("GB", "028 9018 0018", "+442890180018", "LANDLINE"),
            ("GB", "+353 85 123 4567", "+353851234567", "MOBILE"),
            ("GB", "+33 1 42 68 53 00", "+33142685300", "LANDLINE"),
            ("US", "(212) 555-0123", "+12125550123", "OTHER"),
            ("US", "212-555-0123", "+12125550123", "OTHER"),
            ("US", "212.555.0123", "+12125550123", "OTHER"),
            ("US", "2125550123", "+12125550123", "OTHER"),
            ("US", "1 212 555 0123", "+12125550123", "OTHER"),
            ("US", "+1 (212) 555-0123", "+12125550123", "OTHER"),
            ("US", "011 44 7400 123456", "+447400123456", "MOBILE"),
            ("IE", "(01) 676 1234", "+35316761234", "LANDLINE"),
            ("IE", "021 427 1234", "+353214271234", "LANDLINE"),
            ("IE", "085 123 4567", "+353851234567", "MOBILE"),
            ("IE", "+353 (0)85 123 4567", "+353851234567", "MOBILE"),
            ("IE", "00 44 7400 123456", "+447400123456", "MOBILE"),
        ],
    )
    def test_is_kept_as_e164(self, country, typed, kept, kind):
        assert contact_points.phone(typed, country=country) == (kept, kind)

    @pytest.mark.parametrize(
        ("country", "typed"),
        [
            ("GB", "999"),
            ("GB", "900123"),
            ("GB", "07400 123456789"),
            ("GB", "+44 7400 123456789"),
            ("GB", "+999 123 4567"),
            ("GB", "no phone"),
            ("GB", "sam@example.org"),
            ("GB", "+"),
            ("GB", "0"),
            ("US", "555-0123"),
            ("US", "911"),
            ("US", "212 555 01234"),
            ("IE", "085 123"),
            ("IE", "112"),
        ],
    )
    def test_is_refused_where_nobody_would_answer(self, country, typed):
        with pytest.raises(NotAPhone):
            contact_points.phone(typed, country=country)


class TestEmail:
    @pytest.mark.parametrize(
        "typed",
        [
            "sam@example.org",
            "sam.ortiz@example.org",
            "sam+bus@example.org",
            "s@example.org",
            "o'brien@example.org",
            "sam_ortiz-1@example.co.uk",
            "1207@example.org",
            "sam@mail.example.museum",
            f"{'s' * 64}@example.org",
        ],
    )
    def test_is_kept_letter_for_letter(self, typed):
        assert contact_points.email(typed) == typed

    def test_loses_the_spaces_around_it(self):
        assert contact_points.email("  sam@example.org\n") == "sam@example.org"

    def test_keeps_what_only_its_house_may_fold(self):
        assert contact_points.email("S.a.m+bus@Gmail.com").lower() == (
            "s.a.m+bus@gmail.com"
        )

    def test_takes_a_domain_in_letters_as_the_one_in_punycode(self):
        in_letters = contact_points.email("sam@bücher.example.org")

        assert in_letters == contact_points.email("sam@xn--bcher-kva.example.org")

    def test_takes_a_domain_in_capital_letters_with_marks(self):
        in_capitals = contact_points.email("sam@BÜCHER.example.org").lower()

        assert in_capitals == contact_points.email("sam@bücher.example.org")

    def test_never_folds_a_quoted_name_into_another(self):
        try:
            kept = contact_points.email('"sam..ortiz"@example.org')
        except NotAnEmail:
            return
        assert kept == '"sam..ortiz"@example.org'

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "sam",
            "sam@",
            "@example.org",
            "sam@@example.org",
            "sam@example",
            "sam@localhost",
            "sam@.example.org",
            "sam@example..org",
            "sam@example.org.",
            "sam@-example.org",
            "sam@example-.org",
            "sam@exa_mple.org",
            ".sam@example.org",
            "sam.@example.org",
            "sam..ortiz@example.org",
            "sam ortiz@example.org",
            "sam@exam ple.org",
            "sam@example.org jo@example.org",
            "sam@example.org,jo@example.org",
            "sam@example.org;jo@example.org",
            "sam@example.org\nBcc: all@example.org",
            "sam\r\n@example.org",
            "sam@example.org\x00",
            "sam(comment)@example.org",
            "sam@example.org>",
            f"{'s' * 65}@example.org",
            f"sam@{'e' * 64}.org",
            f"sam@{'.'.join(['e' * 60] * 5)}.org",
        ],
        ids=repr,
    )
    def test_is_refused_where_no_mail_arrives(self, typed):
        with pytest.raises(NotAnEmail):
            contact_points.email(typed)

    @given(st.text(max_size=20), st.text(max_size=20))
    def test_is_never_kept_with_a_line_break_or_control_sign(self, local, domain):
        try:
            kept = contact_points.email(f"{local}@{domain}.org")
        except NotAnEmail:
            return
        assert not any(unicodedata.category(sign) == "Cc" for sign in kept)
        assert kept == contact_points.email(kept)


class TestFolded:
    @given(st.text(max_size=40))
    def test_is_folded_already_the_second_time(self, text):
        once = contact_points.folded(text)

        assert contact_points.folded(once) == once

    @given(st.text(max_size=40))
    def test_is_the_same_composed_and_decomposed(self, text):
        composed = unicodedata.normalize("NFC", text)
        decomposed = unicodedata.normalize("NFD", text)

        assert contact_points.folded(composed) == contact_points.folded(decomposed)
