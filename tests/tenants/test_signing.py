"""What is sealed is read by the nation that sealed it, and by nobody else."""

import pytest
from django.core.signing import BadSignature

from tenants import signing
from tenants.context import in_nation

pytestmark = pytest.mark.usefixtures("nation")

ADDRESS = "sam@example.org"


@pytest.fixture
def sealed(nation):
    return signing.seal(ADDRESS, purpose="leave")


class TestSeal:
    def test_is_read_again_for_its_purpose(self, sealed):
        assert signing.unseal(sealed, purpose="leave") == ADDRESS

    def test_shows_nothing_of_what_it_holds_and_is_never_the_same(self, sealed):
        assert ADDRESS not in sealed
        assert sealed != signing.seal(ADDRESS, purpose="leave")

    def test_is_nothing_for_another_purpose(self, sealed):
        with pytest.raises(BadSignature):
            signing.unseal(sealed, purpose="confirm")

    def test_is_nothing_in_another_nation(self, sealed, other_nation):
        with in_nation(other_nation), pytest.raises(BadSignature):
            signing.unseal(sealed, purpose="leave")

    def test_is_read_after_the_secret_was_changed(self, sealed, settings):
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-one-for-tests-0123456789-0123456789-0123456789"

        assert signing.unseal(sealed, purpose="leave") == ADDRESS

    @pytest.mark.parametrize("never", ["", "x", "ä"])
    def test_refuses_what_was_never_sealed(self, never):
        with pytest.raises(BadSignature):
            signing.unseal(never, purpose="leave")
