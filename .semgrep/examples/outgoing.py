"""What the rule of outgoing.yaml refuses, and what it lets through."""

# ruleid: outgoing-http
import http.client

# ruleid: outgoing-http
import urllib.request

# ok: outgoing-http
from http import HTTPStatus

# ok: outgoing-http
from urllib.parse import urljoin

# ruleid: outgoing-http
from urllib.request import urlopen

# ruleid: outgoing-http
import aiohttp

# ruleid: outgoing-http
import httpx

# ruleid: outgoing-http
import requests

# ruleid: outgoing-http
import urllib3

# ruleid: outgoing-http
from requests.sessions import Session

# ruleid: outgoing-http
from urllib3.util import parse_url

# ok: outgoing-http
from kernel import http as door


def outgoing(address):
    # ok: outgoing-http
    return door.send("POST", urljoin(address, "/hook"))
