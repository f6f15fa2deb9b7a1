import pytest

from tenants import slugs
from tenants.slugs import SlugRefused

pytestmark = pytest.mark.usefixtures("public")


def offered_for(typed):
    with pytest.raises(SlugRefused) as refusal:
        slugs.check(typed)
    return refusal.value.free


class TestAlternatives:
    @pytest.mark.parametrize(
        ("typed", "plain"),
        [
            ("Ward Nine", "ward-nine"),
            ("ward_7", "ward-7"),
            ("7ward", "ward"),
            ("Calloway", "calloway"),
            ("a--b", "a-b"),
        ],
    )
    def test_begin_with_the_plain_form_where_it_is_free(self, typed, plain):
        assert offered_for(typed) == [plain, f"vote-{plain}"]

    @pytest.mark.parametrize("typed", ["Springfield", "spring_field"])
    def test_leave_the_plain_form_out_where_it_is_taken(self, typed):
        assert offered_for(typed) == ["vote-springfield", "springfield-campaign"]

    def test_leave_the_plain_form_out_where_it_is_reserved(self):
        assert offered_for("Admin") == ["vote-admin", "admin-campaign"]

    @pytest.mark.parametrize(
        ("typed", "offered"),
        [
            ("spr1ngfie1d", ["vote-springfield", "springfield-campaign"]),
            ("spring-field", ["vote-springfield", "springfield-campaign"]),
            ("adm1n", ["vote-admin", "admin-campaign"]),
        ],
    )
    def test_are_no_look_alikes_where_one_was_refused(self, typed, offered):
        assert offered_for(typed) == offered

    @pytest.mark.parametrize("typed", ["xn--80ak6aa92e", "xn--abc", "XN--abc", ""])
    def test_are_of_no_name_where_none_can_be_read(self, typed):
        assert offered_for(typed) == ["our-campaign", "vote-our-campaign"]

    @pytest.mark.parametrize("typed", ["a", "A"])
    def test_are_longer_where_the_plain_form_is_too_short(self, typed):
        assert offered_for(typed) == ["vote-a", "a-campaign"]

    def test_hold_no_word_twice(self):
        assert slugs.alternatives("our-campaign", wanted=4) == [
            "our-campaign",
            "vote-our-campaign",
            "team-our-campaign",
            "our-campaign-2",
        ]


class TestGuess:
    @pytest.mark.parametrize("name", ["XN--80ak6aa92e", "xn 80ak6aa92e"])
    def test_is_of_no_name_where_none_can_be_read(self, name):
        assert slugs.guess(name) == "our-campaign"
