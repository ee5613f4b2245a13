"""The accounts: added, tested, edited, stopped. Their keys go to the vault."""

import asyncio
import contextlib
import logging
import secrets
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any, cast

from xpanel_desktop.api.address import (
    AddressFault,
    BadAddress,
    is_loopback,
    normalise,
    normalise_proxy,
    same_panel,
)
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.app.traffic import TEST, Traffic
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import AmountError
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Balance, Probe
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.logs import FORMATTER
from xpanel_desktop.vault import Vault

Restart = Callable[[int], Awaitable[None]]
WAITING = (State.QUEUED, State.HELD, State.SENDING)
"""What may yet go to a panel; what is being sent comes back when it surely was not."""
_logger = logging.getLogger(__name__)


class AccountBook:
    """All accounts, in memory and in the store."""

    def __init__(
        self,
        stores: Stores,
        vault: Vault,
        sources: Sources,
        traffic: Traffic,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._stores = stores
        self._vault = vault
        self._sources = sources
        self._traffic = traffic
        self._clock = clock
        self._notices = notices
        self._accounts: dict[int, Account] = {}
        self._restart: Restart = _run_nothing
        self._beneath: dict[int, str] = {}
        """Stops that an unknown order covers: they hold again once it is decided."""
        self._stopping = asyncio.Lock()

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

    async def were_any(self) -> bool:
        """Tell whether there is an account, or ever was one."""
        return bool(self._accounts) or await self._stores.accounts.were_any()

    def may_change(self, account_id: int) -> bool:
        """Tell whether an account may be asked for what spends or changes: order, cancel, refill.

        The one rule of read-only accounts; the panel's client asks it behind each intent.
        """
        account = self._accounts.get(account_id)
        return account is not None and not account.read_only

    async def key_of(self, account: Account) -> Secret | None:
        """Return an account's key; from then on the log blots it out.

        Raises BadAddress when `account` leads to another panel than the stored one does.
        """
        stored = self._accounts.get(account.id)
        if stored and stored.vault_name == account.vault_name and self.key_elsewhere(account):
            raise BadAddress(AddressFault.KEY_ELSEWHERE)
        key = await self._vault.get(account.vault_name)
        if key is not None:
            FORMATTER.learn(key)
        return key

    def key_elsewhere(self, account: Account) -> str:
        """Return the address that the stored key belongs to; empty where `account` leads there too.

        A key is only ever sent to the panel that it was typed for. Raises BadAddress.
        """
        stored, url = self._accounts.get(account.id), normalise(account.url)
        return stored.url if stored and not same_panel(stored.url, url) else ""

    async def test(self, url: str, key: Secret, proxy: str = "", ca: str = "") -> Probe:
        """Test a connection. Raises BadAddress, or the PanelError that came of it."""
        self._sources.check()
        FORMATTER.learn(key)
        address, way = normalise(url), normalise_proxy(proxy)
        probing = await asyncio.to_thread(import_module, "xpanel_desktop.app.probing")
        watcher = self._traffic.watcher(TEST)
        return cast("Probe", await probing.probe(address, key, way, ca, watcher))

    async def add(
        self,
        *,
        name: str,
        url: str,
        key: Secret,
        colour: str,
        probe: Probe | None,
        proxy: str = "",
        ca: str = "",
        practice: bool = False,
        read_only: bool = False,
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
            proxy=normalise_proxy(proxy),
            ca=ca,
            practice=practice,
            read_only=read_only,
            parallel=parallel,
            per_minute=per_minute,
        )
        if probe is not None:
            account = replace(account, dialects=probe.dialects, currency=probe.money.currency)
        await self._vault.put(account.vault_name, key)
        FORMATTER.learn(key)
        try:
            account = await self._stores.accounts.add(account)
        except BaseException:  # the key of an account that is not there must not stay behind
            await self._vault.remove(account.vault_name)
            raise
        if probe is not None:
            balance = Balance(probe.money, self._clock.now())
            with contextlib.suppress(AmountError):  # beyond any sum that could be kept
                await self._stores.balances.record(account.id, balance.at, balance.money)
        self._accounts[account.id] = account
        self._publish(account.id)
        await self._restart(account.id)
        return account

    async def edit(
        self, account: Account, key: Secret | None = None, *, other: bool | None = None
    ) -> Account:
        """Store an account's new details, and its new key if one is given.

        A new key gets a new name in the vault: the old one goes once the new one is kept. On
        another panel the account is paused while orders wait: nothing goes there unasked. Its
        balance begins anew there, or where the key is that of an `other` account; not at another
        address of the same one. Raises BadAddress, also for another panel without its key.
        """
        url, proxy = normalise(account.url), normalise_proxy(account.proxy)
        moved = bool(self.key_elsewhere(account))
        if moved and key is None:
            raise BadAddress(AddressFault.KEY_ELSEWHERE)
        vault_name = self._accounts[account.id].vault_name
        if key is not None:
            vault_name = secrets.token_hex(16)
            await self._vault.put(vault_name, key)
            FORMATTER.learn(key)
        before = self._accounts[account.id]  # what stopped or paused it meanwhile stays
        leaves = moved and not _only_plays(account.practice, url)
        there = replace(account, url=url, proxy=proxy, vault_name=vault_name)
        after = _stopped_as(before, there, leaves=leaves)
        if key and self._beneath.get(account.id) == Stop.KEY_REFUSED:
            del self._beneath[account.id]
        await self._keep(after, anew=leaves if other is None else other)
        if key is not None:
            await self._vault.remove(before.vault_name)
        if _way_to(before) != _way_to(after):
            await self._restart(account.id)
        if after.paused and not before.paused and not await self._orders_wait(account.id):
            await self.set_paused(account.id, paused=False)
        return self._accounts.get(account.id, after)

    async def _orders_wait(self, account_id: int) -> bool:
        counts = await self._stores.pages.counts()
        return any(counts.get((account_id, state)) for state in WAITING)

    async def adopt(
        self, added: Iterable[Account], changed: Mapping[int, Mapping[str, Any]]
    ) -> None:
        """Take in what was written together with other things; sessions begin anew where need be.

        What stopped an account meanwhile stays: only the fields that are named become others.
        """
        anew = list[int]()
        for account in added:
            self._accounts[account.id] = account
            anew.append(account.id)
        for account_id, fields in changed.items():
            before = self._accounts[account_id]
            after = self._accounts[account_id] = replace(before, **fields)
            if _way_to(before) != _way_to(after):
                anew.append(account_id)
        self._notices.publish(Changes.of(Table.ACCOUNTS, [*changed, *anew]))
        for account_id in anew:
            await self._restart(account_id)

    async def remove(self, account_id: int) -> None:
        """Take an account off the list and its key out of the vault. Its orders stay on record.

        An add in flight is waited for, up to its deadline.
        """
        await self._stores.accounts.remove(account_id)
        account = self._accounts.pop(account_id)
        self._publish(account_id)
        await self._vault.remove(account.vault_name)
        await self._restart(account_id)

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
        async with self._stopping:
            account = self._accounts.get(account_id)
            if account is None:
                return
            if account.stop_reason == Stop.UNKNOWN_ORDER:
                self._beneath[account_id] = stop.value
            else:
                await self._set_stop(account, stop.value)

    async def heed_unknowns(self, account_id: int) -> None:
        """Stop an account that has an unknown order, and lift that stop when it has none left.

        What had stopped it before then stops it again: nobody has looked at that yet.
        What cannot be read is taken for unknown.
        """
        async with self._stopping:
            unknown = await self._has_unknown(account_id)
            account = self._accounts.get(account_id)
            if account is None:
                return
            if unknown:
                if account.stop_reason not in ("", Stop.UNKNOWN_ORDER):
                    self._beneath[account_id] = account.stop_reason
                await self._set_stop(account, Stop.UNKNOWN_ORDER.value)
            elif account.stop_reason == Stop.UNKNOWN_ORDER:
                await self._set_stop(account, self._beneath.pop(account_id, ""))

    async def lift_stop(self, account_id: int) -> bool:
        """Lift a stop and tell whether sending goes on: with an unknown order left it does not."""
        async with self._stopping:
            unknown = await self._has_unknown(account_id)
            account = self._accounts.get(account_id)
            if account is None or unknown:
                return False
            covered = account.stop_reason == Stop.UNKNOWN_ORDER
            beneath = self._beneath.pop(account_id, "")
            await self._set_stop(account, beneath if covered else "")
            return not (covered and beneath)

    async def _has_unknown(self, account_id: int) -> bool:
        try:
            return await self._stores.journal.unknowns(account_id) > 0
        except sqlite3.Error:
            _logger.exception("the unknown orders of account %d cannot be counted", account_id)
            return True

    async def _set_stop(self, account: Account, reason: str) -> None:
        """Set a stop. It holds in memory whether or not it can be written.

        The stop that matters, for an unknown order, is read off the journal at the next start.
        """
        if account.stop_reason == reason:
            return
        try:
            await self._keep(replace(account, stop_reason=reason))
        except sqlite3.Error:
            _logger.exception("the stop of account %d is not written", account.id)

    async def _keep(self, account: Account, *, anew: bool = False) -> None:
        """Hold it in memory from now on, write it and tell; `anew`: as its balance begins."""
        self._accounts[account.id] = account
        try:
            if anew:  # no answer of the panel before is taken for one of the new one's
                self._sources.connect(account.id, None)
                await self._stores.balances.begin_anew(account, self._clock.now())
                self._notices.publish(Changes.of(Table.BALANCES, [account.id]))
            else:
                await self._stores.accounts.update(account)
        finally:
            self._publish(account.id)

    def _publish(self, account_id: int) -> None:
        self._notices.publish(Changes.of(Table.ACCOUNTS, [account_id]))


async def _run_nothing(_account_id: int) -> None:
    """Stand for the sessions until there are some."""


def _stopped_as(before: Account, after: Account, *, leaves: bool) -> Account:
    """Return an account stopped as it was, but for what a new key lifts; paused as it leaves."""
    lifted = before.vault_name != after.vault_name and before.stop_reason == Stop.KEY_REFUSED
    stop = "" if lifted else before.stop_reason
    return replace(after, paused=before.paused or leaves, stop_reason=stop)


def _only_plays(practice: bool, url: str) -> bool:
    """Tell whether what is queued may follow to another panel: the practice panel's port moves."""
    return practice and is_loopback(url)


def _way_to(account: Account) -> tuple[object, ...]:
    """Return what a session is built from; when none of it moves, the session goes on."""
    return (
        account.url, account.vault_name, account.proxy, account.ca, account.per_minute,
        account.dialects,
    )  # fmt: skip
