"""The privacy notice, written for the campaign: who holds what, why, for how long, and rights."""

from django.utils.html import escape

from tenants.models import Kind

# UK GDPR Articles 13 and 15-22; PECR regulation 22 for electronic mail.
_NOTICE = (
    ("Who holds your details", "{name} holds them. To reach us: {contact}."),
    (
        "What we hold, and why",
        (
            "What you give us on this site: your email and postcode, and later your name or number "
            "if you choose to. We use them to tell you what is happening near you and to plan our "
            "work. {basis}"
        ),
    ),
    (
        "What we never do",
        (
            "We never sell your details or pass them to another campaign. Nobody outside {name} and "
            "the people who run this site’s machines for us can see them."
        ),
    ),
    (
        "How long we keep them",
        (
            "As long as you want to hear from us. When you leave, we keep only what stops us from "
            "writing to you again."
        ),
    ),
    (
        "What you can ask",
        (
            "You can see what we hold, have it put right, take it with you, or have it deleted. "
            "Write to {contact}; we answer within a month. {watchdog}"
        ),
    ),
    (
        "Cookies",
        (
            "One, so that you need not type your address twice. It names no page you read, and "
            "“Not you?” deletes it."
        ),
    ),
)
_POLITICAL = (
    "Supporting a political cause says something about your views, so we ask for your consent, "
    "and you can take it back with one press in any email."
)
_OTHER = "We ask for your consent before we email you, and one press in any email takes it back."
_WATCHDOGS = {
    "GB": "If we don’t help, you can complain to the Information Commissioner’s Office.",
}


def notice(
    *, name: str, contact: str, kind: Kind, country: str
) -> list[dict[str, object]]:
    """Return the notice as text sections; `contact` is an email or postal address."""
    words = {
        "name": name,
        "contact": contact,
        "basis": _OTHER if kind is Kind.CHARITY else _POLITICAL,
        "watchdog": _WATCHDOGS.get(
            country,
            "If we don’t help, you can complain to your data protection authority.",
        ),
    }
    return [
        {
            "type": "text",
            "value": {
                "heading": heading,
                "words": f"<p>{escape(text.format(**words))}</p>",
            },
        }
        for heading, text in _NOTICE
    ]
