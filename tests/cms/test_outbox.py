"""A practice installation's letters to a campaign's people, read in its panel."""

import pytest

from kernel.mail.models import Message
from kernel.permissions import PERMISSIONS_OF, Permission, Role
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import seated


@pytest.fixture
def springfield(db):
    return nation_of("springfield")


@pytest.fixture
def letter(springfield):
    with in_nation(springfield):
        return Message.objects.create(
            kind="consents.leave",
            to_address="sam@example.org",
            subject="Leave the emails?",
            text="Press <b>once</b>: http://springfield.example/_/leave/",
            written_at=NOON,
            next_try_at=NOON,
        )


class TestOutbox:
    def test_says_what_will_stand_there(self, springfield):
        html = seated(springfield).get("/outbox/").content.decode()

        assert "Letters to people who join or leave appear here." in html

    def test_lists_the_campaigns_letters_and_shows_each(self, springfield, letter):
        owner = seated(springfield)

        listed = owner.get("/outbox/").content.decode()
        shown = owner.get(f"/outbox/{letter.pk}/").content.decode()

        assert f'href="/outbox/{letter.pk}/">Leave the emails?</a>' in listed
        assert "Press &lt;b&gt;once&lt;/b&gt;" in shown
        assert 'href="http://springfield.example/_/leave/"' in shown

    def test_shows_a_letter_as_it_is_read_where_nothing_runs(self, springfield, letter):
        with in_nation(springfield):
            Message.objects.update(
                html='<html><head></head><a href="/x">Leave</a><script>1</script></html>'
            )

        shown = seated(springfield).get(f"/outbox/{letter.pk}/").content.decode()

        frame = shown.partition("<iframe")[2].partition("</iframe>")[0]
        assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in frame
        assert (
            'srcdoc="&lt;html&gt;&lt;head&gt;&lt;base target=&quot;_blank&quot;&gt;&lt;/head&gt;'
            "&lt;a href=&quot;/x&quot;&gt;Leave&lt;/a&gt;&lt;script&gt;1&lt;/script&gt;"
        ) in frame
        assert "Press &lt;b&gt;once&lt;/b&gt;" in shown

    @pytest.mark.parametrize("role", list(Role))
    def test_is_for_those_who_may_change_the_campaign(self, springfield, letter, role):
        works_here = seated(springfield, role)
        may_read = Permission.CAMPAIGN_EDIT in PERMISSIONS_OF[role]
        status = 200 if may_read else 403

        assert works_here.get("/outbox/").status_code == status
        assert works_here.get(f"/outbox/{letter.pk}/").status_code == status
        home = works_here.get("/").content.decode()
        assert ('href="/outbox/"' in home) is may_read

    def test_is_nowhere_where_letters_are_sent(self, springfield, letter, settings):
        owner = seated(springfield)
        settings.EMAIL_URL = "smtp://mail.example"

        assert owner.get("/outbox/").status_code == 404
        assert owner.get(f"/outbox/{letter.pk}/").status_code == 404
