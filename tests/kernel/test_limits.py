import uuid

import pytest

from kernel import limits


@pytest.fixture(autouse=True)
def key(nation):
    # The server is shared by the run's workers, so nobody empties it.
    return uuid.uuid4().hex


class TestHit:
    def test_allows_as_often_as_the_limit_says(self, key):
        hits = [limits.hit("form", key, limit=2, per_seconds=3600).ok for _ in range(3)]

        assert hits == [True, True, False]

    def test_counts_each_key_by_itself(self, key):
        limits.hit("form", key, limit=1, per_seconds=3600)

        assert limits.hit("form", f"{key}-other", limit=1, per_seconds=3600).ok

    def test_counts_each_nation_by_itself(self, key, other_nation):
        from tenants.context import in_nation

        limits.hit("form", key, limit=1, per_seconds=3600)

        with in_nation(other_nation):
            assert limits.hit("form", key, limit=1, per_seconds=3600).ok

    def test_allows_everything_where_the_counter_is_away(self, key, settings):
        settings.CACHES = {
            "default": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": "unix:///nowhere/valkey.sock",
                "KEY_FUNCTION": "tenants.cache.make_key",
            }
        }

        assert limits.hit("form", key, limit=0, per_seconds=3600).ok


class TestIsUsedUp:
    def test_says_it_once_the_limit_was_reached_and_counts_nothing(self, key):
        how = {"limit": 1, "per_seconds": 3600}
        before = [limits.is_used_up("form", key, **how) for _ in range(2)]

        hit = limits.hit("form", key, **how)

        assert (before, hit.count) == ([False, False], 1)
        assert limits.is_used_up("form", key, **how)

    @pytest.mark.usefixtures("cache_away")
    def test_allows_everything_where_the_counter_is_away(self, key):
        assert not limits.is_used_up("form", key, limit=1, per_seconds=3600)


class TestRequire:
    def test_refuses_beyond_the_limit_with_a_sentence(self, key):
        with pytest.raises(limits.TooOften) as refusal:
            limits.require("form", key, limit=0, per_seconds=60)

        assert refusal.value.sentence.startswith("That was a lot")
