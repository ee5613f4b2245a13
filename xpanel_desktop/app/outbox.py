"""The outbox of one account: takes queued orders in their order and sends each once.

At most `account.parallel` adds are in flight; each is a task of its own that nothing cancels, so
that an answer is always waited for, up to its deadline. An UNKNOWN stops the account at once.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import Link, Reach
from xpanel_desktop.app.loops import Loop, Patience
from xpanel_desktop.app.sending import Sending
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Lost, Refused, Unsent
from xpanel_desktop.domain.errors import BadKey, ShortFunds
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.schedule import retry_after
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.store.journal import Journal

MakeSending = Callable[[Callable[[], bool]], Sending]
"""Builds what sends, given the question that is asked once more at the moment of sending."""
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an outbox works with."""

    book: AccountBook
    journal: Journal
    clock: Clock
    reach: Reach
    is_offline: Callable[[], bool]
    when_accepted: Callable[[], None]


class Outbox:
    """Sends one account's queue."""

    def __init__(self, account_id: int, sending: MakeSending, around: Surroundings) -> None:
        self._account_id = account_id
        self._around = around
        self._sending = sending(self._may_send)
        self._flights: dict[int, asyncio.Task[None]] = {}
        self._not_before = 0.0
        self._patience = Patience()
        self._closing = False
        self._halted = False
        self.loop = Loop(f"outbox of account {account_id}", self._step, around.clock)

    @property
    def in_flight(self) -> int:
        """How many adds are under way."""
        return len(self._flights)

    async def stop(self) -> None:
        """Take nothing more, wait for what is in flight, up to its deadline, and end."""
        self._closing = True
        await self.loop.stop()
        if self._flights:
            await asyncio.wait(self._flights.values())

    def _account(self) -> Account | None:
        """Return the account when it may send now."""
        account = self._around.book.get(self._account_id)
        if account is None or account.paused or account.stop_reason:
            return None
        return None if self._closing or self._halted or self._around.is_offline() else account

    def _may_send(self) -> bool:
        return self._account() is not None

    async def _step(self) -> float | None:
        """Start what may start; the next step comes when something ends, changes or is due."""
        wait = self._not_before - self._around.clock.monotonic()
        if wait > 0:
            return wait
        account = self._account()
        if account is None:
            return None
        free = account.parallel - len(self._flights)
        if free <= 0:
            return None
        wanted = free + len(self._flights)
        for order in await self._around.journal.queued(self._account_id, wanted):
            if order.id not in self._flights and free > 0 and self._may_send():
                self._start(account, order)
                free -= 1
        return None

    def _start(self, account: Account, order: Order) -> None:
        name = f"sending order {order.id}"
        task = asyncio.get_running_loop().create_task(self._fly(account, order), name=name)
        self._flights[order.id] = task

        def land(_task: "asyncio.Task[None]") -> None:
            self._flights.pop(order.id, None)
            self.loop.wake()

        task.add_done_callback(land)

    async def _fly(self, account: Account, order: Order) -> None:
        try:
            answer = await self._sending.attempt(account, order)
        except sqlite3.Error:
            _logger.exception("order %d was not sent: its intent cannot be written", order.id)
            self._wait(None)
            return
        except Exception:
            # Whatever this is, it must not be tried again by itself: the row tells what is known.
            _logger.exception("sending order %d failed in an unforeseen way", order.id)
            self._halted = True
            return
        if answer is not None:
            await self._heed(answer)

    async def _heed(self, answer: Answer) -> None:
        """Draw the consequences of an answer for the queue."""
        book, reach = self._around.book, self._around.reach
        match answer:
            case Accepted():
                self._patience.reset()
                reach.heard()
                self._around.when_accepted()
            case Refused(error, _):
                reach.failed(error)
                if isinstance(error, BadKey):
                    await book.stop(self._account_id, Stop.KEY_REFUSED)
                elif isinstance(error, ShortFunds):
                    await book.stop(self._account_id, Stop.FUNDS_SHORT)
            case Limited(seconds, _):
                reach.heard()
                self._wait(retry_after(seconds).total_seconds())
            case Unsent(reason):
                reach.set(Link.OFFLINE, reason)
                self._wait(None)
            case Lost():
                await book.stop(self._account_id, Stop.UNKNOWN_ORDER)

    def _wait(self, seconds: float | None) -> None:
        """Hold the queue for `seconds`; None backs off, longer with each failure in a row."""
        if seconds is None:
            seconds = self._patience.after_failure()
        self._not_before = max(self._not_before, self._around.clock.monotonic() + seconds)

    def retry(self) -> None:
        """Forget the back-off: the panel can be reached again, or the operator says so."""
        self._not_before = 0.0
        self.loop.wake()
