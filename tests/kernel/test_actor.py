import json

import pytest

from kernel.actor import Actor, ActorKind, Channel, Source


class TestActor:
    @pytest.mark.parametrize(
        ("actor", "said"),
        [
            (Actor.visitor(), {"kind": "VISITOR"}),
            (Actor.supporter(person_id=7), {"kind": "SUPPORTER", "person_id": 7}),
            (
                Actor.volunteer(person_id=7, permissions=["assigned_lists.work"]),
                {
                    "kind": "VOLUNTEER",
                    "person_id": 7,
                    "permissions": ["assigned_lists.work"],
                },
            ),
            (
                Actor.staff(account_id=3, user_id=4, permissions={"b", "a"}),
                {
                    "kind": "STAFF",
                    "account_id": 3,
                    "user_id": 4,
                    "permissions": ["a", "b"],
                },
            ),
            (Actor.operator(account_id=3), {"kind": "OPERATOR", "account_id": 3}),
            (Actor.system(name="relay"), {"kind": "SYSTEM", "name": "relay"}),
        ],
        ids=lambda value: value.kind if isinstance(value, Actor) else "",
    )
    def test_comes_back_from_json_as_it_was(self, actor, said):
        assert actor.as_json() == said
        assert Actor.from_json(json.loads(json.dumps(said))) == actor

    def test_leaves_out_what_it_was_allowed_where_only_who_is_asked(self):
        actor = Actor.staff(account_id=3, user_id=4, permissions={"people.view"})

        assert actor.who_json() == {"kind": "STAFF", "account_id": 3, "user_id": 4}
        assert Actor.from_json(actor.who_json()).permissions == frozenset()

    def test_does_not_know_other_kinds(self):
        with pytest.raises(ValueError, match="ROBOT"):
            Actor.from_json({"kind": "ROBOT"})

        assert len(ActorKind) == 6


class TestSource:
    def test_comes_back_from_json_as_it_was(self):
        source = Source(
            channel=Channel.WEB,
            page_id=1,
            tracking_code="leaflet-3",
            recruiter_id=2,
            device_id=3,
        )

        assert source.as_json() == {
            "channel": "WEB",
            "page_id": 1,
            "tracking_code": "leaflet-3",
            "recruiter_id": 2,
            "device_id": 3,
        }
        assert Source.from_json(source.as_json()) == source

    def test_says_only_what_it_knows(self):
        assert Source(channel=Channel.API).as_json() == {"channel": "API"}
