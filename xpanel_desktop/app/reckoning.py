"""Explaining balances as readings and reports come in, account by account, behind the windows."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Iterable

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.reckoning import Explanation, Reading, Suspect, explain
from xpanel_desktop.store.columns import ms
from xpanel_desktop.store.reckoning import ReckoningRows

Purse = Callable[[int], Awaitable[tuple[int, ...]]]
"""Returns the accounts that share one balance with this one, itself among them."""


class Reckoning:
    """What moved each balance. A reading wakes it; nothing waits for it."""

    def __init__(
        self,
        rows: ReckoningRows,
        book: AccountBook,
        clock: Clock,
        notices: Notices,
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._rows = rows
        self._book = book
        self._clock = clock
        self._notices = notices
        self._waiting: set[int] = set()
        self._purses: dict[frozenset[str], bool] = {}
        self._unsubscribe = notices.subscribe(self._changed)
        self.loop = Loop("explaining balances", self._step, clock, on_trouble)

    def start(self) -> None:
        """Begin to explain what comes, and what came since the program last ran."""
        self._waiting.update(account.id for account in self._book.all())
        self.loop.start()

    async def close(self) -> None:
        """Explain no more."""
        self._unsubscribe()
        await self.loop.stop()

    async def purse(self, account_id: int) -> tuple[int, ...]:
        """Return the accounts that share one balance with this one, itself among them.

        Accounts on the same address with the same key do, and those removed that did so before.
        Keys are compared in memory only.
        """
        account = self._book.get(account_id)
        if account is None:
            return (account_id,)
        others = [one for one in self._book.all() if one.url == account.url and one != account]
        same = [one.id for one in others if await self._same_key(account, one)]
        return await self._rows.together((account_id, *same))

    async def catch_up(self, account_id: int) -> None:
        """Explain what is new of an account and of those that share its balance."""
        purse = await self.purse(account_id)
        while (case := await self._rows.case(purse, ms(self._clock.now()))) is not None:
            found = await asyncio.to_thread(explain, case.readings, case.moves, case.around)
            await self._rows.keep(purse, case, found)
            self._notices.publish(Changes.of(Table.MONEY, purse))
            if case.whole:
                return

    async def window(
        self, accounts: Iterable[int], before: int | None, most: int, *, flagged: bool = False
    ) -> list[Explanation]:
        """Return up to `most` explanations, newest first, those before a time in ms."""
        return await self._rows.window(tuple(accounts), before, most, flagged=flagged)

    async def readings(self, accounts: Iterable[int], since: int, most: int) -> list[Reading]:
        """Return the newest `most` readings since a time in ms, the oldest first."""
        return await self._rows.readings(tuple(accounts), since, most)

    async def unknown(self, accounts: Iterable[int]) -> list[Suspect]:
        """Return the unknown orders of accounts: they may explain what is left."""
        return await self._rows.unknown(tuple(accounts))

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Table.BALANCES):
            self._waiting |= changes.of_table(Table.BALANCES)
            self.loop.wake()

    async def _step(self) -> None:
        while self._waiting:
            account_id = self._waiting.pop()
            try:
                await self.catch_up(account_id)
            except Exception:
                self._waiting.add(account_id)
                raise

    async def _same_key(self, one: Account, other: Account) -> bool:
        names = frozenset({one.vault_name, other.vault_name})
        if names not in self._purses:
            keys = [await self._book.key_of(account) for account in (one, other)]
            if keys[0] is None or keys[1] is None:
                return False
            words = [key.reveal().encode() for key in keys if key is not None]
            self._purses[names] = hmac.compare_digest(words[0], words[1])
        return self._purses[names]
