"""
The isolation table: every address of ours, and what a valid post to it says.

An address that is missing fails `test_doors.py`. Add a line under its host:

    "petitions/<int:petition_id>/": {},                      only read
    "petitions/<int:petition_id>/close/": {"reason": "x"},   what its form posts

and for a parameter no address had before, a line in PARAMETERS: what it names in each campaign.
"""

from collections.abc import Mapping
from typing import Any

from tenants.hosts import Surface

Post = Mapping[str, Any]

DOORS: Mapping[Surface, Mapping[str, Post]] = {
    Surface.PLATFORM: {
        "": {},
        "healthz": {},
        "readyz": {},
        "start/": {
            "name": "Somebody new",
            "kind": "CANDIDATE",
            "email": "x@example.org",
        },
        "start/finish/": {},
        "start/address/": {},
        "start/phone/": {},
        "campaigns/": {},
        "campaigns/<int:number>/enter/": {},
        "account/": {},
        "account/prove/": {"code": "123456"},
        "account/prove/again/": {},
        "account/totp/activate/": {"code": "123456"},
        "account/webauthn/add/": {"name": "Key", "credential": "{}"},
        "account/webauthn/login/": {"credential": "{}"},
        "account/webauthn/reauthenticate/": {"credential": "{}"},
        "account/authenticate/": {"code": "123456"},
        "outbox/": {},
        "outbox/<int:pk>/": {},
        "operators/": {},
        "operators/<int:number>/": {},
        "operators/<int:number>/<slug:what>/": {"reason": "Rule 3"},
        "start/building/<int:pk>/": {},
        "account/webauthn/": {},
        "sign-in/": {"login": "x@example.org"},
        "sign-in/code/": {"code": "123456"},
        "sign-in/link/": {"token": "x"},
        "sign-out/": {},
        "sign-in/inactive/": {},
    },
    Surface.PANEL: {
        "": {},
        "come-in/": {"token": "x"},
        "gallery/": {},
        "login/": {},
        "look/": {},
        "go-live/": {},
        "go-live/first/": {},
        "go-live/private/": {},
        "go-live/code/": {"code": "123456"},
        "go-live/code/again/": {},
        "website/": {},
        "website/look/": {"color": "#0B5B5E"},
        "website/code/": {},
        "website/code/publish/": {},
        "website/code/revert/": {},
        "website/code/<slug:name>/": {"body": "{{ site.name }}"},
        "website/code/<slug:name>/restore/": {},
        "settings/campaign/name/": {"name": "X"},
        "settings/campaign/": {"imprint_name": "X", "imprint_address": "1 High Street"},
        "people/": {},
        "people/new/": {"full_name": "Somebody New", "email": "new@example.org"},
        "people/<int:person_id>/": {},
        "people/<int:person_id>/edits/<int:job_id>/undo/": {},
        "people/<int:person_id>/tags/": {"name": "bus"},
        "people/<int:person_id>/tags/<int:tag_id>/off/": {},
        "people/import/": {"pasted": "name,email\nAda,ada@example.org"},
        "people/import/<int:import_id>/": {},
        "people/import/<int:import_id>/begin/": {"agreed": "NONE"},
        "people/import/<int:import_id>/progress/": {},
        "people/import/<int:import_id>/read/": {},
        "people/import/<int:import_id>/refused.csv": {},
        "people/import/<int:import_id>/refused/": {},
        "people/import/<int:import_id>/throw-away/": {},
        "find/": {},
        "happening/": {},
        "outbox/": {},
        "outbox/<int:pk>/": {},
        "leave/": {},
        "people/<int:person_id>/details/": {"called": "Sam"},
        "settings/": {},
        "website/drawing/": {},
        "website/look/notes/": {},
        "website/look/preview/": {},
        "website/new/": {},
        "jobs/": {},
        "jobs/tray/": {},
        "jobs/<int:job_id>/stop/": {},
        "jobs/<int:job_id>/undo/": {},
        "account/": {},
        # There so that pages know their address; the admin's catch-all answers first.
        "^((?:[\\w\\-]+/)*)$": {},
    },
    Surface.SITE: {
        "_/preview/": {"token": "x"},
        "_/preview/stop/": {},
        "_/gallery/": {},
        "_/ticket/": {},
        "_/me/": {},
        "_/join/": {"email": "sam@example.org", "postcode": ""},
        "_/confirm/": {"for": "x"},
        "_/thanks/": {},
        "_/name/": {"called": "Sam"},
        "_/forget/": {},
        "_/leave/": {"email": "sam@example.org"},
        "_/leave/letter/": {"for": "x"},
        "_/leave/back/": {"for": "x"},
        "^(?P<path>(?:[-\\w]+/)*)edit/?$": {},
        "_util/authenticate_with_password/"
        "<int:page_view_restriction_id>/<int:page_id>/": {
            "password": "x",
            "return_url": "/",
        },
        "_util/login/": {},
    },
    Surface.FILES: {"<path:name>": {}},
}

# What a parameter of our addresses names: a model's ids, or the words it may be. Where a name
# means something else in one address, its key is that address and the name: "<path:name> name".
PARAMETERS: Mapping[str, str | tuple[str, ...]] = {
    "person_id": "people.Person",
    "tag_id": "people.Tag",
    "import_id": "imports.ImportFile",
    "job_id": "jobs.Job",
    "<path:name> name": ("images/x.jpg", "nations/1/images/x.jpg", "../2/x.jpg"),
    "pk": "mail.Message",
    "start/building/<int:pk>/ pk": ("1", "999"),
    "page_view_restriction_id": ("1", "999"),
    "page_id": "wagtailcore.Page",
    "number": "tenants.Nation",
    "what": ("suspend", "resume", "pass", "refuse"),
    "name": ("layout", "pages_show_home"),
}

# Patterns that aren't path(): what stands for them.
SPELT: Mapping[str, str] = {
    "^((?:[\\w\\-]+/)*)$": "about/",
    "^(?P<path>(?:[-\\w]+/)*)edit/?$": "about/edit/",
    "documents/^(\\d+)/(.*)$": "documents/1/x.pdf",
    "pages/^(\\d+)/revisions/compare/(live|earliest|\\d+)\\.\\.\\.(live|latest|\\d+)/$": "pages/3/revisions/compare/live...latest/",
    "^.*/$": "nothing-here/",
}

# Third parties' addresses, by the package that answers them; their parameters that aren't ids.
THIRD_PARTIES: Mapping[str, str] = {
    "wagtail": "the panel's editor and its own serving of pages; no model of ours of its own",
    "allauth": "passkeys and codes of the platform's accounts; no nation is in force there",
}
THEIR_WORDS: Mapping[str, str] = {
    "app_label": "cms",
    "model_name": "contentpage",
    "content_type_app_name": "cms",
    "content_type_model_name": "contentpage",
    "app_name": "taggit",
    "action": "delete",
    "action_name": "publish",
    "filter_spec": "max-80x80",
    "uidb64": "MQ",
    "token": "x",
}
