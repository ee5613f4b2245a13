"""Asking panels for cancels or refills of many orders: in batches, each with its own outcomes.

The intent is written before the first byte of a request leaves, its ending when the answer came.
What was lost is never asked again by itself. Only what surely was not taken is: for rate, or
because the panel does not take several orders at once.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.halves import MOST_REFUSED
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Source, Sources
from xpanel_desktop.domain.account import ReadOnly
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import (
    ABOUT_ONE,
    AlreadyRequested,
    BadKey,
    PanelError,
    RateLimited,
    Refusal,
    ShutOut,
    Unconfirmed,
    Unreachable,
)
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import Deed, Stand, Turn, turned
from xpanel_desktop.domain.schedule import BATCH
from xpanel_desktop.store.requests import Ending, RequestOpen, Requests

TRIES = 5
"""How often a batch that was refused for rate is asked, with the limiter's rests in between."""
LEFT_OUT = "left_out"
"""The words of a request about which the panel's answer says nothing."""


class Left(StrEnum):
    """Why an order was not asked about at all."""

    BLOCKED = "blocked"
    """A request for it is open since, or the verdict moved."""
    STOPPED = "stopped"
    """The operator stopped before its turn came."""
    READ_ONLY = "read_only"
    """The operator only looks at the account."""
    UNREACHABLE = "unreachable"
    """Nothing is taken: no connection, working offline, a key that is refused, or a ban."""
    REFUSED = "refused"
    """The panel refused all together and then one after the other, in the same words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one order: where its request stands, or why there is none."""

    order: Order
    stand: Stand | None = None
    words: str = ""
    """The panel's words, or a reason of ours."""
    left: Left | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """What asking works with."""

    requests: Requests
    sources: Sources
    clock: Clock
    notices: Notices
    is_xpanel: Callable[[int], bool]
    """Whether an account's panel only verifies a record when it is asked for a refill."""


@dataclass(slots=True)
class _OneByOne:
    """How it goes with orders that the panel refused together and that are asked one by one."""

    refusal: Refusal
    refused: int = 0
    """One after the other, in the words in which it refused them together."""
    in_vain: bool = False
    """None of the others will be taken."""
    worth_it: bool = False
    """The panel tells one from the other."""

    def heard(self, ending: Ending) -> None:
        """Learn from what came of one of them; a rate says nothing."""
        if ending.turn is Turn.REJECT and ending.words == self.refusal.words:
            self.refused += 1
        elif ending.turn is not Turn.NOT_TAKE:
            self.worth_it = True
        worth_it = self.worth_it or isinstance(self.refusal, ABOUT_ONE)
        self.in_vain = self.refused >= MOST_REFUSED and not worth_it


class Run:
    """One deed for many orders. It goes once; `results` fills as answers come."""

    def __init__(self, means: Means, deed: Deed, orders: Sequence[Order]) -> None:
        self.deed = deed
        self.orders = tuple(orders)
        self.results: list[Result] = []
        self._means = means
        self._stopped = asyncio.Event()
        self._singly: dict[int, _OneByOne] = {}
        self._told: Callable[[], None] = lambda: None

    @property
    def stopped(self) -> bool:
        """Whether it was stopped."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask no further; what is under way is waited for, and its outcome kept."""
        self._stopped.set()

    async def go(self, told: Callable[[], None] = lambda: None) -> list[Result]:
        """Ask about all orders, the accounts side by side; `told` is called as results come.

        No failure of one batch or account ends another.
        """
        self._told = told
        by_account: defaultdict[int, list[Order]] = defaultdict(list)
        for order in sorted(self.orders, key=lambda one: one.id):
            by_account[order.ticket.account_id].append(order)
        work = (self._account(number, some) for number, some in by_account.items())
        failures = await asyncio.gather(*work, return_exceptions=True)
        for failure in failures:
            if isinstance(failure, BaseException):
                raise failure
        return self.results

    async def _account(self, account_id: int, orders: list[Order]) -> None:
        waiting = orders
        tries = 0
        while waiting:
            if self.stopped:
                self._leave(waiting, Left.STOPPED)
                return
            try:
                source = self._means.sources.get(account_id)
            except Unreachable as error:
                self._leave(waiting, Left.UNREACHABLE, error.words)
                return
            batch = waiting[: self._most(account_id, source)]
            try:
                again = await self._batch(account_id, source, batch, last=tries + 1 >= TRIES)
            except (Unreachable, BadKey, ShutOut) as error:
                self._leave(waiting, Left.UNREACHABLE, error.words)
                return
            except ReadOnly:
                self._leave(waiting, Left.READ_ONLY)
                return
            tries = tries + 1 if again else 0
            waiting = [*again, *waiting[len(batch) :]]
            singly = self._singly.get(account_id)
            if singly is not None and singly.in_vain:
                self._leave(waiting, Left.REFUSED, singly.refusal.words)
                return

    def _most(self, account_id: int, source: Source) -> int:
        if account_id in self._singly:
            return 1
        return source.panel.cancels_at_once if self.deed is Deed.CANCEL else BATCH

    async def _batch(
        self, account_id: int, source: Source, batch: list[Order], *, last: bool
    ) -> list[Order]:
        """Ask once about a batch; return those to be asked again: surely not taken.

        Raises Unreachable, ReadOnly, BadKey and ShutOut when nothing of it was taken, and nothing
        more will be: so it is too where the panel refuses all else in the same words.
        """
        flight = Flight(self._means, self.deed, batch, source)
        try:
            endings = await self._fly(flight)
        except RequestOpen as held:
            self._leave([one for one in batch if one.id in held.order_ids], Left.BLOCKED)
            return [one for one in batch if one.id not in held.order_ids]
        if endings is None:
            return batch  # stopped before anything left
        not_taken = [one for one in batch if endings[one.id].turn is Turn.NOT_TAKE]
        if flight.refused is not None and len(batch) > 1:
            if await source.shuts_out(flight.refused):
                raise ShutOut(flight.refused.words)
            self._singly[account_id] = _OneByOne(flight.refused)
            self._keep(batch, endings, but=not_taken)
            return not_taken
        if account_id in self._singly:
            self._singly[account_id].heard(endings[batch[0].id])
        self._keep(batch, endings, but=[] if last else not_taken)
        return [] if last else not_taken

    async def _fly(self, flight: "Flight") -> dict[int, Ending] | None:
        """Await a flight; one that has not left when the run is stopped does not leave."""
        task = asyncio.get_running_loop().create_task(flight.go(), name="ask a panel")
        stop = asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait([task, stop], return_when=asyncio.FIRST_COMPLETED)
            if not task.done() and not flight.leaving:
                task.cancel()
        finally:
            stop.cancel()
            if not task.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.shield(asyncio.wait([task]))
        return None if task.cancelled() else task.result()

    def _keep(
        self, batch: Sequence[Order], endings: dict[int, Ending], but: Sequence[Order] = ()
    ) -> None:
        again = {one.id for one in but}
        self.results += (
            Result(one, turned(Stand.ASKED, endings[one.id].turn), endings[one.id].words)
            for one in batch
            if one.id not in again
        )
        self._told()

    def _leave(self, orders: Sequence[Order], left: Left, words: str = "") -> None:
        self.results += (Result(one, words=words, left=left) for one in orders)
        self._told()


