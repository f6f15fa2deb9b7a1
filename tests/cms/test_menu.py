"""The site's menu: which pages stand in it, and in which order."""

import re

import pytest
from django.test import Client

from cms.models import ContentPage, HomePage
from tenants import slugs
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

SITE = {"host": slugs.host_of(SLUG)}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def make(nation, owner, title, **said):
    """Publish a new page as the editor's form does."""
    with in_nation(nation):
        front = HomePage.objects.get().pk
    answer = owner.post(
        f"/pages/add/cms/contentpage/{front}/",
        {
            "title": title,
            "slug": title.lower(),
            "sections-count": "0",
            "action-publish": "action-publish",
            **said,
        },
    )
    assert answer.status_code == 302


def menu():
    html = Client().get("/", headers=SITE).content.decode()
    (found,) = re.findall(r'<nav class="menu".*?</nav>', html, re.DOTALL)
    return re.findall(r">([^<>]+)</a>", found)


class TestTheMenu:
    def test_is_offered_with_its_tick_on_for_a_new_page(self, springfield, owner):
        with in_nation(springfield):
            front = HomePage.objects.get().pk

        html = owner.get(f"/pages/add/cms/contentpage/{front}/").content.decode()

        (tick,) = re.findall(r'<input[^>]+name="show_in_menus"[^>]*>', html)
        assert "checked" in tick
        assert "Show in the site’s menu" in html

    def test_has_the_pages_that_ask_for_it_in_the_order_of_pages(
        self, springfield, owner
    ):
        for title in ("Ferries", "Buses"):
            make(springfield, owner, title, show_in_menus="on")
        make(springfield, owner, "Hidden")
        assert menu() == ["Home", "Ferries", "Buses"]

        with in_nation(springfield):
            buses = ContentPage.objects.get(slug="buses")
            buses.move(ContentPage.objects.get(slug="ferries"), pos="left")

        assert menu() == ["Home", "Buses", "Ferries"]
        listed = re.findall(
            r'class="opener" href="/pages/\d+/edit/">(\w+)<',
            owner.get("/website/").content.decode(),
        )
        assert listed[-3:] == ["Buses", "Ferries", "Hidden"]

    def test_is_said_of_its_pages_in_the_list(self, springfield, owner):
        make(springfield, owner, "Ferries", show_in_menus="on")
        make(springfield, owner, "Hidden")

        text = " ".join(owner.get("/website/").content.decode().split())

        assert "Page · /ferries/ · in the menu" in text
        assert "Page · /hidden/ </small>" in text
