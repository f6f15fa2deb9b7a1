"""How web is started, wherever it is: what gunicorn itself makes of the words."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from gunicorn.app.wsgiapp import WSGIApplication

from controlplane.commands.up import web_command

ROOT = Path(__file__).resolve().parents[2]

# What a process that serves has loaded, and what of it the collector looks through.
LOADED = """
import gc, json, sys
import controlplane.wsgi
from django.conf import settings
from tenants.hosts import Surface, urlconf_of
print(json.dumps({
    "unread": [name for name in map(urlconf_of, Surface) if name not in sys.modules],
    "looked_through": len(gc.get_objects()),
    "passed_over": gc.get_freeze_count(),
}))
"""


def of_up():
    return [*web_command("controlplane.wsgi:application", port=8000)[3:]]


def of_the_image():
    said = re.search(r"^CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    return json.loads(said[1])[1:]


def of_the_chart():
    template = (ROOT / "helm/templates/web.yaml").read_text()
    # The values a chart fills in are numbers.
    listed = re.search(r"^ +args:\n((?: +(?:- |#).*\n)+)", template, re.MULTILINE)[1]
    args = yaml.safe_load(re.sub(r"{{.*?}}", "2", listed))
    return ["controlplane.wsgi:application", *args]


@pytest.mark.parametrize("words", [of_up, of_the_image, of_the_chart])
class TestWeb:
    @pytest.fixture
    def config(self, words, monkeypatch):
        monkeypatch.setattr(sys, "argv", ["gunicorn", *words()])
        monkeypatch.delenv("GUNICORN_CMD_ARGS", raising=False)
        return WSGIApplication().cfg

    def test_takes_no_header_for_where_it_stands(self, config):
        assert config.forwarder_headers == []

    def test_serves_by_threads(self, config):
        assert config.worker_class_str == "gthread"


class TestAProcessThatServes:
    def test_has_loaded_what_it_serves_and_collects_none_of_it(self):
        said = subprocess.run(
            [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
        )

        loaded = json.loads(said.stdout)
        assert loaded["unread"] == []
        assert loaded["looked_through"] < loaded["passed_over"] / 100
