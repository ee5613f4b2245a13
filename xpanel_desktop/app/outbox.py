"""The outbox of one account: takes queued orders in their order and sends each once.

At most `account.parallel` adds are in flight; each is a task of its own. From the moment of sending
on nothing cancels it, so that an answer is always waited for, up to its deadline. An answer that
stops the queue stops it before it is written down, so that nothing slips through meanwhile.

While the answer of one is written down, the order whose turn comes next is looked at; it goes once
the other has landed.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.caution import Caution
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import Link, Reach
from xpanel_desktop.app.emergency import Emergency
from xpanel_desktop.app.flights import Flight, Flights
from xpanel_desktop.app.gate import AsLookedAt, Gate
from xpanel_desktop.app.local_days import begins, day_at
from xpanel_desktop.app.loops import Loop, OnTrouble, Patience, first_of
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sending import DEADLINE, Sending
from xpanel_desktop.app.troubles import Troubles, What
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Lost, Refused, Unsent
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import kept
from xpanel_desktop.domain.errors import BadKey, PanelError, ShortFunds
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.schedule import ClockWatch, retry_after
from xpanel_desktop.domain.state import Event
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.queue import Queue

GRACE = 5.0
"""Seconds beyond its deadline that a closing outbox gives an answer to be written down."""
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an outbox works with."""

    book: AccountBook
    journal: Journal
    queue: Queue
    drafts: Drafts
    gate: Gate
    caution: Caution
    emergency: Emergency
    clock: Clock
    notices: Notices
    troubles: Troubles
    reach: Reach
    is_offline: Callable[[], bool]
    recover: Callable[[], Awaitable[list[int]]]
    """Decides on the account's orders that an earlier outbox left being sent; returns them."""
    when_accepted: Callable[[], None]
    on_trouble: OnTrouble


