"""Evidence gathered from the practice panel over a real socket, and the decisions kept with it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.app.kit import account_on, eventually, opened, ordered, plain_service, reach, states
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice, until
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.gathering import GAP
from xpanel_desktop.app.reconciling import NoIdsInARow, Progress
from xpanel_desktop.app.searching import BATCH, MOST, TRIES
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import OtherRefusal, RateLimited, Unreachable
from xpanel_desktop.domain.evidence import (
    CANCELLED,
    BalanceEvidence,
    Choice,
    Decision,
    IdSearch,
    Kind,
    OwnOrders,
    Told,
    Why,
)
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.practice.life import Placed

PENDING, UNKNOWN, DRAFT = State.PENDING, State.UNKNOWN, State.DRAFT


@dataclass
class Shop:
    """A core on a practice panel, with a few orders placed and the last one unknown."""

    core: Core
    place: Practice
    account: Account
    service: Service
    clock: VirtualClock
    order: Order

    async def gather(self) -> None:
        task = asyncio.ensure_future(self.core.reconciling.gather(self.order))
        while not task.done():
            self.clock.advance(GAP / 10)
            await asyncio.sleep(0.001)
        await task

    async def search(self, progress: Progress | None = None) -> IdSearch:
        await self.core.reconciling.search(self.order, progress or Progress())
        case = await self.core.reconciling.case(self.order)
        assert case.evidence.search is not None
        return case.evidence.search

    async def verdict(self) -> tuple[Kind, set[Why]]:
        verdict = (await self.core.reconciling.case(self.order)).verdict
        assert verdict is not None
        return verdict.kind, {reason.code for reason in verdict.reasons}

    def elsewhere(self, charge: str, step: int = 1) -> str:
        """Place an order by another client of the key; return its id."""
        ledger = self.place.panel.desk.ledger
        number = ledger.next_id() - 1 + step
        at = ledger.now()
        ledger.place(Placed(number, int(self.service.id), "https://x/2", 500, Decimal(charge), at))
        return str(number)


@contextlib.asynccontextmanager
async def lost(
    folder: Path, fault: str = "cut-after-commit", earlier: int = 5
) -> AsyncIterator[Shop]:
    """Place `earlier` orders, then lose the answer of one by `fault`."""
    clock = VirtualClock()
    async with practice() as place, opened(folder, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        for number in range(earlier):
            clock.advance(60)
            await core.tickets.send(ordered(account, f"{number}", service))
            await reach(core, *[PENDING] * (number + 1))
        clock.advance(30)
        ids = [order.id for order in await core.orders.window(_all(), 0, 99)]
        await core.orders.refresh(ids)
        await core.balances.refresh(account.id)
        clock.advance(30)
        place.panel.faults.set(f"add:{fault}=@1")
        await core.tickets.send(ordered(account, "lost", service))
        await reach(core, *[PENDING] * earlier, UNKNOWN)
        place.panel.faults.set("")
        (order,) = await core.orders.window(_all(State.UNKNOWN), 0, 9)
        yield Shop(core, place, account, service, clock, order)


def _all(*wanted: State) -> Any:
    from xpanel_desktop.domain.query import OrderQuery

    return OrderQuery(frozenset(wanted), descending=False)


async def test_an_answer_cut_after_the_order_was_kept_is_likely_placed_and_found(
    tmp_path: Path,
) -> None:
    async with lost(tmp_path) as shop:
        await shop.gather()
        found = await shop.search()
        held = [o for o in shop.place.panel.desk.ledger.orders.values() if o.link.endswith("lost")]
        assert [one.panel_id for one in found.candidates] == [str(held[0].id)]
        assert found.candidates[0].charge == held[0].charge
        assert found.known_told is Told.KNOWN
        assert found.absurd_told is Told.REFUSED
        assert found.absurd_words == "Incorrect order ID"
        assert found.asked == found.wanted == MOST
        kind, codes = await shop.verdict()
        assert (kind, codes) == (
            Kind.LIKELY_PLACED, {Why.FELL_AS_EXPECTED, Why.ONE_FITS},
        )  # fmt: skip
        assert await states(shop.core) == [PENDING] * 5 + [UNKNOWN], "nothing is decided for them"
        assert len(shop.place.door.forms("add")) == 6, "nothing is sent"
        assert not shop.place.door.forms("refill")
        assert not shop.place.door.forms("cancel")


async def test_cut_before_the_order_was_kept_is_likely_not_placed_after_a_while(
    tmp_path: Path,
) -> None:
    async with lost(tmp_path, "html") as shop:
        await shop.gather()
        await shop.search()
        assert (await shop.verdict())[0] is Kind.INCONCLUSIVE, "too soon"
        shop.clock.advance(180)
        await shop.gather()
        await shop.search()
        assert await shop.verdict() == (
            Kind.LIKELY_NOT_PLACED, {Why.UNCHANGED, Why.NONE_FOUND},
        )  # fmt: skip


async def test_a_known_id_and_a_pace_are_needed(tmp_path: Path) -> None:
    async with lost(tmp_path, "html", earlier=2) as shop:
        shop.clock.advance(180)
        await shop.gather()
        await shop.search()
        assert await shop.verdict() == (
            Kind.INCONCLUSIVE, {Why.UNCHANGED, Why.NONE_FOUND, Why.FEW_KNOWN},
        )  # fmt: skip


async def test_without_any_known_id_nothing_is_asked(tmp_path: Path) -> None:
    async with lost(tmp_path, earlier=0) as shop:
        asked = len(shop.place.door.forms("status"))
        with pytest.raises(NoIdsInARow):
            await shop.search()
        assert len(shop.place.door.forms("status")) == asked
        before = (await shop.core.reconciling.case(shop.order)).verdict
        assert before is None
        await shop.gather()  # an account has a reading before its first order is sent
        assert Why.FELL_AS_EXPECTED in (await shop.verdict())[1]


async def test_without_a_reading_from_before_the_balance_tells_nothing(tmp_path: Path) -> None:
    async with lost(tmp_path, earlier=0) as shop:
        assert shop.order.sent_at is not None
        shop.order = replace(shop.order, sent_at=shop.order.sent_at - timedelta(days=400))
        await shop.gather()
        (kept,) = await shop.core.reconciling.kept(shop.order.id)
        assert isinstance(kept.piece, BalanceEvidence)
        assert kept.piece.before is None
        assert kept.piece.own == OwnOrders()


async def test_what_our_own_orders_hold_is_neither_asked_about_nor_found(tmp_path: Path) -> None:
    async with lost(tmp_path) as shop:
        held = shop.elsewhere("3", step=4)
        dear = await shop.search()
        assert [one.panel_id for one in dear.candidates][1:] == [held]
        assert dear.known[-1].number + 1 == dear.first
        third = (await shop.core.orders.window(_all(PENDING), 0, 9))[2]
        shop.order = replace(shop.order, sent_at=third.sent_at)  # as if two had left beside it
        await shop.search()
        (*_, kept) = await shop.core.reconciling.kept(shop.order.id)
        found = kept.piece
        assert isinstance(found, IdSearch)
        assert found.first == int(third.panel_id) + 1
        assert (found.asked, found.wanted) == (MOST - 2, MOST - 2)
        assert found.candidates == dear.candidates


async def test_a_shared_key_leaves_it_possible(tmp_path: Path) -> None:
    async with lost(tmp_path, "html") as shop:
        shop.elsewhere("7")
        shop.clock.advance(180)
        await shop.gather()
        await shop.search()
        assert await shop.verdict() == (Kind.POSSIBLY, {Why.FELL_OTHERWISE, Why.NONE_FITS})


async def test_cancelling_keeps_what_was_asked(tmp_path: Path) -> None:
    async with lost(tmp_path, "html") as shop:
        shop.clock.advance(180)
        progress = Progress()

        def cancel() -> None:
            progress.cancelled = progress.asked >= BATCH

        progress.tell = cancel
        found = await shop.search(progress)
        assert (found.asked, found.wanted, found.ended_by) == (BATCH, MOST, CANCELLED)
        assert Why.CUT_SHORT in (await shop.verdict())[1]


async def test_a_panel_that_breaks_midway_leaves_what_was_asked(tmp_path: Path) -> None:
    async with lost(tmp_path, "html") as shop:
        shop.place.panel.faults.set("status:502=@4")
        found = await shop.search()
        assert (found.asked, found.wanted) == (BATCH, MOST)
        assert found.ended_by
        shop.place.panel.faults.set("status:500=@1")
        kept = len(await shop.core.reconciling.kept(shop.order.id))
        with pytest.raises(Exception, match="Internal error"):
            await shop.search()
        assert len(await shop.core.reconciling.kept(shop.order.id)) == kept


async def test_offline_nothing_is_gathered(tmp_path: Path) -> None:
    async with lost(tmp_path) as shop:
        await shop.core.sessions.set_offline(offline=True)
        asked = len(shop.place.door.asked)
        for gathering in (shop.gather, shop.search):
            with pytest.raises(Unreachable, match="work_offline"):
                await gathering()
        assert len(shop.place.door.asked) == asked
        assert await shop.core.reconciling.kept(shop.order.id) == ()


class OddPanel:
    """Answers `status` in the way of another panel; the practice panel's orders are the truth."""

    def __init__(self, real: Any, way: str) -> None:
        self._real, self._way = real, way
        self.asked: list[int] = []

    async def status(self, ids: list[str]) -> Mapping[str, Any]:
        self.asked.append(len(ids))
        told = await self._real.status(ids)
        if self._way == "busy" and len(self.asked) % 2:
            raise RateLimited("slow down", retry_after=0)
        if self._way == "too busy" and len(self.asked) > 2:
            raise RateLimited("slow down", retry_after=0)
        if self._way == "refuses several" and len(ids) > 1:
            raise OtherRefusal("Too many")
        if self._way == "says other things of some":
            return {
                one: OtherRefusal("Try later") if number % 7 == 3 else at
                for number, (one, at) in enumerate(told.items())
            }
        if self._way == "one only" and len(ids) > 1:
            return {ids[0]: told[ids[0]]}
        if self._way == "leaves out" and len(ids) > 1:
            return {one: at for one, at in told.items() if not isinstance(at, Exception)}
        if self._way == "words of its own":
            return {
                one: type(at).__base__("yok böyle sipariş") if isinstance(at, Exception) else at  # type: ignore[misc]
                for one, at in told.items()
            }
        if self._way == "silent":
            return {one: at for one, at in told.items() if not isinstance(at, Exception)}
        return told


