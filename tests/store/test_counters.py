"""The counters are read again when somebody may have moved them, and only then."""

import sqlite3

from tests.store.conftest import Shop
from tests.support.tickets import new_order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.counters import Counters


async def looks(shop: Shop) -> list[str]:
    """Return a list that grows by each statement of the reading connection on the counters."""
    told: list[str] = []

    def note(sql: str) -> None:
        if " FROM counts " in sql:
            told.append(sql)

    await shop.database.read(lambda db: db.set_trace_callback(note))
    return told


async def test_tables_look_once_while_nobody_writes(shop: Shop) -> None:
    await shop.placed()
    told = await looks(shop)
    for descending in (True, False):
        assert len(await shop.pages.window(OrderQuery(descending=descending), 0, 9)) == 1
    await shop.pages.counts()
    assert len(told) == 1


async def test_each_write_is_heard_of(shop: Shop) -> None:
    for number in range(1, 4):
        await shop.drafts.save(new_order(account_id=shop.account.id), shop.clock)
        assert await shop.pages.counts() == {(shop.account.id, State.DRAFT): number}
        assert len(await shop.pages.window(OrderQuery(), 0, 9)) == number


async def test_what_is_told_is_the_asker_s_own(shop: Shop) -> None:
    await shop.placed()
    (await shop.pages.counts()).clear()
    assert len(await shop.pages.counts()) == 1


async def test_another_connection_looks_for_itself(shop: Shop) -> None:
    """Each connection has a count of commits of its own: two alike mean nothing."""
    counters = Counters()

    def look(db: sqlite3.Connection) -> int:
        return sum(counters.now(db).values())

    assert await shop.database.read(look) == 0
    await shop.placed()
    assert await shop.database.survey(look) == 1
    assert await shop.database.read(look) == 1
