"""The platform host."""

from allauth.account.views import account_inactive
from allauth.mfa.base.views import authenticate
from allauth.mfa.totp.views import activate_totp
from allauth.mfa.webauthn.views import add_webauthn, reauthenticate_webauthn
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from controlplane.console import (
    entering,
    operators,
    passkeys,
    signing_in,
    start,
    views,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.front, name="front"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("start/", start.start, name="start"),
    path("start/finish/", start.finish, name="start_finish"),
    path("start/building/<int:pk>/", start.building, name="start_building"),
    path("start/address/", start.address, name="start_address"),
    path("start/phone/", start.phone, name="start_phone"),
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/<int:number>/enter/", entering.enter, name="enter"),
    path("account/", views.account, name="account"),
    path("account/prove/", views.prove, name="account_prove"),
    path("account/prove/again/", views.send_proof, name="account_send_proof"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:pk>/", views.letter, name="letter"),
    path("operators/", operators.console, name="operators"),
    path("operators/<int:number>/", operators.card, name="operators_card"),
    path("operators/<int:number>/<slug:what>/", operators.act, name="operators_act"),
    # Sign-in is allauth's, under our own addresses; the names are the ones it reverses.
    path(
        "sign-in/",
        signing_in.AskForCode.as_view(),
        name="account_request_login_code",
    ),
    path(
        "sign-in/code/",
        signing_in.TypeCode.as_view(),
        name="account_confirm_login_code",
    ),
    path("sign-in/link/", entering.link, name="sign_in_link"),
    path("sign-in/", signing_in.AskForCode.as_view(), name="account_login"),
    path("sign-out/", entering.leave, name="account_logout"),
    path("sign-in/inactive/", account_inactive, name="account_inactive"),
    path("start/", RedirectView.as_view(url="/start/"), name="account_signup"),
    path("account/", RedirectView.as_view(url="/account/"), name="account_email"),
    # One page says how somebody signs in; allauth's own lists lead to it.
    path("account/webauthn/", RedirectView.as_view(url="/account/")),
    # These stand before allauth's own at the same addresses.
    path("account/totp/activate/", views.proved_only(activate_totp)),
    path("account/webauthn/add/", views.proved_only(passkeys.read_first(add_webauthn))),
    path("account/webauthn/login/", passkeys.sign_in),
    path(
        "account/webauthn/reauthenticate/", passkeys.read_first(reauthenticate_webauthn)
    ),
    path("account/authenticate/", passkeys.read_first(authenticate)),
    path("account/", include("allauth.mfa.urls")),
]
handler400 = "controlplane.urls.errors.not_read"
handler404 = "controlplane.console.views.not_found"
handler500 = "controlplane.urls.errors.went_wrong"
