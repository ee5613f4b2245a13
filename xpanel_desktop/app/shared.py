"""What all sessions share."""

from collections.abc import Callable
from dataclasses import dataclass

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.attention import Attention
from xpanel_desktop.app.balances import Balances
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.caution import Caution
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.emergency import Emergency
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.rates import Rates
from xpanel_desktop.app.safety import Safety
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.app.traffic import Traffic
from xpanel_desktop.app.troubles import Troubles


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Shared:
    """The parts of the core that every session works with."""

    stores: Stores
    book: AccountBook
    catalogs: Catalogs
    balances: Balances
    sources: Sources
    traffic: Traffic
    troubles: Troubles
    caution: Caution
    safety: Safety
    emergency: Emergency
    rates: Rates
    attention: Attention
    clock: Clock
    notices: Notices
    is_offline: Callable[[], bool]
