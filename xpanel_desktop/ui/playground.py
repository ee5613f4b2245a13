"""The practice panel beside the program: started when an account needs it, ended after all else."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import PanelError

if TYPE_CHECKING:
    from xpanel_desktop.app.practice_child import PracticeChild

NAME, COLOUR = "Practice", "violet"
RATE = 600
"""Requests a minute: it is this machine's own panel."""
SERVICES, SPEED = 1200, 60.0
"""The size of the catalogue, and how much faster than the real one its clock runs."""


class Playground:
    """A practice panel with play money, its ledger in `data`, and the account on it."""

    def __init__(self, core: Core, data: Path) -> None:
        self._core = core
        self._data = data
        self._child: PracticeChild | None = None
        self._opening = asyncio.Lock()

    @property
    def account(self) -> Account | None:
        """The account on the practice panel, if there is one yet."""
        return next((one for one in self._core.accounts.all() if one.practice), None)

    async def open(self) -> Account:
        """Start the panel unless it runs, and return the account on it, made if need be.

        Raises PracticeFailed, or OSError when no process could be started.
        """
        child = await self.child()
        async with self._opening:
            account = self.account
            return await (self._add(child) if account is None else self._renew(account, child))

    async def child(self) -> "PracticeChild":
        """Return the running panel, started if need be; raises as `open` does."""
        async with self._opening:
            if self._child is None:
                self._child = await self._start()
            return self._child

    async def close(self) -> None:
        """End the panel; what is in flight to it must have ended before."""
        child, self._child = self._child, None
        if child is not None:
            await child.stop()

    async def _start(self) -> "PracticeChild":
        from xpanel_desktop.app.practice_child import PracticeChild  # slow: only who plays needs it

        return await PracticeChild.start(self._data, services=SERVICES, speed=SPEED)

    async def _add(self, child: "PracticeChild") -> Account:
        book = self._core.accounts
        try:
            probe = await book.test(child.url, child.key)
        except PanelError:  # working offline, mostly: the account is there all the same
            probe = None
        return await book.add(
            name=NAME,
            url=child.url,
            key=child.key,
            colour=COLOUR,
            probe=probe,
            practice=True,
            per_minute=RATE,
        )

    async def _renew(self, account: Account, child: "PracticeChild") -> Account:
        """Bring the account up to the panel's address and key, and try to reach it now."""
        book = self._core.accounts
        kept = await book.key_of(account)
        same = kept is not None and kept.reveal() == child.key.reveal()
        if account.url != child.url or not same:
            account = await book.edit(replace(account, url=child.url), child.key)
        await self._core.sessions.retry(account.id)
        return account