@pytest.mark.parametrize(
    ("way", "requests", "kind"),
    [
        ("one only", 2 + 1 + MOST, Kind.LIKELY_NOT_PLACED),
        ("refuses several", 2 + 1 + MOST, Kind.LIKELY_NOT_PLACED),
        ("busy", 2 * (2 + MOST // BATCH), Kind.LIKELY_NOT_PLACED),
        ("too busy", 2 + TRIES, Kind.INCONCLUSIVE),
        ("says other things of some", 2 + MOST // BATCH, Kind.INCONCLUSIVE),
        ("leaves out", 2 + MOST // BATCH, Kind.LIKELY_NOT_PLACED),
        ("words of its own", 2 + MOST // BATCH, Kind.LIKELY_NOT_PLACED),
        ("silent", 2 + MOST // BATCH, Kind.INCONCLUSIVE),
    ],
)
async def test_panels_that_answer_otherwise(
    tmp_path: Path, way: str, requests: int, kind: Kind
) -> None:
    async with lost(tmp_path, "html") as shop:
        shop.clock.advance(180)
        await shop.gather()
        sources = shop.core.reconciling._searching._sources
        source = sources.get(shop.account.id)
        odd: Any = OddPanel(source.panel, way)
        sources.connect(shop.account.id, replace(source, panel=odd))
        await shop.search()
        assert len(odd.asked) == requests
        assert (await shop.verdict())[0] is kind


async def test_a_decision_is_kept_with_the_verdict_that_was_shown(tmp_path: Path) -> None:
    async with lost(tmp_path) as shop:
        await shop.gather()
        found = await shop.search()
        shown = (await shop.core.reconciling.case(shop.order)).verdict
        order = await shop.core.reconciling.attach(
            shop.order.id, found.candidates[0].panel_id, shown
        )
        assert order.state is PENDING
        kept = await shop.core.reconciling.kept(order.id)
        assert [type(one.piece) for one in kept] == [BalanceEvidence, IdSearch, Decision]
        assert kept[-1].piece == Decision(Choice.ATTACHED, shown, found.candidates[0].panel_id)
        assert kept[1].piece == found


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
async def test_without_an_id_nothing_is_attached(tmp_path: Path, typed: str) -> None:
    async with lost(tmp_path, earlier=0) as shop:
        with pytest.raises(ValueError, match="by its id"):
            await shop.core.reconciling.attach(shop.order.id, typed)
        assert await states(shop.core) == [UNKNOWN]
        assert await shop.core.reconciling.kept(shop.order.id) == ()


async def test_writing_again_names_its_parent_and_lifts_nothing(tmp_path: Path) -> None:
    async with lost(tmp_path) as shop:
        draft = await shop.core.reconciling.write_again(shop.order)
        assert (draft.state, draft.parent_id) == (DRAFT, shop.order.id)
        assert draft.ticket == shop.order.ticket
        await shop.core.tickets.queue([draft.id])
        stopped = shop.core.accounts.get(shop.account.id)
        assert stopped is not None
        assert stopped.stop_reason == Stop.UNKNOWN_ORDER
        await shop.gather()  # time passes
        assert await states(shop.core) == [PENDING] * 5 + [UNKNOWN, State.QUEUED]
        assert len(shop.place.door.forms("add")) == 6
        (kept, *_) = await shop.core.reconciling.kept(shop.order.id)
        assert kept.piece == Decision(Choice.WROTE_AGAIN, None, draft_id=draft.id)
        await shop.core.reconciling.declare_not_placed(shop.order.id)
        await eventually(lambda: _sent(shop.core, draft.id))
        await until(lambda: len(shop.place.door.forms("add")) == 7)


async def _sent(core: Core, order_id: int) -> bool:
    (order,) = await core.orders.get([order_id])
    return order.state is PENDING
