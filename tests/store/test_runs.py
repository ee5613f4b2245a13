"""Runs of a drip-feed that are followed by ids of their own cost nothing beside the drip-feed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from tests.store.test_following import WORDING
from tests.store.test_reckoning import Till, day
from tests.store.test_spending import WHOLE
from xpanel_desktop.domain.closing import Question
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.reckoning import Verdict
from xpanel_desktop.domain.spending import By, Span
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.store.history import HistoryRows
from xpanel_desktop.store.spending import SpendingRows

DRIP = Report("Active", Decimal("0.30"), runs="2/3", children=("71", "72"))
RUNS = {"71": Report("Completed", Decimal("0.10")), "72": Report("In progress", Decimal("0.10"))}
SPAN = Span(WHOLE.day, WHOLE.begins - timedelta(days=30), WHOLE.ends + timedelta(days=30))


async def follow(shop: Shop, told: dict[str, Report]) -> list[Order]:
    rows = FollowedRows(shop.database)
    return await shop.pages.get(await rows.follow(shop.account, told.items(), WORDING, shop.clock))


async def spent(shop: Shop) -> tuple[Decimal, int]:
    """What all orders cost, and how many there are."""
    parts = await SpendingRows(shop.database).parts(By.ACCOUNT, [SPAN])
    return sum((one.cost for one in parts), Decimal(0)), sum(one.orders for one in parts)


@pytest.mark.parametrize("first", ["parent", "runs"])
async def test_a_run_counts_with_its_drip_feed_and_not_beside_it(shop: Shop, first: str) -> None:
    both = [{"7": DRIP}, RUNS]
    for told in both if first == "parent" else both[::-1]:
        await follow(shop, told)
    assert await spent(shop) == (Decimal("0.30"), 1)
    bought = await SpendingRows(shop.database).bought("Ayşe", [SPAN])
    assert [one.panel_id for one in bought] == ["7"]


async def test_a_run_of_our_own_drip_feed_counts_with_what_it_is_expected_to_cost(
    shop: Shop,
) -> None:
    parent = await shop.placed("7")
    told = Report("Active", None, runs="2/3", children=("71", "72"))
    await shop.tracking.apply({parent.id: told}, shop.clock)
    await follow(shop, RUNS)
    assert await spent(shop) == (Decimal("0.09"), 1)


@pytest.mark.parametrize("charge", [None, Decimal(0)])
async def test_runs_count_where_their_drip_feed_tells_no_cost(
    shop: Shop, charge: Decimal | None
) -> None:
    await follow(shop, {"7": Report("Completed", charge, children=("71", "72"))})
    await follow(shop, RUNS)
    assert await spent(shop) == (Decimal("0.20"), 3)


async def test_what_a_panel_names_of_our_own_orders_still_counts(shop: Shop) -> None:
    await shop.placed("71")
    await follow(shop, {"7": DRIP})
    assert await spent(shop) == (Decimal("0.39"), 2)


async def test_two_that_name_each_other_and_one_that_names_itself_count_once_each(
    shop: Shop,
) -> None:
    one = Report("Active", Decimal("0.30"), children=("8", "7"))
    other = Report("Active", Decimal("0.10"), children=("7",))
    await follow(shop, {"7": one, "8": other})
    assert await spent(shop) == (Decimal("0.30"), 1)


async def told(till: Till, order: Order, report: Report) -> None:
    till.shop.tick()
    await till.shop.tracking.apply({order.id: report}, till.shop.clock)


@pytest.fixture
async def till(shop: Shop) -> Till:
    made = Till(shop)
    await made.read("10")
    return made


async def test_what_a_run_is_charged_moved_the_balance_with_its_drip_feed(till: Till) -> None:
    parent, first, _ = await follow(till.shop, {"7": DRIP, **RUNS})
    await till.read("10")
    await told(till, first, Report("Completed", Decimal("0.15")))
    await till.read("10")
    assert await till.explain() == []
    await told(till, first, Report("Canceled", Decimal(0)))
    await told(till, parent, Report("Partial", Decimal("0.15"), children=("71", "72")))
    await till.read("10.15")
    (row,) = await till.explain()
    assert (row.verdict, row.refunded, row.elsewhere) == (Verdict.OURS, 15_000_000, 0)
    (statement,) = await till.closes.statements(till.ids, [day(till)])
    assert (statement.sums.refunded, statement.sums.charged) == (Decimal("0.15"), Decimal("0.00"))
    rows = (await till.closes.mismatches(till.ids, day(till))).rows
    assert [one.line.panel_id for one in rows if one.line] == ["7"]
    assert {one.question for one in rows} == {Question.FOLLOWED}


async def test_a_run_tells_of_the_refund_that_its_drip_feed_does_not_tell(till: Till) -> None:
    parent = await till.shop.placed("7")
    await till.read("9.91")
    await told(till, parent, Report("Active", None, children=("71",)))
    (run,) = await follow(till.shop, {"71": Report("In progress", Decimal("0.03"))})
    await told(till, run, Report("In progress", Decimal("0.04")))
    await till.read("9.91")
    await told(till, run, Report("Canceled", Decimal(0)))
    await till.read("9.95")
    rows = await till.explain()
    assert [one.verdict for one in rows] == [Verdict.ESTIMATED, Verdict.OURS]
    assert rows[-1].refunded == 4_000_000


async def test_what_was_explained_by_a_run_is_explained_again_once_its_drip_feed_is_known(
    till: Till,
) -> None:
    (run,) = await follow(till.shop, {"71": Report("In progress", Decimal("0.10"))})
    await told(till, run, Report("In progress", Decimal("0.30")))
    await till.read("10")
    assert len(await till.explain()) == 1
    await follow(till.shop, {"7": DRIP})
    await till.read("10")
    assert await till.explain() == []


async def test_the_page_of_an_order_names_the_drip_feed_and_the_runs(shop: Shop) -> None:
    parent, first, second = await follow(shop, {"7": DRIP, **RUNS})
    history = HistoryRows(shop.database)
    whole, run = await history.read(parent.id), await history.read(first.id)
    assert whole is not None
    assert run is not None
    assert [one.id for one in whole.runs] == [second.id, first.id]
    assert (whole.part_of, run.part_of, run.runs) == (None, parent, ())
