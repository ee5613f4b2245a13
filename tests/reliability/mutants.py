"""Mutants of the sending path: each breaks one rule, and the harness must catch it.

A mutant is put in place before the workers fork. That a mutant is caught shows that the harness
would see such a fault if it crept in.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime

from xpanel_desktop.app.sending import Sending
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.answer import Answer
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.ticket import request
from xpanel_desktop.store.journal import Journal


def resend() -> None:
    """At start, what was being sent goes back into the queue instead of becoming UNKNOWN."""

    async def recover(self: Journal, at: datetime) -> list[int]:
        def work(db: sqlite3.Connection) -> list[int]:
            db.execute("UPDATE attempts SET ended_at = 0, ending = 'unsent' WHERE ended_at IS NULL")
            db.execute("UPDATE orders SET state = 'queued' WHERE state = 'sending'")
            return []

        return await self._database.write(work)

    Journal.recover = recover  # type: ignore[method-assign]


def journal_late() -> None:
    """The intent is written after the answer instead of before the first byte."""
    true_begin = Journal.begin

    async def attempt(self: Sending, account: Account, order: Order) -> Answer | None:
        wire = request(order.ticket, xpanel=False)

        async def intent() -> None:
            return None

        answer = await self.panel.add(wire, intent=intent)
        number = await true_begin(self.journal, order.id, self.clock.now(), wire)
        return await self._write_down(account.id, order.id, number, answer)

    Sending.attempt = attempt  # type: ignore[method-assign]


MUTANTS: dict[str, Callable[[], None]] = {"resend": resend, "journal late": journal_late}
"""Name → what puts the mutant in place, for the rest of this process."""
