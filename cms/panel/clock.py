"""Whose clock the panel goes by: the campaign's, on Wagtail's screens as on ours."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.users.models import UserProfile

from tenants.hosts import Surface
from tenants.requests import nation_of


class CampaignClockMiddleware:
    """
    Activate the campaign's time zone for its panel; it comes after who asks is known.

    Wagtail activates the zone of the profile of whoever asks around every screen of the panel, and
    UTC where there is none. So the profile says the campaign's, for this request alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "surface", None) is not Surface.PANEL:
            return self.get_response(request)
        zone = nation_of(request).time_zone
        if request.user.is_authenticated:
            kept = UserProfile.objects.filter(user_id=request.user.pk).first()
            profile = kept or UserProfile()
            # Setting the user also makes this the profile that Wagtail finds at the user.
            profile.user = request.user
            profile.current_time_zone = zone
        with timezone.override(ZoneInfo(zone)):
            return self.get_response(request)
