import itertools

import pytest

from nations.people import public_count
from tenants.context import in_nation

pytestmark = pytest.mark.usefixtures("nation")


class TestOf:
    @pytest.mark.parametrize("joined", [0, 1, 12, 20])
    def test_is_exact_while_few_have_joined(self, joined):
        shown = public_count.of(joined)

        assert (shown.count, shown.is_exact) == (joined, True)

    def test_is_truly_less_than_have_joined_and_at_most_twenty_behind(self):
        for joined in range(21, 400):
            shown = public_count.of(joined)

            assert not shown.is_exact
            assert shown.count % 10 == 0
            assert 0 < joined - shown.count <= 20

    def test_never_goes_back(self):
        said = [public_count.of(joined).count for joined in range(400)]

        assert said == sorted(said)

    def test_moves_at_a_point_nobody_outside_knows(self, nation, other_nation):
        def points():
            said = [public_count.of(joined).count for joined in range(20, 400)]
            return [at for at in range(1, len(said)) if said[at] != said[at - 1]]

        ours = points()
        with in_nation(other_nation):
            theirs = points()

        gaps = {after - before for before, after in itertools.pairwise(ours)}
        assert len(gaps) > 5
        assert ours != theirs
