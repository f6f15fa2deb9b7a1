"""Two people of a team have the form of the same person's details open."""

import html
import re

import pytest

from kernel.actor import Channel, Source
from nations.people.actions import (
    ChangedMeanwhile,
    Details,
    PersonChange,
    edit_person,
    identify,
)
from nations.people.models import Device, Person
from tests.conftest import NOON
from tests.support.panel import seated, staff

pytestmark = pytest.mark.usefixtures("nation")

HOW = {"by": staff(), "via": Source(channel=Channel.PANEL), "at": NOON}


@pytest.fixture
def sam():
    details = Details(full_name="Sam Ortiz", email="sam@example.org", country="GB")
    return identify(details=details, **HOW).person


@pytest.fixture
def owner(nation):
    return seated(nation)


def opened(client, person):
    """Return what a browser would post of the form as it stands there."""
    page = client.get(f"/people/{person.pk}/details/").content.decode()
    return fields_of(page)


def fields_of(page):
    [form] = re.findall(
        r'<form method="post" class="card pad">.*?</form>', page, re.DOTALL
    )
    fields = {}
    for field in re.findall(r"<input[^>]*>", form):
        said = dict(re.findall(r'(name|value)="([^"]*)"', field))
        fields[said["name"]] = html.unescape(said.get("value", ""))
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def post(client, person, fields):
    return client.post(f"/people/{person.pk}/details/", fields)


def change_email(person, address):
    change = PersonChange(email=address)
    edit_person(person_id=person.pk, change=change, **HOW)


def email_of(person):
    return Person.objects.get(pk=person.pk).emails.get().address


class TestOlderForm:
    def test_changes_what_was_touched_in_it_and_nothing_else(self, owner, sam):
        older = opened(owner, sam)
        change_email(sam, "sam@new.example")
        sam.devices.create(proof=Device.Proof.LINK, made_at=NOON, seen_at=NOON)

        answer = post(owner, sam, older | {"called": "Sammy"})

        assert answer.status_code == 302
        assert Person.objects.get(pk=sam.pk).called == "Sammy"
        assert email_of(sam) == "sam@new.example"
        assert sam.devices.get().proof == Device.Proof.LINK

    def test_overwrites_no_newer_words_and_says_them(self, owner, sam):
        older = opened(owner, sam)
        change_email(sam, "sam@new.example")

        answer = post(owner, sam, older | {"email": "sam@mine.example"})

        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Somebody has changed this to “sam@new.example” meanwhile." in page
        assert fields_of(page)["email"] == "sam@mine.example"
        assert email_of(sam) == "sam@new.example"

    def test_is_taken_when_it_is_pressed_again_knowing_of_them(self, owner, sam):
        older = opened(owner, sam)
        change_email(sam, "sam@new.example")
        told = post(owner, sam, older | {"email": "sam@mine.example"})

        answer = post(owner, sam, fields_of(told.content.decode()))

        assert answer.status_code == 302
        assert email_of(sam) == "sam@mine.example"

    def test_is_no_quarrel_where_both_typed_the_same(self, owner, sam):
        older = opened(owner, sam)
        change_email(sam, "sam@new.example")

        answer = post(owner, sam, older | {"email": "sam@new.example"})

        assert answer.headers["location"] == f"/people/{sam.pk}/"

    def test_is_still_the_older_one_after_a_mistake_in_it(self, owner, sam):
        older = opened(owner, sam)
        change_email(sam, "sam@new.example")
        told = post(owner, sam, older | {"phone": "12"})

        answer = post(
            owner, sam, fields_of(told.content.decode()) | {"phone": "07700 900123"}
        )

        assert answer.status_code == 302
        assert email_of(sam) == "sam@new.example"


class TestEditPerson:
    def test_changes_nothing_where_one_of_two_details_was_overtaken(self, sam):
        change_email(sam, "sam@new.example")
        change = PersonChange(called="Sammy", email="sam@mine.example")
        shown = {"called": "", "email": "sam@example.org"}

        with pytest.raises(ChangedMeanwhile) as refusal:
            edit_person(person_id=sam.pk, change=change, shown=shown, **HOW)

        assert refusal.value.kept == {"email": "sam@new.example"}
        assert Person.objects.get(pk=sam.pk).called == ""
        assert email_of(sam) == "sam@new.example"
