"""Who a campaign knows: counts, lists and one person."""

from django.db.models import Max

from nations.people.models import Person


def supporters_count() -> int:
    """Return how many have joined; numbers have no gaps, so it is the highest one."""
    highest = Person.objects.aggregate(highest=Max("supporter_number"))["highest"]
    return int(highest or 0)
