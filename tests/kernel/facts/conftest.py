import pytest

from kernel.facts.subscribing import subscribe, unsubscribe


@pytest.fixture
def heard():
    """
    ``heard(GroupNamed)`` gives the list that a subscriber fills with what it was told,
    batch by batch; ``failing_on`` names ids of subjects it fails on.
    """
    registered = []

    def make(*types, failing_on=(), name="listener"):
        batches = []

        def listener(*, facts):
            batches.append([stored.id for stored in facts])
            if any(stored.subject_id in failing_on for stored in facts):
                raise RuntimeError("Jo Bloggs, jo@example.org")

        listener.__qualname__ = name
        subscribe(*types)(listener)
        registered.append(listener)
        return batches

    yield make
    for listener in registered:
        unsubscribe(listener)
