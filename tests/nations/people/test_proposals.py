"""What strangers typed over something known, once however often it is typed."""

from importlib import import_module

import pytest
from django.db import connection

from kernel.actor import Actor, Channel, Source
from nations.people.keeping import propose
from nations.people.models import Person, Proposal
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.racing import race

VISITOR, WEB = Actor.visitor(), Source(channel=Channel.WEB)
migration = import_module("nations.people.migrations.0003_one_undecided_proposal")


def make_sam():
    return Person.objects.create(full_name="Sam", created_at=NOON)


def propose_rat(person):
    propose(person, "called", "Rat", by=VISITOR, via=WEB, at=NOON)


class TestPropose:
    def test_keeps_the_same_words_once_from_presses_at_the_same_moment(
        self, disposable_nation
    ):
        sam = make_sam()

        outcome = race(8, lambda _: propose_rat(sam), nation=disposable_nation)

        assert outcome.errors == []
        with in_nation(disposable_nation):
            assert Proposal.objects.count() == 1

    @pytest.mark.usefixtures("nation")
    def test_keeps_them_again_once_the_first_are_decided(self):
        sam = make_sam()
        propose_rat(sam)
        Proposal.objects.update(decided_at=NOON)

        propose_rat(sam)
        propose_rat(sam)

        assert Proposal.objects.filter(decided_at=None).count() == 1
        assert Proposal.objects.count() == 2


@pytest.mark.usefixtures("nation")
class TestForgettingDoubles:
    def test_leaves_the_first_of_each_and_what_was_decided(self):
        sam, jo = make_sam(), make_sam()
        said = [(sam, "Rat", None), (sam, "Rat", None), (sam, "Rat", NOON)]
        said += [(sam, "Rat", NOON), (sam, "Ratty", None), (jo, "Rat", None)]
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX one_undecided_proposal_per_value")
            made = [
                Proposal.objects.create(
                    person=who,
                    field="called",
                    value=value,
                    proposed_at=NOON,
                    decided_at=decided_at,
                )
                for who, value, decided_at in said
            ]

            cursor.execute(migration.FORGET_DOUBLES)

        left = set(Proposal.objects.values_list("pk", flat=True))
        assert {one.pk for one in made} - left == {made[1].pk}
