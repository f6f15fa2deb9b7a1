"""Somebody at the sign-in page, in a browser of their own, and the letters they get."""

import argparse
import re
from importlib import import_module

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.utils import timezone

from controlplane.commands import operator
from controlplane.console import tokens
from kernel.mail.models import Message
from tests.support.panel import SLUG

VICTIM = "victim@example.org"


def browser(address="203.0.113.7"):
    return Client(headers={"host": settings.PLATFORM_DOMAIN}, REMOTE_ADDR=address)


def sign_in_by_link(account, client=None):
    """Sign in without a code, as starting a campaign does."""
    client = client or browser()
    token = tokens.mint(
        tokens.Purpose.LOGIN_LINK,
        account_id=account.pk,
        nation_id=None,
        at=timezone.now(),
    )
    client.post("/sign-in/link/", {"token": token})
    return client


def enter_panel(account, nation):
    """Enter a campaign's panel from the platform."""
    token = tokens.mint(
        tokens.Purpose.PANEL,
        account_id=account.pk,
        nation_id=nation.pk,
        at=timezone.now(),
    )
    return come_in(token)


def come_in(token):
    """Arrive at the panel with the platform's token."""
    client = Client(headers={"host": f"{SLUG}.manage.{settings.PLATFORM_DOMAIN}"})
    origin = f"http://{settings.PLATFORM_DOMAIN}"
    client.post("/come-in/", {"token": token}, headers={"origin": origin})
    return client


def is_in(client):
    return client.get("/campaigns/").status_code == 200


def letters(to=VICTIM):
    return Message.objects.filter(to_address=to).count()


def newest_code(to=VICTIM):
    subject = Message.objects.filter(to_address=to).latest("pk").subject
    return re.match(r"\d{3} \d{3}", subject)[0]


def ask(client, email=VICTIM):
    return client.post("/sign-in/", {"email": email})


def guess(client, code):
    return client.post("/sign-in/code/", {"code": code})


def wrong_of(code):
    return f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06d}"


def session_of(client):
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return store(client.cookies["sessionid"].value)


def give_app(account):
    return Authenticator.objects.create(
        user_id=account.pk, type=Authenticator.Type.TOTP, data={"secret": "X"}
    )


def run_operator(what, email):
    operator.run(argparse.Namespace(what=what, email=email))
