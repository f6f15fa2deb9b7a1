import pytest

from kernel.actor import Actor
from kernel.permissions import (
    PERMISSIONS_OF,
    Permission,
    Refused,
    Role,
    UnknownPermission,
    allows,
    require,
)

# What each role may, spelled out a second time: a permission added to the wrong role
# shows here.
EXPECTED = {
    Role.ORGANISER: """people.view people.edit people.import people.export_small
        consents.record events.edit assigned_lists.work settings.view jobs.view
        jobs.undo mail.view""",
    Role.EDITOR: "pages.edit pages.publish look.edit theme_code.edit settings.view",
    Role.TREASURER: "gifts.view gifts.edit payments.set_up settings.view jobs.view",
    Role.FIELD: "assigned_lists.work",
}


def staff(role):
    return Actor.staff(account_id=1, user_id=1, permissions=PERMISSIONS_OF[role])


class TestPermissionsOf:
    @pytest.mark.parametrize("role", EXPECTED)
    def test_gives_a_role_exactly_these(self, role):
        assert sorted(PERMISSIONS_OF[role]) == sorted(EXPECTED[role].split())

    def test_gives_the_owner_everything(self):
        assert PERMISSIONS_OF[Role.OWNER] == frozenset(Permission)

    def test_keeps_from_admins_only_closing_and_paying(self):
        kept = PERMISSIONS_OF[Role.OWNER] - PERMISSIONS_OF[Role.ADMIN]

        assert kept == {"campaign.close", "plan.change"}

    def test_knows_every_role(self):
        assert set(PERMISSIONS_OF) == set(Role)


class TestAllows:
    @pytest.mark.parametrize("permission", Permission)
    @pytest.mark.parametrize("role", Role)
    def test_allows_staff_what_their_role_holds(self, role, permission):
        verdict = allows(staff(role), permission)

        assert verdict.ok == (permission in PERMISSIONS_OF[role])
        assert bool(verdict.reason) == (not verdict.ok)

    @pytest.mark.parametrize("permission", Permission)
    def test_allows_the_system_everything(self, permission):
        assert allows(Actor.system(name="relay"), permission).ok

    @pytest.mark.parametrize("permission", Permission)
    @pytest.mark.parametrize(
        "actor",
        [
            Actor.visitor(),
            Actor.supporter(person_id=1),
            Actor.volunteer(person_id=1),
            Actor.operator(account_id=1),
        ],
        ids=lambda actor: actor.kind.value,
    )
    def test_allows_others_nothing(self, actor, permission):
        assert not allows(actor, permission)

    def test_allows_a_volunteer_the_lists_they_were_given(self):
        volunteer = Actor.volunteer(person_id=1, permissions=["assigned_lists.work"])

        assert allows(volunteer, Permission.ASSIGNED_LISTS_WORK)
        assert not allows(volunteer, Permission.PEOPLE_VIEW)

    @pytest.mark.parametrize("actor", [Actor.visitor(), Actor.system(name="relay")])
    def test_raises_on_a_name_that_nobody_declared(self, actor):
        with pytest.raises(UnknownPermission, match=r"people\.veiw"):
            allows(actor, "people.veiw")


class TestRequire:
    def test_says_why_not_in_a_sentence(self):
        with pytest.raises(Refused) as refusal:
            require(staff(Role.EDITOR), Permission.PEOPLE_VIEW)

        assert str(refusal.value) == "Your role doesn't include seeing supporters."

    def test_lets_pass_who_may(self):
        require(staff(Role.ORGANISER), Permission.PEOPLE_VIEW)
