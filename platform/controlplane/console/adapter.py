"""Where sign-in meets our own screens and our own mail."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from controlplane import seats
from controlplane.console import codes, known_browsers, proving
from kernel import network
from tenants.accounts.models import User

WRONG_CODE = (
    "Those aren’t the digits we sent. Look at the newest email, or send a new code."
)
WRONG_APP_CODE = (
    "Those aren’t the digits your app shows now. Wait for the next ones and type them."
)
TOO_OFTEN = "That was tried too often. Wait five minutes and try again."
NOT_ACTIVE = "This account is closed. Ask whoever runs this platform."
UNKNOWN_PASSKEY = "That passkey isn’t known here any more. Take the code by email."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth without passwords: its codes leave by our mail, its messages stay unsaid."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": NOT_ACTIVE,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by starting a campaign or by an invitation."""
        return False

    def generate_login_code(self) -> str:
        """Return six digits, or what nobody can guess where no letter may leave."""
        allowed = codes.is_sign_in_allowed(self.request)
        return codes.new_code() if allowed else codes.unguessable()

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address as our own limits see it, behind proxies too."""
        seen = network.address_of(request)
        try:
            return str(ipaddress.ip_address(seen))
        except ValueError:
            return super().get_client_ip(request)  # type: ignore[no-any-return]

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Send a code by our own mail; nobody unknown is written to."""
        account = User.objects.with_email(email).first()
        code = context.get("code")
        # Over the limit nothing leaves either; the screen says "if somebody signs in with it".
        if account is None or not code or not codes.is_guessable(code):
            return
        codes.post_code(
            account=account,
            code=code,
            works_for="It works for 15 minutes.",
            subject=f"{codes.spaced(code)} is your code",
            at=timezone.now(),
        )

    def add_message(
        self, request: HttpRequest, level: int, *args: Any, **kwargs: Any
    ) -> None:
        """Say nothing but that a passkey was refused: its screen is left before it could."""
        if level == messages.ERROR and request.path == reverse("mfa_login_webauthn"):
            messages.error(request, UNKNOWN_PASSKEY)

    def pre_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse | None:
        """
        Note that whoever typed a code reads that address.

        It comes before any second factor: one added before the proof isn't the owner's.
        """
        refusal: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if refusal is None and user.email_proved_at is None:
            records = get_authentication_records(request, user)
            if any(done.get("method") == "code" for done in records):
                proving.take_as_proved(user, at=timezone.now())
        return refusal

    def post_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse:
        """Note when the session began, and in the browser that it was here."""
        seats.begin(request)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        known_browsers.remember(request, response, account_id=user.pk)
        return response


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's second factors, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_APP_CODE,
    }
