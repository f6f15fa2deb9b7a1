import unicodedata

import pytest
from django.conf import settings
from django.test import Client

from controlplane.models import WaitingStart
from controlplane.provisioning import campaigns, names, waiting
from kernel.actor import Actor, Channel, Source
from nations.people.contact_points import NotAName
from tenants.accounts.models import User
from tenants.models import Kind, Nation
from tests.conftest import NOON
from themes.actions import NameMissing


class TestChecked:
    def test_keeps_a_name_in_composed_letters_and_single_spaces(self):
        typed = unicodedata.normalize("NFD", "  Café\t of\n  Tarnmouth ")

        assert names.checked(typed) == "Café of Tarnmouth"

    @pytest.mark.parametrize("name", ["x" * 120, "🌹", "Ward 7", "é" * 120])
    def test_passes_what_can_be_seen_and_fits(self, name):
        assert names.checked(unicodedata.normalize("NFD", name)) == name

    @pytest.mark.parametrize(
        "typed",
        ["x" * 1_001, "e\u0301" * 501, "a" + "\u0301\u0316" * 500, " " * 1_001],
        ids=["letters", "decomposed", "marks", "spaces"],
    )
    def test_looks_at_nothing_that_is_far_too_long(self, typed, monkeypatch):
        # Composing and looking take longer than in proportion: 300 KB took 25 s of everybody's.
        monkeypatch.setattr(names, "unicodedata", None)

        with pytest.raises(names.NameTooLong):
            names.checked(typed)

    @pytest.mark.parametrize("name", ["", " \t\n", "\u200b", "\u2060 \u200d"])
    def test_refuses_what_nobody_sees(self, name):
        with pytest.raises(NameMissing):
            names.checked(name)

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Alpha \u202eserca\u202c", "Alpha serca"),
            ("Beta\u2066 \u200fBorough\u2069", "Beta Borough"),
            ("Beta \u200e Borough", "Beta Borough"),
            ("Min\u200bistry", "Ministry"),
            ("Be\u00adta\u2060", "Beta"),
            ("\ufeffBeta", "Beta"),
            ("Be\u200cta", "Beta"),
            ("Be\u200dta\u200d", "Beta"),
            ("Beta\U000e0041", "Beta"),
            ("x" * 119 + "\u200b" * 9 + "x", "x" * 120),
        ],
        ids=ascii,
    )
    def test_takes_out_signs_that_nobody_sees(self, typed, kept):
        assert names.checked(typed) == kept

    @pytest.mark.parametrize(
        "name",
        [
            "می\u200cخواهیم",
            "क्\u200dष",
            "🏳️\u200d🌈 Pride",
            "Ferry 👩🏽\u200d🚒",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England",
            "\u0601 ۱۴۰۳",
        ],
        ids=["Persian", "Hindi", "flag", "person", "flag of England", "Arabic year"],
    )
    def test_keeps_unseen_signs_that_change_what_is_seen(self, name):
        assert names.checked(name) == name

    # The last is one sign that is three in composed letters.
    @pytest.mark.parametrize("name", ["x" * 121, "x" * 400, "\ufb2c" * 60])
    def test_refuses_what_is_too_long(self, name):
        with pytest.raises(names.NameTooLong):
            names.checked(name)

    @pytest.mark.parametrize("name", ["Better\x00Streets", "\x1b[31mRed", "Caf\udce9"])
    def test_refuses_signs_that_no_name_has(self, name):
        with pytest.raises(NotAName):
            names.checked(name)


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("door", [campaigns.open_campaign, waiting.ask])
class TestDoors:
    @pytest.fixture
    def named(self, door):
        owner = User.objects.create_user("jo@example.org")

        def come(name):
            return door(
                opening=campaigns.Opening(
                    name=name, kind=Kind.ISSUE, slug="better-streets", country="GB"
                ),
                owner=owner,
                by=Actor.staff(account_id=owner.pk, user_id=None, permissions=()),
                via=Source(channel=Channel.WEB),
                at=NOON,
            )

        return come

    def test_keep_the_name_on_one_line(self, named):
        assert named(" Better\n\tStreets ").name == "Better Streets"

    def test_refuse_a_blank_name_and_open_nothing(self, named):
        before = Nation.objects.count()

        with pytest.raises(NameMissing):
            named("   ")

        assert Nation.objects.count() == before
        assert not WaitingStart.objects.exists()


class TestStartForm:
    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("x" * 121, "A name has at most 120 letters."),
            ("\u200b", "Say what it’s called."),
            ("   ", "Type what it’s called."),
        ],
    )
    def test_says_what_is_wrong_with_a_name(self, public, name, sentence):
        browser = Client(headers={"host": settings.PLATFORM_DOMAIN})
        before = Nation.objects.count()

        answer = browser.post(
            "/start/", {"name": name, "kind": "ISSUE", "email": "n@example.org"}
        )

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert Nation.objects.count() == before
