import re

import pytest
from django.conf import settings
from django.test import Client

PLATFORM = {"host": settings.PLATFORM_DOMAIN}


@pytest.fixture
def answer(db):
    return Client().get("/start/", {"name": "Ines Calloway"}, headers=PLATFORM)


class TestStartPage:
    def test_carries_the_typed_name_on_each_of_its_four_cards(self, answer):
        named = re.findall(
            r"<b data-card-name[^>]*>([^<]*)</b>", answer.content.decode()
        )

        assert named == ["Ines Calloway"] * 4

    def test_offers_five_kinds_on_them(self, answer):
        kinds = re.findall(r'name="kind" value="(\w+)"', answer.content.decode())

        assert kinds == ["CANDIDATE", "PARTY", "UNION", "CHARITY", "ISSUE"]
