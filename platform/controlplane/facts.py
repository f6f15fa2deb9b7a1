"""What happened to campaigns, as the platform's own facts."""

import dataclasses

from django.utils.translation import gettext_lazy as _

from kernel.facts import fact


@fact("platform.campaign_opened", subject=None, sentence=_("Opened"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignOpened:
    """A campaign was opened; `from_pool` is false where its schema had to be built first."""

    nation_id: int
    from_pool: bool


@fact("platform.campaign_went_live", subject=None, sentence=_("Went live"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignWentLive:
    """Strangers see the site from now on."""

    nation_id: int


@fact("platform.campaign_renamed", subject=None, sentence=_("Changed the name"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignRenamed:
    """It is called something else; what it was called stands in the platform's audit."""

    nation_id: int


@fact("platform.campaign_went_private", subject=None, sentence=_("Went private"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignWentPrivate:
    """Strangers see the site no longer, until it goes live again."""

    nation_id: int


@fact("platform.campaign_suspended", subject=None, sentence=_("Suspended"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignSuspended:
    """An operator closed the site for now; the reason stands on the nation."""

    nation_id: int


@fact(
    "platform.suspension_reason_changed",
    subject=None,
    sentence=_("Changed why it’s suspended"),
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class SuspensionReasonChanged:
    """It stays suspended, for another reason; which one stands on the nation."""

    nation_id: int


@fact("platform.campaign_resumed", subject=None, sentence=_("Opened again"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignResumed:
    """A suspension ended."""

    nation_id: int


@fact("platform.campaign_closed", subject=None, sentence=_("Closed"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class CampaignClosed:
    """The campaign ended; its addresses answer in nobody's name."""

    nation_id: int
