"""The outbox on a real database and a scripted panel: what each ending does to order and queue."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.app.kit import all_orders, reach, rigged, states
from tests.support.practice import until
from xpanel_desktop.app.connection import Link
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Lost, Raw, Refused, Unsent
from xpanel_desktop.domain.errors import BadKey, BadLink, LinkBusy, ShortFunds
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop

RAW = Raw(200, '{"error":"no"}')
LOST = Lost("cut", Raw(None, ""))
PENDING, QUEUED, REFUSED, UNKNOWN = State.PENDING, State.QUEUED, State.REFUSED, State.UNKNOWN


async def test_orders_leave_in_the_order_of_the_queue_and_only_once(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        await rig.queue("a", "b", "c")
        await reach(rig.core, PENDING, PENDING, PENDING)
        assert rig.panel.sent == ["https://x/a", "https://x/b", "https://x/c"]
        assert rig.panel.most_at_once == 1
        assert [order.panel_id for order in await all_orders(rig.core)] == ["1000", "1001", "1002"]
        assert len(rig.accepted) == 3


@pytest.mark.parametrize("parallel", [1, 3, 8])
async def test_as_many_are_in_flight_as_the_operator_allows(tmp_path: Path, parallel: int) -> None:
    async with rigged(tmp_path, parallel=parallel) as rig:
        rig.panel.gate.clear()
        await rig.queue(*map(str, range(10)))
        await until(lambda: rig.panel.at_once == parallel)
        assert rig.outbox.in_flight == parallel
        rig.panel.gate.set()
        await reach(rig.core, *[PENDING] * 10)
        assert rig.panel.most_at_once == parallel
        assert len(set(rig.panel.sent)) == 10


async def test_what_is_queued_beside_orders_under_way_gets_the_places_that_are_left(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path, parallel=3) as rig:
        rig.panel.gate.clear()
        await rig.queue("a")
        await until(lambda: rig.panel.at_once == 1)
        await rig.core.accounts.set_paused(rig.account.id, paused=True)
        await rig.queue("b", "c", "d")
        await rig.core.accounts.set_paused(rig.account.id, paused=False)
        await until(lambda: rig.panel.at_once == 3)
        rig.panel.gate.set()
        await reach(rig.core, *[PENDING] * 4)
        assert rig.panel.most_at_once == 3
        assert rig.panel.sent == [f"https://x/{name}" for name in "abcd"]


@pytest.mark.parametrize(
    ("answer", "stop"),
    [
        (Refused(BadKey("Invalid API key"), RAW), Stop.KEY_REFUSED),
        (Refused(ShortFunds("Not enough funds"), RAW), Stop.FUNDS_SHORT),
    ],
)
async def test_a_refusal_that_concerns_all_orders_stops_the_queue(
    tmp_path: Path, answer: Answer, stop: Stop
) -> None:
    async with rigged(tmp_path, answer) as rig:
        await rig.queue("a", "b")
        await reach(rig.core, REFUSED, QUEUED)
        await until(lambda: rig.stop_reason == stop)
        assert rig.panel.sent == ["https://x/a"]
        assert await rig.core.accounts.lift_stop(rig.account.id)
        await reach(rig.core, REFUSED, PENDING)


@pytest.mark.parametrize("error", [BadLink("Bad Link"), LinkBusy("active order")])
async def test_any_other_refusal_is_kept_in_the_panels_words_and_the_queue_goes_on(
    tmp_path: Path, error: BadLink | LinkBusy
) -> None:
    async with rigged(tmp_path, Refused(error, RAW)) as rig:
        await rig.queue("a", "b")
        await reach(rig.core, REFUSED, PENDING)
        refused = (await all_orders(rig.core))[0]
        assert refused.problem == error.words
        assert rig.stop_reason == ""
        await until(lambda: rig.reach.connection.link is Link.ONLINE)


async def test_a_panel_that_asks_for_rest_gets_it(tmp_path: Path) -> None:
    async with rigged(tmp_path, Limited(40, RAW)) as rig:
        await rig.queue("a", "b")
        await until(lambda: rig.clock.next_in == 40)
        assert await states(rig.core) == [QUEUED, QUEUED]
        rig.outbox.retry()  # the operator's impatience does not count against the panel's word
        rig.clock.advance(39)
        await asyncio.sleep(0.02)
        assert rig.panel.sent == ["https://x/a"]
        rig.clock.advance(1)
        await reach(rig.core, PENDING, PENDING)
        attempts = await rig.core.orders.attempts(1)
        assert [one.ending for one in attempts] == [Ending.LIMITED, Ending.ACCEPTED]


async def test_what_surely_did_not_leave_is_tried_again_after_a_growing_wait(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path, *[Unsent("connect")] * 3) as rig:
        await rig.queue("a")
        waits: list[float] = []
        for _ in range(3):
            await until(lambda: rig.clock.next_in is not None)
            waits.append(rig.clock.next_in or 0)
            assert rig.reach.connection.link is Link.OFFLINE
            rig.clock.advance(waits[-1])
        await reach(rig.core, PENDING)
        await until(lambda: rig.reach.connection.link is Link.ONLINE)
        assert 1 <= waits[0] <= 2 <= waits[1] <= 4 <= waits[2] <= 8
        assert len(await rig.core.orders.attempts(1)) == 1


async def test_eight_that_fail_together_count_as_one_failure(tmp_path: Path) -> None:
    async with rigged(tmp_path, *[Unsent("connect")] * 8, parallel=8) as rig:
        rig.panel.before.clear()
        await rig.queue(*map(str, range(8)))
        await until(lambda: len(rig.outbox._flights) == 8)
        rig.panel.before.set()
        await until(lambda: rig.clock.next_in is not None and not rig.panel.plays)
        assert (rig.clock.next_in or 0) <= 2


async def test_an_unknown_order_stops_the_queue_until_it_is_decided(tmp_path: Path) -> None:
    async with rigged(tmp_path, LOST) as rig:
        await rig.queue("a", "b")
        await reach(rig.core, UNKNOWN, QUEUED)
        await until(lambda: rig.stop_reason == Stop.UNKNOWN_ORDER)
        assert not await rig.core.accounts.lift_stop(rig.account.id)
        assert rig.stop_reason == Stop.UNKNOWN_ORDER
        await rig.core.reconciling.attach(1, "777")
        await reach(rig.core, PENDING, PENDING)
        assert rig.stop_reason == ""
        assert rig.panel.sent == ["https://x/a", "https://x/b"]


async def test_of_several_unknown_orders_the_last_decision_lifts_the_stop(tmp_path: Path) -> None:
    async with rigged(tmp_path, LOST, LOST, parallel=2) as rig:
        rig.panel.gate.clear()
        await rig.queue("a", "b", "c")
        await until(lambda: rig.panel.at_once == 2)
        rig.panel.gate.set()
        await reach(rig.core, UNKNOWN, UNKNOWN, QUEUED)
        await rig.core.reconciling.declare_not_placed(1)
        assert rig.stop_reason == Stop.UNKNOWN_ORDER
        await rig.core.reconciling.declare_not_placed(2)
        await reach(rig.core, State.NOT_PLACED, State.NOT_PLACED, PENDING)


async def test_others_in_flight_are_finished_when_one_is_lost(tmp_path: Path) -> None:
    async with rigged(tmp_path, LOST, parallel=3) as rig:
        rig.panel.gate.clear()
        await rig.queue("a", "b", "c", "d")
        await until(lambda: rig.panel.at_once == 3)
        rig.panel.gate.set()
        await reach(rig.core, UNKNOWN, PENDING, PENDING, QUEUED)


async def test_nothing_slips_out_while_a_lost_order_is_being_written_down(tmp_path: Path) -> None:
    async with rigged(tmp_path, LOST, parallel=2) as rig:
        true_end, written, asked = rig.stores.journal.end, asyncio.Event(), asyncio.Event()

        async def slow_end(*parts: Any, **named: Any) -> Order:
            asked.set()
            await written.wait()
            return await true_end(*parts, **named)

        rig.stores.journal.end = slow_end  # type: ignore[method-assign]
        rig.panel.gate.clear()
        await rig.queue("a")
        await until(lambda: rig.panel.at_once == 1)
        rig.panel.before.clear()
        await rig.queue("b")
        await until(lambda: len(rig.outbox._flights) == 2)  # b waits for its moment of sending
        rig.panel.gate.set()
        await asked.wait()  # a is lost, and that is not written yet
        assert rig.stop_reason == ""
        rig.panel.before.set()
        await until(lambda: len(rig.outbox._flights) == 1)
        assert rig.panel.sent == ["https://x/a"]
        written.set()
        await reach(rig.core, UNKNOWN, QUEUED)
        assert rig.panel.sent == ["https://x/a"]


async def test_an_id_that_another_order_holds_makes_an_order_unknown(tmp_path: Path) -> None:
    async with rigged(tmp_path, None, Accepted("1000", RAW)) as rig:
        await rig.queue("a", "b", "c")
        await reach(rig.core, PENDING, UNKNOWN, QUEUED)
        await until(lambda: rig.stop_reason == Stop.UNKNOWN_ORDER)
        attempt = (await rig.core.orders.attempts(2))[0]
        assert attempt.ending is Ending.UNKNOWN
        assert "1000" in attempt.reason
        assert attempt.answer == RAW.text


async def test_what_cannot_be_judged_after_sending_is_unknown(tmp_path: Path) -> None:
    async with rigged(tmp_path, RuntimeError("a fault of ours")) as rig:
        await rig.queue("a", "b")
        await reach(rig.core, UNKNOWN, QUEUED)
        assert (await rig.core.orders.attempts(1))[0].reason == "unforeseen: RuntimeError"


async def test_pause_holds_between_the_taking_and_the_sending(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.before.clear()
        await rig.queue("a")
        await until(lambda: rig.outbox._flights)
        await rig.core.accounts.set_paused(rig.account.id, paused=True)
        rig.panel.before.set()
        await until(lambda: not rig.outbox._flights)
        assert rig.panel.sent == []
        assert await states(rig.core) == [QUEUED]
        assert await rig.core.orders.attempts(1) == []
        await rig.core.accounts.set_paused(rig.account.id, paused=False)
        await reach(rig.core, PENDING)


async def test_working_offline_holds_between_the_taking_and_the_sending(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.before.clear()
        await rig.queue("a")
        await until(lambda: rig.outbox._flights)
        await rig.core.sessions.set_offline(offline=True)
        rig.panel.before.set()
        await until(lambda: not rig.outbox._flights)
        assert rig.panel.sent == []
        await rig.core.sessions.set_offline(offline=False)
        await reach(rig.core, PENDING)


async def test_an_order_that_the_operator_took_back_is_not_sent(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.before.clear()
        await rig.queue("a", "b")
        await until(lambda: rig.outbox._flights)
        assert await rig.core.tickets.hold([1]) == [1]
        rig.panel.before.set()
        await reach(rig.core, State.HELD, PENDING)
        assert rig.panel.sent == ["https://x/b"]