class Outbox:
    """Sends one account's queue."""

    def __init__(self, account_id: int, panel: Panel, around: Surroundings) -> None:
        self._account_id = account_id
        self._around = around
        self._sending = Sending(
            panel,
            around.journal,
            around.clock,
            around.notices,
            around.troubles,
            self,
            around.emergency,
        )
        self._flights = Flights()
        self._held_by: set[int] = set()
        """Orders whose answer stops the queue, or cannot be written, until that is dealt with."""
        self._refused_for: type[PanelError] | None = None
        """Why the last answer of a panel refused an order; None when it did not."""
        self._watch = ClockWatch(around.clock.now(), around.clock.awake())
        self._slept: datetime | None = None
        """What was queued up to then waited through a sleep; None once that was looked into."""
        self._not_before = 0.0
        self._asked_for_rest_until = 0.0
        self._patience = Patience()
        self._closing = self._recovered = False
        name = f"outbox of account {account_id}"
        self.loop = Loop(name, self._step, around.clock, around.on_trouble)

    @property
    def in_flight(self) -> int:
        """How many adds have left and have no ending yet."""
        return self._flights.left

    def retry(self) -> None:
        """Forget the back-off: the panel can be reached again, or the operator says so.

        A rest that the panel asked for is kept.
        """
        self._not_before = 0.0
        self.loop.wake()

    async def stop(self) -> None:
        """Take nothing more, wait for what has left, up to its deadline, and end.

        What cannot be written down even then is SENDING in the journal: UNKNOWN at the next start,
        the program's or the account's.
        """
        self._closing = True
        await self.loop.stop()
        for flight in tuple(self._flights.values()):
            if not flight.left:
                flight.task.cancel()
        tasks = [flight.task for flight in self._flights.values()]
        if tasks:
            await first_of(asyncio.wait(tasks), self._around.clock.sleep(DEADLINE + GRACE))
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    def may_send(self, order_id: int) -> bool:
        """Tell whether an order that was taken may leave now."""
        account = self._ready_account()
        room = account is not None and self.in_flight < account.parallel
        return room and self._bounds_hold(order_id)

    def may_go_on(self, order_id: int) -> bool:
        """Tell whether nothing came up while an intent was being written: a pause, a stop, a sleep.

        A rest was asked for before; the order is one of those in flight now.
        """
        account = self._account()
        if account is None or self._has_slept or self.in_flight > account.parallel:
            return False
        return self._bounds_hold(order_id)

    def _has_place(self) -> bool:
        """Tell whether one more order may be started: to leave now, or once one has landed."""
        account = self._ready_account()
        return account is not None and self._flights.unheard < account.parallel

    def _ready_account(self) -> Account | None:
        """Return the account when it may send at this moment."""
        return None if self._has_slept or self._wait_left() > 0 else self._account()

    def _bounds_hold(self, order_id: int) -> bool:
        """Tell whether limits and prices are those of the last look; if not, there is another."""
        return self._flights[order_id].bounds == self._around.gate.bounds(self._account_id)

    def leaving(self, order_id: int) -> None:
        """Note that an order leaves: from now on it is waited for."""
        self._flights[order_id].left = True

    def ended(self, order_id: int, answer: Answer) -> None:
        """Hold the queue at once when an answer stops it, until `_heed` has drawn consequences."""
        before, self._refused_for = self._refused_for, _refusal(answer, self._refused_for)
        flight = self._flights[order_id]
        flight.twice = isinstance(answer, Refused) and before is self._refused_for
        flight.heard = _lets_go_on(answer) and not flight.twice
        if flight.heard:
            self.loop.wake()
        else:
            self._held_by.add(order_id)

    def unwritten(self, order_id: int) -> None:
        """Hold the queue until the answer of this order is written."""
        self._held_by.add(order_id)

    def _account(self) -> Account | None:
        """Return the account when it may send, back-off aside."""
        account = self._around.book.get(self._account_id)
        if account is None or account.paused or account.stop_reason or account.read_only:
            return None
        around = self._around
        held = self._closing or self._held_by or around.is_offline() or around.caution.holds_all
        return None if held else account

    def _wait_left(self) -> float:
        until = max(self._not_before, self._asked_for_rest_until)
        return until - self._around.clock.monotonic()

    async def _step(self) -> float | None:
        """Start what may start; the next step comes when something ends, changes or is due."""
        self._look_at_clock()
        if not self._recovered:
            await self._recover()
        account = self._account()
        if account is None:
            return None
        wait = self._wait_left()
        if wait > 0:
            return wait
        if self._flights.unheard >= account.parallel:
            return None
        around, now = self._around, self._around.clock.now()
        rest = around.caution.rest
        if await self._slept_over(now, rest):
            return None
        ready = await around.queue.ready(self._account_id, now, account.parallel, rest)
        await self._start_some(account, ready)
        if self._has_slept:
            return 0.0
        if self._flights.unheard >= account.parallel:
            return None
        due = await around.queue.next_due(self._account_id, now, rest)
        return None if due is None else max((due - around.clock.now()).total_seconds(), 0.001)

    async def _start_some(self, account: Account, ready: list[Order]) -> None:
        """Start the first of the orders that are ready, as many as there is room for."""
        for order in ready:
            if not self._has_place():
                break  # the turn of what follows has not come, and all of it may change until then
            if order.id in self._flights or not await self._is_as_written(account, order):
                continue
            bounds = self._around.gate.bounds(account.id)  # nothing was awaited since the look
            if await self._beyond_the_day(account, order):
                if not self._flights:  # a stop would call back those that are about to leave
                    await self._around.book.stop(account.id, Stop.DAILY_LIMIT)
                break  # what stands behind it does not overtake it
            if self._has_place():
                self._start(account, order, bounds)

    async def _recover(self) -> None:
        """Before anything is sent, decide on what an earlier outbox of the account left behind."""
        around = self._around
        moved = await around.recover()
        await around.book.heed_unknowns(self._account_id)
        self._recovered = True
        if moved:
            around.notices.publish(Changes.of(Table.ORDERS, moved))

    @property
    def _has_slept(self) -> bool:
        """Whether the machine slept and it was not looked into yet what waited meanwhile."""
        clock = self._around.clock
        return self._slept is not None or self._watch.has_jumped(clock.now(), clock.awake())

    def _look_at_clock(self) -> None:
        """Note a sleep of the machine, also while nothing may be sent."""
        clock = self._around.clock
        self._slept = self._watch.jumped(clock.now(), clock.awake()) or self._slept

    async def _slept_over(self, now: datetime, rest: timedelta) -> bool:
        """Stop the queue when it waited through a sleep of the machine; what came after it goes."""
        before = self._slept
        if before is None:
            return False
        waited = await self._around.queue.waits_since(self._account_id, before, now, rest)
        if waited:
            await self._around.book.stop(self._account_id, Stop.CLOCK_JUMPED)
        self._slept = None
        return waited

    async def _is_as_written(self, account: Account, order: Order) -> bool:
        """Look once more at an order whose turn has come; hold it when it is not what it was."""
        problem = await self._around.gate.problem(account, order)
        if problem is None:
            return True
        now = self._around.clock.now()
        held = await self._around.drafts.move([order.id], Event.HOLD, now, kept(problem))
        self._around.notices.publish(Changes.of(Table.ORDERS, held or [order.id]))
        return False

    async def _beyond_the_day(self, account: Account, order: Order) -> bool:
        """Tell whether an order would cost more than the operator lets a day cost.

        Orders that are about to leave count as well; one whose charge is not known counts nothing.
        """
        around = self._around
        limit = around.caution.daily_limit(account.id)
        if limit is None or order.expected_charge is None:
            return False
        today = begins(day_at(around.clock.now()))
        spent = await around.queue.spent(account.id, today, set(self._flights))
        return spent + order.expected_charge > limit

    def _start(self, account: Account, order: Order, bounds: AsLookedAt) -> None:
        name = f"sending order {order.id}"
        task = asyncio.get_running_loop().create_task(self._fly(account, order), name=name)
        self._flights[order.id] = Flight(task, bounds, self._around.clock.monotonic())
        self._clear()
        task.add_done_callback(lambda _task: self._land(order.id))

    def _land(self, order_id: int) -> None:
        self._flights.pop(order_id, None)
        self._clear()
        self.loop.wake()

    def _clear(self) -> None:
        """Let those take off that there is room for beside others that have not landed."""
        account = self._around.book.get(self._account_id)
        self._flights.clear_first(account.parallel if account else 0)

    async def _fly(self, account: Account, order: Order) -> None:
        if not await self._flights[order.id].may_take_off(self._around.clock):
            return  # it is taken again, and looked at as things are by now
        try:
            answer = await self._sending.attempt(account, order)
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing left: told, tried later
            self._not_sent(order, error)
            return
        self._around.troubles.settle(What.NOT_SENT, self._account_id)
        if answer is not None:
            await self._heed(answer, twice=self._flights[order.id].twice)
        self._held_by.discard(order.id)

    def _not_sent(self, order: Order, error: Exception) -> None:
        """Tell why an order did not leave, and back off."""
        _logger.error("order %d was not sent", order.id, exc_info=error)
        words = str(error) if isinstance(error, sqlite3.Error) else type(error).__name__
        self._around.troubles.report(What.NOT_SENT, self._account_id, words=words)
        self._back_off()

    async def _heed(self, answer: Answer, *, twice: bool) -> None:
        """Draw the consequences of an answer for the queue."""
        book, reach = self._around.book, self._around.reach
        match answer:
            case Accepted():
                self._patience.reset()
                reach.heard()
                self._around.when_accepted()
            case Refused(BadKey() as error, _):
                reach.failed(error)
                await book.stop(self._account_id, Stop.KEY_REFUSED)
            case Refused(error, _):
                self._patience.reset()
                reach.heard()
                if isinstance(error, ShortFunds):
                    await book.stop(self._account_id, Stop.FUNDS_SHORT)
                elif twice:
                    self._refused_for = None  # the operator has looked: it is counted anew
                    await book.stop(self._account_id, Stop.REFUSED_TWICE)
            case Limited(seconds, _):
                reach.heard()
                rest = self._around.clock.monotonic() + retry_after(seconds).total_seconds()
                self._asked_for_rest_until = max(self._asked_for_rest_until, rest)
            case Unsent(reason):
                reach.set(Link.OFFLINE, reason)
                self._back_off()
            case Lost():  # pragma: no branch - all
                await book.heed_unknowns(self._account_id)

    def _back_off(self) -> None:
        """Hold the queue for a while, longer with each failure in a row; one for those at once."""
        now = self._around.clock.monotonic()
        if self._not_before <= now:
            self._not_before = now + self._patience.after_failure()


def _refusal(answer: Answer, before: type[PanelError] | None) -> type[PanelError] | None:
    """Return for what the last order that a panel judged was refused; None: it was accepted."""
    match answer:
        case Refused(error, _):
            return type(error)
        case Accepted():
            return None
        case _:  # no judgement of the order
            return before


def _lets_go_on(answer: Answer) -> bool:
    """Tell whether the queue goes on after an answer as if nothing were."""
    if isinstance(answer, Refused):
        return not isinstance(answer.error, BadKey | ShortFunds)
    return isinstance(answer, Accepted)
