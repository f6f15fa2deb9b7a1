"""
The mutants: one guard taken away each, and the tests that must notice.

`old` stands exactly once in the file (`times` where it stands oftener); where it no longer does,
the run fails and the mutant is written anew.
"""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """A mistake somebody could make."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    times: int = 1


_SIGNED = "tests/isolation/test_signed_things.py"
_TWO = "tests/isolation/test_two_campaigns.py"
_RACES = "tests/races/test_races.py"
_PERMISSIONS = "tests/isolation/test_permissions.py::TestActions"

MUTANTS = (
    Mutant(
        name="cache keys without a nation",
        file="tenants/cache.py",
        old='f"{current_schema()}:{key_prefix}:{version}:{key}"',
        new='f"n_1:{key_prefix}:{version}:{key}"',
        tests=(f"{_SIGNED}::TestCache",),
    ),
    Mutant(
        name="the device's salt without a nation",
        file="nations/people/devices.py",
        old='return f"hustings.device.{number}"',
        new='return "hustings.device"',
        tests=(f"{_SIGNED}::TestDeviceCookie", f"{_SIGNED}::TestSalts"),
    ),
    Mutant(
        name="signatures without a nation",
        file="tenants/signing.py",
        old='return f"hustings.{purpose}.{current_number()}"',
        new='return f"hustings.{purpose}"',
        tests=(f"{_TWO}::TestSignedThings", f"{_SIGNED}::TestPressedToken"),
    ),
    Mutant(
        name="a form's ticket without a nation",
        file="nations/submissions/screening.py",
        old='f"hustings.opened.{number}"',
        new='"hustings.opened"',
        times=2,
        tests=(f"{_SIGNED}::TestFormTicket",),
    ),
    Mutant(
        name="the request enters no nation",
        file="tenants/middleware/nation.py",
        old="        enter_nation(nation)\n",
        new="",
        tests=(f"{_TWO}::TestForms",),
    ),
    Mutant(
        name="public stands behind every nation",
        file="tenants/context.py",
        old="set_tenant(nation, include_public=False)",
        new="set_tenant(nation, include_public=True)",
        tests=(f"{_TWO}::TestContext",),
    ),
    Mutant(
        name="files without a nation's folder",
        file="tenants/storage.py",
        old='return f"nations/{current_number()}"',
        new='return "nations"',
        tests=(f"{_TWO}::TestContext",),
    ),
    Mutant(
        name="a task's header unsigned",
        file="platform/kernel/queue.py",
        old="return _signer().unsign((received or {})[HEADER])",
        new='return str((received or {})[HEADER]).rpartition(":")[0]',
        tests=(f"{_SIGNED}::TestTask",),
    ),
    Mutant(
        name="tagging asks nobody",
        file="nations/people/actions/tagging.py",
        old="    permissions.require_may_edit(by)\n    person = Person.objects.select_for_update().get(pk=person_id)\n    return put_tag(",
        new="    person = Person.objects.select_for_update().get(pk=person_id)\n    return put_tag(",
        tests=(_PERMISSIONS, "-k", "tag_person"),
    ),
    Mutant(
        name="a read asks nobody",
        file="nations/people/selectors.py",
        old="    permissions.require_may_view(by)\n    people = Person.objects.select_related",
        new="    people = Person.objects.select_related",
        tests=("tests/isolation/test_permissions.py::TestReads",),
    ),
    Mutant(
        name="a token of any campaign",
        file="platform/controlplane/console/tokens.py",
        old="            nation_id=nation_id,\n            used_at=None,\n",
        new="            used_at=None,\n",
        tests=(f"{_TWO}::TestPanel", f"{_SIGNED}::TestPreview"),
    ),
    Mutant(
        name="a token used again",
        file="platform/controlplane/console/tokens.py",
        old="            used_at=None,\n",
        new="",
        tests=(f"{_TWO}::TestPanel::test_takes_a_token_once", f"{_RACES}::TestToken"),
    ),
    Mutant(
        name="a token posted from anywhere",
        file="platform/controlplane/console/entering.py",
        old='if request.headers.get("Origin") != platform_origin():',
        new="if False:",
        tests=(f"{_TWO}::TestPanel",),
    ),
    Mutant(
        name="a preview without a signature",
        file="platform/controlplane/gate.py",
        old="    except (signing.BadSignature, TypeError, ValueError):\n        return False\n",
        new="    except (signing.BadSignature, TypeError, ValueError):\n        return True\n",
        tests=(f"{_SIGNED}::TestPreview",),
    ),
    Mutant(
        name="a subscriber told twice",
        file="platform/kernel/facts/relay.py",
        old="        if untold:\n            subscriber.hears(facts=[one for one in facts if one.id in untold])\n",
        new="        subscriber.hears(facts=list(facts))\n",
        tests=("tests/kernel/facts/test_relay.py",),
    ),
    Mutant(
        name="forms taken from other sites",
        file="cms/answers.py",
        old="    if origin is Origin.OURS or (",
        new="    if origin is not Origin.UNSAID or (",
        tests=(f"{_TWO}::TestForms",),
    ),
    Mutant(
        name="an import re-subscribes",
        file="nations/consents/lists.py",
        old="new = set(person_ids) - now.yes - now.left",
        new="new = set(person_ids) - now.yes",
        tests=("tests/nations/imports/test_actions.py",),
    ),
    Mutant(
        name="a list re-subscribes by another door",
        file="nations/consents/actions.py",
        old="    if is_list:\n        _require_not_left(person_id, asked)\n",
        new="",
        tests=("tests/oracles/test_consents.py",),
    ),
    Mutant(
        name="a mailbox that was left is left by one person alone",
        file="nations/consents/selectors.py",
        old="return at_left.union(pk",
        new="return frozenset(pk",
        tests=(
            "tests/nations/imports/test_actions.py",
            "tests/nations/consents/test_left_mailboxes.py",
        ),
    ),
    Mutant(
        name="the page cache keeps what sets a cookie",
        file="platform/controlplane/page_cache.py",
        old="if marked and _is_shared(clean) and",
        new="if marked and",
        tests=("tests/controlplane/test_page_cache.py",),
    ),
    Mutant(
        name="the page cache serves the team strangers' pages",
        file="platform/controlplane/page_cache.py",
        old=" or _is_personal(cookies)",
        new="",
        tests=("tests/controlplane/test_page_cache.py",),
    ),
    Mutant(
        name="the page cache shows strangers what it shows the known",
        file="platform/controlplane/page_cache.py",
        old="            device_cookie.is_in(cookies),\n",
        new="",
        tests=("tests/controlplane/test_page_cache.py",),
    ),
    Mutant(
        name="a host nobody listed is answered by a namesake",
        file="tenants/selectors.py",
        old='Domain.objects.select_related("tenant").filter(domain=host).first()',
        new='Domain.objects.select_related("tenant").filter(domain__startswith=host[:12]).first()',
        tests=(f"{_SIGNED}::TestUnlistedHost",),
    ),
    Mutant(
        name="everybody reads the operators' console",
        file="platform/controlplane/console/operators.py",
        old="if actor_of(request).kind is not ActorKind.OPERATOR:",
        new="if False:",
        tests=("tests/isolation/test_doors.py::TestOurs", "-k", "platform"),
    ),
    Mutant(
        name="one new address makes two people",
        file="nations/people/actions/identifying.py",
        old="    _queue_behind_the_same(kept)\n",
        new="",
        tests=(f"{_RACES}::TestIdentify",),
    ),
    Mutant(
        name="a doubt at a shared mailbox is taken for somebody",
        file="nations/people/matching.py",
        old="    if not exact and len(possible) > 1:\n",
        new="    if False:\n",
        tests=("tests/oracles/test_matching_of_lists.py",),
    ),
    Mutant(
        name="whoever is recruited and whoever recruited them wait for each other",
        file="nations/people/actions/identifying.py",
        old="Person.objects.select_for_update(no_key=True)",
        new="Person.objects.select_for_update()",
        tests=("tests/races/test_people.py::TestJoin",),
    ),
    Mutant(
        name="the pool hands a schema out while it is being taken",
        file="tenants/pool.py",
        old="        FOR UPDATE SKIP LOCKED LIMIT 1\n",
        new="        LIMIT 1\n",
        tests=(f"{_RACES}::TestPool",),
    ),
    Mutant(
        name="a form leaves half of itself behind",
        file="nations/submissions/actions.py",
        old="    with transaction.atomic():\n        key, before",
        new="    if form:\n        key, before",
        tests=("tests/races/test_crashes.py::TestSubmission",),
    ),
    Mutant(
        name="a typed address undoes its owner's no",
        file="nations/submissions/taking.py",
        old="    if not waits:\n",
        new="    if form:\n",
        tests=("tests/nations/submissions/test_leaving.py",),
    ),
    Mutant(
        name="the public count moves with each who joins",
        file="nations/people/public_count.py",
        old="% STEP + 1",
        new="% 1 + 1",
        tests=("tests/nations/people/test_public_count.py",),
    ),
)
