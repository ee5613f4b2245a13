"""Imports: kept line by line, judged like tickets, queued once and in one transaction."""

import sqlite3
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.kit import account_on, all_orders, opened
from tests.support.keys import HeldKeys
from xpanel_desktop.app.bulk import Judged, Verdict, is_double, sum_of
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.bulk import SERVICE, Fault, Row, split_line
from xpanel_desktop.domain.checks import Code
from xpanel_desktop.domain.importing import Import
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.catalog import CatalogRows

LINES = (
    "7|https://x.example/a|100",
    "7|https://x.example/b|1",
    "9|https://x.example/c|100",
    "7|not a link|100",
    "8|https://x.example/d|200",
)
SERVICES = (
    Service("7", "Followers", "Default", "Test", Decimal("0.5"), 10, 1000),
    Service("8", "Likes", "Default", "Test", None, 10, 1000),
)


async def stocked(core: Core) -> Account:
    account = await account_on(core)
    await CatalogRows(core.database).replace(account.id, SERVICES, datetime.now(UTC))
    return account


async def began(core: Core, account: Account, *lines: str) -> Import:
    rows = [Row(number, split_line(line)) for number, line in enumerate(lines, 1)]
    return await core.bulk.begin(account.id, "orders.csv", "digest", (), rows)


async def judge(core: Core, of: Import) -> list[Judged]:
    lines = await core.bulk.lines(of.id)
    links = Counter(line.cells[1] for line in lines)
    ground = await core.bulk.ground(of, links)
    return [one async for some in core.bulk.judge(ground, lines, links) for one in some]


async def test_every_line_has_its_verdict(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        found = await judge(core, await began(core, await stocked(core), *LINES))
    assert [one.verdict for one in found] == [
        Verdict.READY,
        Verdict.BLOCKED,
        Verdict.BLOCKED,
        Verdict.BLOCKED,
        Verdict.WARNED,
    ]
    assert found[2].line.fault is Fault.SERVICE_UNKNOWN
    codes = [{problem.code for problem in one.check.problems} for one in found if one.check]
    assert codes == [set(), {Code.BELOW_MINIMUM}, {Code.LINK_HAS_BLANKS}, {Code.RATE_UNKNOWN}]
    assert found[0].charge == Decimal("0.05")
    total = sum_of(one for one in found if one.verdict in (Verdict.READY, Verdict.WARNED))
    assert (total.lines, total.charge, total.unpriced) == (2, Decimal("0.05"), 1)


async def test_a_link_twice_in_one_import_or_at_work_already_is_a_double(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await stocked(core)
        first = await began(core, account, LINES[0])
        await core.bulk.queue(first, await judge(core, first))
        found = await judge(core, await began(core, account, LINES[0], LINES[1], LINES[1]))
    assert [is_double(one) for one in found] == [True, True, True]


async def test_what_passes_is_queued_in_its_order_and_never_twice(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        made = await began(core, await stocked(core), *LINES)
        found = await judge(core, made)
        ids = await core.bulk.queue(made, found)
        orders = await all_orders(core)
        assert [order.id for order in orders] == ids
        assert [order.link for order in orders] == ["https://x.example/a", "https://x.example/d"]
        assert {order.state for order in orders} == {State.QUEUED}
        assert orders[0].place is not None
        assert orders[1].place is not None
        assert orders[0].place < orders[1].place
        assert await core.bulk.queue(made, found) == [], "an old verdict queues nothing anew"
        again = await judge(core, made)
        assert [one.verdict is Verdict.QUEUED for one in again] == [True, False, False, False, True]
        assert not await core.bulk.put_right(made, 1, ("7", "https://elsewhere.example", "10"))
        (known,) = await core.bulk.alike("digest")
        assert (known.lines, known.queued) == (5, 2)


async def test_a_line_that_was_put_right_passes(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        made = await began(core, await stocked(core), *LINES)
        assert await core.bulk.put_right(made, 2, ("7", "https://x.example/b", "100"))
        found = await judge(core, made)
        assert found[1].verdict is Verdict.READY
        assert len(await core.bulk.queue(made, found[1:2])) == 1


async def test_an_import_goes_on_where_a_kill_cut_it_short(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with opened(tmp_path, keys=keys) as core:
        made = await began(core, await stocked(core), *LINES)
        await core.bulk.queue(made, (await judge(core, made))[:1])
    async with opened(tmp_path, keys=keys) as core:
        (left,) = await core.bulk.open_ones()
        assert (left.id, left.name, left.queued, left.lines) == (made.id, "orders.csv", 1, 5)
        found = await judge(core, left)
        assert [one.verdict is Verdict.QUEUED for one in found] == [True] + [False] * 4
        await core.bulk.discard(left)
        assert await core.bulk.open_ones() == []
        assert len(await all_orders(core)) == 1, "what came of it stays"


async def test_a_kill_in_the_middle_of_queueing_leaves_all_or_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        made = await began(core, await stocked(core), *LINES)
        found = await judge(core, made)
        await core.database.write(
            lambda db: db.execute(
                "CREATE TRIGGER cut BEFORE UPDATE OF order_id ON import_lines"
                " WHEN NEW.number = 5 BEGIN SELECT RAISE(ABORT, 'cut short'); END"
            )
        )
        with pytest.raises(sqlite3.IntegrityError, match="cut short"):
            await core.bulk.queue(made, found)
        assert await all_orders(core) == []
        await core.database.write(lambda db: db.execute("DROP TRIGGER cut"))
        assert len(await core.bulk.queue(made, found)) == 2


async def test_what_columns_mean_can_be_changed(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await stocked(core)
        rows = [Row(2, ("https://x.example/a", "7", "50", "Ada"))]
        made = await core.bulk.begin(account.id, "a.xlsx", "x", ("link", "", "quantity", ""), rows)
        assert (await judge(core, made))[0].verdict is Verdict.BLOCKED
        made = await core.bulk.set_columns(made, ("link", SERVICE, "quantity", "customer"))
        found = await judge(core, made)
        await core.bulk.queue(made, found)
        (order,) = await all_orders(core)
        assert (order.customer, order.quantity) == ("Ada", 50)
        assert made == replace((await core.bulk.alike("x"))[0], queued=0)


async def test_ten_thousand_lines_are_judged_in_breaths(tmp_path: Path) -> None:
    """Aims: under a second of work in all, and no breath that the window would feel."""
    number = 10_000
    async with opened(tmp_path) as core:
        account = await stocked(core)
        lines = [f"7|https://x.example/{one}|100" for one in range(number)]
        made = await began(core, account, *lines)
        kept = await core.bulk.lines(made.id)
        ground = await core.bulk.ground(made, [line.cells[1] for line in kept])
        links = Counter(line.cells[1] for line in kept)
        breaths: list[float] = []
        begun = time.perf_counter()
        total = 0
        async for some in core.bulk.judge(ground, kept, links):
            total += len(some)
            breaths.append(time.perf_counter() - begun)
            begun = time.perf_counter()
        assert total == number
        assert sorted(breaths)[len(breaths) // 2] < 0.03
        assert len(breaths) > 20
