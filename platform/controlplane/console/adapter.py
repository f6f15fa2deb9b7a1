"""Where sign-in meets our own screens and our own mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from controlplane import seats
from controlplane.console import codes
from tenants.accounts.models import User

UNKNOWN_PASSKEY = "That passkey isn’t known here any more. Take the code by email."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth without passwords: its codes leave by our mail, its messages stay unsaid."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by starting a campaign or by an invitation."""
        return False

    def generate_login_code(self) -> str:
        """Return six digits."""
        return codes.new_code()

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Send a code by our own mail; nobody unknown is written to."""
        account = User.objects.filter(email__iexact=email).first()
        code = context.get("code")
        # Over the limit nothing leaves either; the screen says "if somebody signs in with it".
        if account is None or not code or not codes.may_post(account):
            return
        codes.post_code(
            account=account,
            code=code,
            subject=f"{codes.spaced(code)} is your code",
            at=timezone.now(),
        )

    def add_message(
        self, request: HttpRequest, level: int, *args: Any, **kwargs: Any
    ) -> None:
        """Say nothing but that a passkey was refused: its screen is left before it could."""
        if level == messages.ERROR and request.path == reverse("mfa_login_webauthn"):
            messages.error(request, UNKNOWN_PASSKEY)

    def post_login(
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse:
        """Note that whoever signed in by a code reads that address."""
        by_email = any(
            done.get("method") == "code"
            for done in request.session.get("account_authentication_methods", [])
        )
        if by_email and user.email_proved_at is None:
            prove_by_sign_in(user)
        seats.begin(request)
        return super().post_login(request, user, **kwargs)  # type: ignore[no-any-return]


def prove_by_sign_in(user: User) -> None:
    """
    Take a typed login code as proof, and end what was open before it.

    Whoever started the account typed the address without proof; they may not have been its owner.
    """
    user.email_proved_at = user.sessions_valid_from = timezone.now()
    user.save(update_fields=["email_proved_at", "sessions_valid_from"])