class Flight:
    """One request about a batch of orders, from its intent to its ending in the store."""

    def __init__(self, means: Means, deed: Deed, batch: Sequence[Order], source: Source) -> None:
        self.leaving = False
        """Whether the intent is being written, or was."""
        self.refused: Refusal | None = None
        """The panel refused the request as a whole: not the orders, what it was asked."""
        self._means = means
        self._deed = deed
        self._batch = batch
        self._source = source
        self._made: dict[int, int] = {}

    async def go(self) -> dict[int, Ending]:
        """Ask, and keep what came of it; return order id → ending.

        Raises RequestOpen, ReadOnly and Unreachable: nothing left then. Raises BadKey and ShutOut:
        nothing was taken.
        """
        try:
            endings = await self._ask()
        except (RequestOpen, ReadOnly, Unreachable):
            await self._keep(self._all(Turn.NOT_TAKE))  # where the intent stands, yet nothing left
            raise
        except (BadKey, ShutOut) as error:
            await self._keep(self._all(Turn.NOT_TAKE, error.words))
            raise
        except PanelError as error:
            endings = self._whole(error)
        except BaseException:
            await self._keep(self._all(Turn.LOSE))
            raise
        await self._keep(endings)
        return endings

    async def _ask(self) -> dict[int, Ending]:
        ids = [one.panel_id for one in self._batch]
        panel, heard = self._source.panel, self._source.heard
        if self._deed is Deed.CANCEL:
            taken = await heard(panel.cancel(ids, intent=self._intent))
            return {one.id: _cancel(taken, one) for one in self._batch}
        given = await heard(panel.refill(ids, intent=self._intent))
        return {one.id: self._refill(given, one) for one in self._batch}

    async def _intent(self) -> None:
        self.leaving = True
        ids = [one.id for one in self._batch]
        self._made = await self._means.requests.begin(self._deed, ids, self._means.clock.now())

    def _whole(self, error: PanelError) -> dict[int, Ending]:
        """Return the endings when the answer is about the request and not about its orders."""
        match error:
            case Unconfirmed():
                return self._all(Turn.LOSE, error.words)
            case RateLimited():
                return self._all(Turn.NOT_TAKE, error.words)
            case Refusal() if len(self._batch) > 1:
                self.refused = error
                return self._all(Turn.NOT_TAKE, error.words)
            case _:
                return self._all(Turn.REJECT, error.words)

    def _all(self, turn: Turn, words: str = "") -> dict[int, Ending]:
        return {one.id: Ending(turn, words) for one in self._batch}

    def _refill(self, given: "dict[str, str | PanelError]", order: Order) -> Ending:
        """Return an ending; the order's own id, or any on XPanel, is a verified record."""
        told = given.get(order.panel_id)
        if not isinstance(told, str):
            return _refused(told)
        record = told == order.panel_id or self._means.is_xpanel(order.ticket.account_id)
        return Ending(Turn.ACKNOWLEDGE if record else Turn.FOLLOW, "", told)

    async def _keep(self, endings: dict[int, Ending]) -> None:
        if not self._made:
            return
        by_request = {number: endings[one] for one, number in self._made.items()}
        await self._means.requests.end(by_request, self._means.clock.now())
        touched = Changes.of(Table.REQUESTS, self._made)
        self._means.notices.publish(touched | Changes.of(Table.ORDERS, self._made))


def _cancel(taken: "dict[str, PanelError | None]", order: Order) -> Ending:
    if order.panel_id not in taken:
        return Ending(Turn.LOSE, LEFT_OUT)
    told = taken[order.panel_id]
    return Ending(Turn.TAKE) if told is None else _refused(told)


def _refused(told: PanelError | None) -> Ending:
    """Return the ending of an order that the panel refused; None: the answer left it out."""
    if told is None:
        return Ending(Turn.LOSE, LEFT_OUT)
    if isinstance(told, AlreadyRequested):
        return Ending(Turn.FIND_OPEN, told.words)
    if isinstance(told, RateLimited):
        return Ending(Turn.NOT_TAKE, told.words)
    return Ending(Turn.REJECT, told.words)
