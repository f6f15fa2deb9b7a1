"""Who sees what of the panel, and what its doors keep out."""

import pytest

from kernel.actor import Channel, Source
from kernel.permissions import PERMISSIONS_OF, Permission, Role
from tests.support.nations import nation_of
from tests.support.panel import seated

PANEL = Source(channel=Channel.PANEL)


@pytest.fixture
def springfield(db):
    return nation_of("springfield")


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def text_of(answer):
    return " ".join(answer.content.decode().split())


class TestRoles:
    """Every role comes in by the same door, and sees the screens that are its own."""

    @pytest.mark.parametrize("role", list(Role))
    def test_all_have_a_home_a_search_and_their_settings(self, springfield, role):
        works_here = seated(springfield, role)
        may_see = Permission.SETTINGS_VIEW in PERMISSIONS_OF[role]

        assert works_here.get("/").status_code == 200
        assert works_here.get("/find/?q=an").status_code == 200
        assert works_here.get("/settings/").status_code == (200 if may_see else 403)

    @pytest.mark.parametrize("role", list(Role))
    def test_see_jobs_where_it_is_theirs(self, springfield, role):
        works_here = seated(springfield, role)
        may_see = Permission.JOBS_VIEW in PERMISSIONS_OF[role]

        for path in ("/jobs/", "/jobs/tray/"):
            assert works_here.get(path).status_code == (200 if may_see else 403)

    @pytest.mark.parametrize("role", list(Role))
    def test_reach_wagtails_own_screens_only_where_they_edit_pages(
        self, springfield, role
    ):
        works_here = seated(springfield, role)
        may_edit = Permission.PAGES_EDIT in PERMISSIONS_OF[role]

        assert works_here.get("/images/").status_code == (200 if may_edit else 403)
