"""
Signing in by a code: allauth's two screens, with our counters in front of them.

allauth counts wrong guesses in the session, where guesses sent at the same moment all count as
the first. Ours are counted in the shared cache before anything is compared.
"""

import hashlib
from typing import Any

from allauth.account.stages import LoginByCodeStage, LoginStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from controlplane.console import codes, known_browsers, start
from kernel import limits
from tenants.context import in_public

# Guesses at one code, and at all codes of one account in an hour: three for each of its letters.
TRIES = 3
TRIES_PER_HOUR = TRIES * codes.PER_HOUR
TRIED_TOO_OFTEN = "That was tried too often. Send a new code in a few minutes."
TOO_OLD = "That code is too old, or was used. Send a new one: it works for 15 minutes."
TOO_MANY_REQUESTS = 429


class AskForCode(RequestLoginCodeView):  # type: ignore[misc]
    """Ask for the email address, and send a code where somebody signs in with it."""

    def get_initial(self) -> dict[str, Any]:
        """Begin with the address that somebody who starts a campaign has just typed."""
        kept = self.request.session.get(start.ANSWERS) or {}
        return {**super().get_initial(), "email": kept.get("email", "")}

    def get_context_data(self, **shown: Any) -> dict[str, Any]:
        """Say why they are here, where it was a campaign that they wanted to start."""
        kept = self.request.session.get(start.ANSWERS) or {}
        named = {"starts": kept.get("name", "")}
        return {**super().get_context_data(**shown), **named}

    def form_valid(self, form: Any) -> HttpResponse:
        """Decide once whether a letter may leave; without one there is no code to guess."""
        account = form._user  # noqa: SLF001 - the form keeps whom it found nowhere else
        if account is not None:
            with in_public():
                codes.allow_sign_in(self.request, account)
        return super().form_valid(form)  # type: ignore[no-any-return]

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> HttpResponse | None:
        """Ask again where a code is awaited; whoever comes here wants another one."""
        if isinstance(stage, LoginByCodeStage):
            return None
        return super()._redirect_to_pending_stage(request, stage)  # type: ignore[no-any-return]


class TypeCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """Take the six digits."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Say why a code that came too late isn't looked at; allauth only asks for the address."""
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        asks_anew = reverse("account_request_login_code")
        if request.method == "POST" and answer.get("Location", "").startswith(
            asks_anew
        ):
            messages.error(request, TOO_OLD)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count the guess, and compare it only within the limits."""
        if not self._may_try():
            return self._refuse()
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say that it was wrong; the session isn't written, another guess may be under way."""
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[no-any-return]

    def _may_try(self) -> bool:
        state, code = self._process.state, self._process.code
        pending = f"{state.get('email')}:{state['at']}:{code}"
        once = hashlib.sha256(pending.encode()).hexdigest()[:32]
        with in_public():
            tries = limits.hit("code.pending", once, limit=TRIES, per_seconds=86400)
            if not (tries.ok and tries.count):
                return False
            # Guesses at what can't be guessed would only lock the account's owner out.
            if not code or not codes.is_guessable(code):
                return True
            account_id = int(state["user_id"])
            # Strangers' guesses don't lock a browser out that its owner has used before.
            is_known = known_browsers.is_known(self.request, account_id=account_id)
            counted = limits.hit(
                "code.try.known" if is_known else "code.try",
                str(account_id),
                limit=TRIES_PER_HOUR,
                per_seconds=3600,
            )
        # Where the cache can't be reached nothing is counted, and so nothing compared.
        return counted.ok and counted.count > 0

    def _refuse(self) -> HttpResponse:
        unread = self.get_form_class()(code=None)
        shown = self.get_context_data(form=unread, refused=TRIED_TOO_OFTEN)
        return self.render_to_response(shown, status=TOO_MANY_REQUESTS)  # type: ignore[no-any-return]
