"""The accounts: added, tested, edited, stopped. Their keys go to the vault."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from xpanel_desktop.api.address import normalise
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Balance, Probe
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.logs import FORMATTER
from xpanel_desktop.vault import Vault

TEST_RATE = 600
"""Requests a minute that a connection test may make; it makes three."""
Restart = Callable[[int], Awaitable[None]]


class AccountBook:
    """All accounts, in memory and in the store."""

    def __init__(self, stores: Stores, vault: Vault, clock: Clock, notices: Notices) -> None:
        self._stores = stores
        self._vault = vault
        self._clock = clock
        self._notices = notices
        self._accounts: dict[int, Account] = {}
        self._restart: Restart | None = None

    def when_changed(self, restart: Restart) -> None:
        """Call `restart` with an account's id when its session must begin anew or end."""
        self._restart = restart

    async def load(self) -> None:
        """Read the accounts into memory; once, at the start."""
        self._accounts = {account.id: account for account in await self._stores.accounts.all()}

    def all(self) -> tuple[Account, ...]:
        """Return every account, in the order of adding."""
        return tuple(self._accounts.values())

    def get(self, account_id: int) -> Account | None:
        """Return an account, None when it was removed."""
        return self._accounts.get(account_id)

    async def key_of(self, account: Account) -> Secret | None:
        """Return an account's key; from then on the log blots it out."""
        key = await self._vault.get(account.vault_name)
        if key is not None:
            FORMATTER.learn(key)
        return key

    async def test(self, url: str, key: Secret, proxy: str = "") -> Probe:
        """Test a connection. Raises BadAddress, or the PanelError that came of it."""
        FORMATTER.learn(key)
        transport = Transport(proxy=proxy)
        try:
            limiter = Limiter(TEST_RATE)
            return await Panel(normalise(url), key, transport=transport, limiter=limiter).probe()
        finally:
            await transport.close()

    async def add(
        self,
        *,
        name: str,
        url: str,
        key: Secret,
        colour: str,
        probe: Probe | None,
        proxy: str = "",
        practice: bool = False,
        parallel: int = 1,
        per_minute: int = 60,
    ) -> Account:
        """Add an account and start its session. Raises BadAddress.

        `probe` is what a connection test found; without one the classic dialect is taken for
        granted.
        """
        account = Account(
            id=0,
            name=name.strip(),
            url=normalise(url),
            vault_name=secrets.token_hex(16),
            colour=colour,
            proxy=proxy,
            practice=practice,
            parallel=parallel,
            per_minute=per_minute,
        )
        if probe is not None:
            account = replace(account, dialects=probe.dialects, currency=probe.money.currency)
        await self._vault.put(account.vault_name, key)
        FORMATTER.learn(key)
        account = await self._stores.accounts.add(account)
        if probe is not None:
            balance = Balance(probe.money, self._clock.now())
            await self._stores.balances.record(account.id, balance.at, balance.money)
        self._accounts[account.id] = account
        await self._changed(account.id, restart=True)
        return account

    async def edit(self, account: Account, key: Secret | None = None) -> Account:
        """Store an account's new details, and its new key if one is given. Raises BadAddress.

        A new key gets a new name in the vault: the old one goes once the new one is kept.
        """
        before = self._accounts[account.id]
        after = replace(account, url=normalise(account.url), stop_reason=before.stop_reason)
        if key is not None:
            after = replace(after, vault_name=secrets.token_hex(16))
            await self._vault.put(after.vault_name, key)
            FORMATTER.learn(key)
            if after.stop_reason == Stop.KEY_REFUSED:
                after = replace(after, stop_reason="")
        await self._keep(after, restart=True)
        if key is not None:
            await self._vault.remove(before.vault_name)
        return after

    async def remove(self, account_id: int) -> None:
        """Take an account off the list and its key out of the vault. Its orders stay on record."""
        account = self._accounts.pop(account_id)
        await self._changed(account_id, restart=True)
        await self._stores.accounts.remove(account_id)
        await self._vault.remove(account.vault_name)
        self._notices.publish(Changes.of(Table.ACCOUNTS, [account_id]))

    async def set_paused(self, account_id: int, paused: bool) -> None:
        """Pause or resume an account's sending, by the operator."""
        await self._keep(replace(self._accounts[account_id], paused=paused))

    async def set_currency(self, account_id: int, currency: str) -> None:
        """Note the currency that a balance was told in."""
        account = self._accounts.get(account_id)
        if account and currency and account.currency != currency:
            await self._keep(replace(account, currency=currency))

    async def stop(self, account_id: int, stop: Stop) -> None:
        """Stop an account's sending until the operator lifts it; an unknown order weighs most."""
        account = self._accounts.get(account_id)
        if account is not None and account.stop_reason != Stop.UNKNOWN_ORDER:
            await self._keep(replace(account, stop_reason=stop.value))

    async def lift_stop(self, account_id: int) -> bool:
        """Lift a stop and tell whether it is lifted: with an unknown order left it is not."""
        account = self._accounts.get(account_id)
        if account is None or await self._stores.journal.unknowns(account_id):
            return False
        if account.stop_reason:
            await self._keep(replace(account, stop_reason=""))
        return True

    async def _keep(self, account: Account, *, restart: bool = False) -> None:
        self._accounts[account.id] = account
        await self._stores.accounts.update(account)
        await self._changed(account.id, restart=restart)

    async def _changed(self, account_id: int, *, restart: bool) -> None:
        if restart and self._restart is not None:
            await self._restart(account_id)
        self._notices.publish(Changes.of(Table.ACCOUNTS, [account_id]))
