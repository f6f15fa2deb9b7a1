import pytest
import redis
from django.core.cache import cache

from kernel import limits

pytestmark = pytest.mark.usefixtures("nation")


@pytest.mark.usefixtures("cache_away")
class TestServerAway:
    def test_is_an_empty_cache_that_keeps_nothing(self):
        cache.set("a", 1)

        assert cache.get("a", "nothing") == "nothing"
        assert cache.add("a", 1) is False
        assert cache.delete("a") is False
        assert cache.get_many(["a"]) == {}
        assert "a" not in cache
        assert cache.touch("a") is False

    def test_counts_nothing_and_says_so(self):
        with pytest.raises(redis.ConnectionError):
            cache.incr("a")

    def test_lets_everything_through_that_is_limited(self):
        hits = [limits.hit("a", "b", limit=1, per_seconds=60) for _ in range(2)]

        assert [hit.ok for hit in hits] == [True, True]


class TestServerBack:
    def test_is_asked_again(self, monkeypatch):
        monkeypatch.setattr("tenants.cache._Server.away_until", 0.0)

        cache.set("a", 1)

        assert cache.get("a") == 1
