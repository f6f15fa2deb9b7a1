"""What several tests of the kernel say the same way."""

import datetime as dt

from kernel.actor import Actor, Channel, Source

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
SYSTEM = Actor.system(name="tests")
FROM_TESTS = Source(channel=Channel.SYSTEM)
