"""The demo: a practice panel beside the program, and an account on it, ready to play."""

from dataclasses import replace
from pathlib import Path

from xpanel_desktop.app.practice_child import PracticeChild
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.ui.application import Program

NAME, COLOUR = "Practice", "violet"
RATE = 600
"""Requests a minute: it is this machine's own panel."""


class Demo:
    """Joins the program: starts the panel, sees to its account, and ends it at the end."""

    def __init__(self, data: Path, *, services: int = 1200, speed: float = 60.0) -> None:
        self._data = data
        self._services = services
        self._speed = speed

    async def __call__(self, program: Program) -> None:
        """Play until the program ends."""
        child = await PracticeChild.start(self._data, services=self._services, speed=self._speed)
        try:
            account = await self.account(program, child)
            program.window.scope.choose(account.id)
            await program.ended
        finally:
            await child.stop()

    async def account(self, program: Program, child: PracticeChild) -> Account:
        """Return the practice account, made or brought up to the panel's address and key."""
        book = program.core.accounts
        for account in book.all():
            if account.practice:
                return await book.edit(replace(account, url=child.url), child.key)
        try:
            probe = await book.test(child.url, child.key)
        except PanelError:
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
