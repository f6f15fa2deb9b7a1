import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from controlplane.provisioning import furnish
from tenants import slugs
from tests.kernel.support import NOON


@pytest.fixture
def site(nation):
    """Springfield, furnished."""
    owner = furnish.Owner(account_id=1, email="owner@example.org", name="Owner")
    furnish.furnish(nation, owner=owner, at=NOON)
    return nation


def queries_for(client, path):
    host = slugs.host_of("springfield")
    for _ in range(2):
        assert client.get(path, headers={"host": host}).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(path, headers={"host": host})
    return [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].upper().startswith(("SET ", "SAVEPOINT", "RELEASE"))
    ]


class TestServePage:
    def test_takes_two_queries_more_than_plain_wagtail(self, client, site):
        # Plain Wagtail takes ten for a page with a menu; ours reads the brand and its theme too.
        queries = queries_for(client, "/about/")

        assert len(queries) == 12
        assert sum('FROM "themes_brand"' in query for query in queries) == 1
        assert sum('FROM "themes_themeversion"' in query for query in queries) == 1
