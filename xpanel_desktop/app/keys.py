"""The keys of the accounts: where each is, asking the keyring again, replacing one by another."""

from enum import StrEnum
from importlib import import_module
from typing import cast

from xpanel_desktop.api.address import normalise
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.connection import NO_KEY
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sessions import Sessions
from xpanel_desktop.app.traffic import TEST, Traffic
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.store.tracking import Tracking
from xpanel_desktop.vault import Held, Vault, VaultState


class Same(StrEnum):
    """Whether a new key opens the account that the old one opened."""

    SURE = "sure"
    """The panel knows an order of ours by it."""
    UNSURE = "unsure"
    """Nothing speaks against it, and there is no order to tell by."""
    OTHER_CURRENCY = "other_currency"
    OTHER_ORDERS = "other_orders"
    """The panel does not know the newest order; at a new address: does not say that it does."""

    @property
    def stands(self) -> bool:
        """Whether the new key may take the old one's place without a question."""
        return self in (Same.SURE, Same.UNSURE)


class Keys:
    """Tells of keys and keyring, and mends what it can when the operator asks."""

    def __init__(
        self,
        vault: Vault,
        book: AccountBook,
        sessions: Sessions,
        tracking: Tracking,
        traffic: Traffic,
        notices: Notices,
    ) -> None:
        self._vault = vault
        self._book = book
        self._sessions = sessions
        self._tracking = tracking
        self._traffic = traffic
        self._notices = notices

    @property
    def state(self) -> VaultState:
        """Where keys are kept just now."""
        return self._vault.state

    def held(self, account: Account) -> Held:
        """Return where an account's key is, as it was last found."""
        return self._vault.held(account.vault_name)

    async def look(self) -> VaultState:
        """Ask the keyring again; keys in memory move there, accounts without a key seek theirs."""
        state = await self._vault.look()
        for account in self._book.all():
            if self._sessions.connection(account.id).words == NO_KEY:
                await self._sessions.retry(account.id)
        self._notices.publish(Changes.of(Table.KEYS))
        return state

    async def compare(self, account: Account, key: Secret, found: Probe) -> Same:
        """Tell whether a key, which `found` was found with, opens the same account.

        API v2 tells nobody's name. A balance in another currency is another account's, and so is
        a key by which the panel does not know the newest order; at a new address it is to say
        that it does. Raises PanelError, BadAddress.
        """
        before, url = self._book.get(account.id), normalise(account.url)
        currency = before.currency if before else ""
        if currency and found.money.currency and currency != found.money.currency:
            return Same.OTHER_CURRENCY
        panel_id = await self._tracking.newest_panel_id(account.id)
        if not panel_id:
            return Same.UNSURE
        probing = import_module("xpanel_desktop.app.probing")
        watcher = self._traffic.watcher(TEST)
        known = cast(
            "bool | None",
            await probing.knows(url, key, account.proxy, account.ca, watcher, panel_id),
        )
        if known is None and (before is None or before.url == url):
            return Same.UNSURE
        return Same.SURE if known else Same.OTHER_ORDERS
