"""What the token of "Put me back" tells whoever holds it: nothing of who is on the list."""

import base64
import zlib

import pytest
from django.core import signing as django_signing

from nations.consents.leaving import PUT_BACK, WayBack
from tenants import signing

pytestmark = pytest.mark.usefixtures("nation")

ALONE = {"person_id": 4711, "entry_ids": [815], "device_id": 9}
HOUSEHOLD = {**ALONE, "entry_ids": list(range(815, 835))}


def way_back(**said):
    mailbox = ["the.whole.household@example.org"]
    return WayBack(addresses=mailbox, written_to=mailbox, **said)


def content_of(token):
    return signing.unsign(token, purpose=PUT_BACK)


def sealed_bytes(token):
    return len(base64.urlsafe_b64decode(content_of(token)))


def unpack(packed):
    if packed.startswith("."):
        return zlib.decompress(django_signing.b64_decode(packed[1:].encode()))
    return django_signing.b64_decode(packed.encode())


class TestTheTokenOfAWayBack:
    def test_is_what_it_was_made_of_to_who_made_it(self):
        back = way_back(**HOUSEHOLD)

        assert WayBack.of(content_of(back.signed())) == back

    def test_names_nobody_and_no_entry_to_whoever_decodes_it(self):
        token = way_back(**HOUSEHOLD).signed()

        # The packed form is no secret: whoever has the page unpacks it so.
        packed = token.rsplit(":", 2)[0]
        unpacked = django_signing.JSONSerializer().loads(unpack(packed))
        assert unpacked == content_of(token)
        raw = base64.urlsafe_b64decode(unpacked)
        assert not any(said in raw for said in (b"4711", b"815", b"example.org"))

    def test_is_as_long_for_a_household_as_for_one_person(self):
        alone, household = way_back(**ALONE), way_back(**HOUSEHOLD)

        assert sealed_bytes(alone.signed()) == sealed_bytes(household.signed())

    def test_fits_into_the_address_of_a_letter_s_link(self):
        assert len(way_back(**HOUSEHOLD).signed()) < 2000

    @pytest.mark.parametrize("content", [None, 7, ["a", 1], "sealed", {"person_id": 7}])
    def test_is_no_way_back_where_it_was_signed_for_something_else(self, content):
        assert WayBack.of(content) is None
