"""The database's own rules against raw SQL: they hold even when the code above them is wrong."""

import itertools
import sqlite3

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.state import DELETABLE, MOVES, PLACED, State

PAIRS = list(itertools.product(State, State))
LEGAL = {(before, after) for (before, _), after in MOVES.items()}


async def run(shop: Shop, sql: str, *values: object) -> int:
    return await shop.database.write(lambda db: db.execute(sql, values).rowcount)


@pytest.mark.parametrize(("before", "after"), PAIRS)
async def test_a_move_is_let_through_iff_the_table_or_a_report_allows_it(
    shop: Shop, before: State, after: State
) -> None:
    order = await shop.in_state(before)
    assert order.state is before
    stays = after is before and before is not State.SENDING  # it is not begun a second time
    allowed = stays or (before, after) in LEGAL or (before in PLACED and after in PLACED)
    panel_id = order.panel_id or ("9" if after in PLACED else "")
    sql = "UPDATE orders SET state = ?, panel_id = ? WHERE id = ?"
    if allowed:
        assert await run(shop, sql, after.value, panel_id, order.id) == 1
    else:
        with pytest.raises(sqlite3.IntegrityError, match="money rule"):
            await run(shop, sql, after.value, panel_id, order.id)
        assert (await shop.get(order)).state is before


async def test_the_table_of_moves_in_the_file_is_the_domain_s(shop: Shop) -> None:
    rows = await shop.database.read(lambda db: db.execute("SELECT * FROM moves").fetchall())
    assert {(row["before"], row["after"]) for row in rows} == LEGAL


async def test_sending_comes_from_the_queue_alone_even_if_the_table_said_otherwise(
    shop: Shop,
) -> None:
    for state in set(State) - {State.QUEUED, State.SENDING}:
        order = await shop.in_state(state)
        await run(shop, "INSERT OR IGNORE INTO moves VALUES (?, 'sending')", state.value)
        with pytest.raises(sqlite3.IntegrityError, match="only a queued order is sent"):
            await run(shop, "UPDATE orders SET state = 'sending' WHERE id = ?", order.id)


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT, State.QUEUED}))
async def test_an_order_begins_as_a_draft_or_in_the_queue(shop: Shop, state: State) -> None:
    draft = await shop.in_state(State.DRAFT)
    columns = (
        "account_id, service_id, kind, fields, extra, service_name, category, currency, link,"
        " found_by, created_at"
    )
    sql = f"INSERT INTO orders (state, {columns}) SELECT ?, {columns} FROM orders WHERE id = ?"
    with pytest.raises(sqlite3.IntegrityError, match="begins as a draft"):
        await run(shop, sql, state.value, draft.id)
    assert await run(shop, sql, "queued", draft.id) == 1


IMPORTED = (
    "INSERT INTO orders (state, panel_id, origin, attempts, sent_at, place, {columns})"
    " SELECT ?, ?, ?, ?, ?, ?, {columns} FROM orders WHERE id = ?"
).format(
    columns="account_id, service_id, kind, fields, extra, service_name, category, currency, link,"
    " found_by, created_at"
)


async def born(shop: Shop, state: State, panel_id: str, origin: str, *parts: object) -> int:
    """Write an order that begins in `state`; `parts` are its attempts, sent_at and place."""
    draft = await shop.in_state(State.DRAFT)
    values = (state.value, panel_id, origin, *(parts or (0, None, None)), draft.id)
    return await run(shop, IMPORTED, *values)


@pytest.mark.parametrize("state", State)
async def test_an_order_from_elsewhere_begins_as_the_panel_s(shop: Shop, state: State) -> None:
    if state in PLACED:
        assert await born(shop, state, "77", "imported") == 1
    else:
        with pytest.raises(sqlite3.IntegrityError, match="money rule: a followed order"):
            await born(shop, state, "77", "imported")


@pytest.mark.parametrize(
    ("panel_id", "origin", "parts", "rule"),
    [
        ("", "imported", (), "a followed order"),
        ("77", "elsewhere", (), "a followed order"),
        ("77", "", (), "gets its id from the panel"),
        ("77", "imported", (1, None, None), "a followed order"),
        ("77", "imported", (0, 5, None), "a followed order"),
        ("77", "imported", (0, None, 1), "a followed order"),
    ],
)
async def test_no_other_order_begins_as_the_panel_s(
    shop: Shop, panel_id: str, origin: str, parts: tuple[object, ...], rule: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rule):
        await born(shop, State.PENDING, panel_id, origin, *parts)


@pytest.mark.parametrize("state", [State.DRAFT, State.QUEUED])
async def test_what_is_to_be_sent_is_born_without_an_id(shop: Shop, state: State) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="gets its id from the panel"):
        await born(shop, state, "77", "")
    with pytest.raises(sqlite3.IntegrityError, match="a followed order"):
        await born(shop, state, "", "elsewhere")


@pytest.mark.parametrize("after", sorted(set(State) - PLACED))
async def test_a_followed_order_can_never_be_sent(shop: Shop, after: State) -> None:
    await born(shop, State.PENDING, "77", "imported")
    with pytest.raises(sqlite3.IntegrityError, match="money rule"):
        await run(shop, "UPDATE orders SET state = ? WHERE panel_id = '77'", after.value)
    attempt = (
        "INSERT INTO attempts (order_id, number, started_at, request)"
        " SELECT id, 1, 1, '{}' FROM orders WHERE panel_id = '77'"
    )
    with pytest.raises(sqlite3.IntegrityError, match="begins open"):
        await run(shop, attempt)


async def test_where_an_order_came_from_stays(shop: Shop) -> None:
    await born(shop, State.PENDING, "77", "imported")
    order = await shop.in_state(State.DRAFT)
    for sql in (
        "UPDATE orders SET origin = '' WHERE panel_id = '77'",
        f"UPDATE orders SET origin = 'imported' WHERE id = {order.id}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="came from stays"):
            await run(shop, sql)


@pytest.mark.parametrize("before", [State.SENDING, State.UNKNOWN])
async def test_an_accepted_order_has_an_id(shop: Shop, before: State) -> None:
    order = await shop.in_state(before)
    with pytest.raises(sqlite3.IntegrityError, match="has an id"):
        await run(shop, "UPDATE orders SET state = 'pending' WHERE id = ?", order.id)


@pytest.mark.parametrize("other", ["", "999"])
async def test_the_id_of_an_order_stays(shop: Shop, other: str) -> None:
    order = await shop.placed()
    with pytest.raises(sqlite3.IntegrityError, match="id of an order stays"):
        await run(shop, "UPDATE orders SET panel_id = ? WHERE id = ?", other, order.id)


async def test_a_panel_id_is_held_by_one_order_of_an_account(shop: Shop) -> None:
    await shop.placed("55")
    other = await shop.sending()
    sql = "UPDATE orders SET state = 'pending', panel_id = '55' WHERE id = ?"
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await run(shop, sql, other.id)


SNAPSHOT = {
    "service_id": "2",
    "kind": "package",
    "fields": "{}",
    "extra": '{"a": "b"}',
    "service_name": "x",
    "category": "x",
    "rate": 1,
    "expected_charge": 1,
    "quantity": 1,
    "link": "https://other.example",
}


@pytest.mark.parametrize("state", State)
async def test_what_will_be_sent_is_changed_in_a_draft_alone(shop: Shop, state: State) -> None:
    order = await shop.in_state(state)
    for column, value in SNAPSHOT.items():
        sql = f"UPDATE orders SET {column} = ? WHERE id = ?"
        if state is State.DRAFT:
            assert await run(shop, sql, value, order.id) == 1
        else:
            with pytest.raises(sqlite3.IntegrityError, match="only a draft can be changed"):
                await run(shop, sql, value, order.id)
    assert await run(shop, "UPDATE orders SET note = 'n' WHERE id = ?", order.id) == 1


@pytest.mark.parametrize("state", State)
async def test_only_what_was_surely_never_accepted_is_deleted(shop: Shop, state: State) -> None:
    order = await shop.in_state(state)
    sql = "DELETE FROM orders WHERE id = ?"
    if state in DELETABLE:
        assert await run(shop, sql, order.id) == 1
    else:
        with pytest.raises(sqlite3.IntegrityError, match="history"):
            await run(shop, sql, order.id)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE attempts SET answer = 'x' WHERE order_id = ?",
        "UPDATE attempts SET ending = 'refused', ended_at = 1 WHERE order_id = ?",
        "DELETE FROM attempts WHERE order_id = ?",
    ],
)
async def test_an_ended_attempt_is_neither_changed_nor_deleted(shop: Shop, sql: str) -> None:
    order = await shop.in_state(State.UNKNOWN)
    with pytest.raises(sqlite3.IntegrityError, match="money rule"):
        await run(shop, sql, order.id)


@pytest.mark.parametrize("change", ["request = '{}'", "number = 7", "started_at = 1"])
async def test_the_intent_of_an_open_attempt_stays(shop: Shop, change: str) -> None:
    order = await shop.sending()
    sql = f"UPDATE attempts SET {change} WHERE order_id = ?"
    with pytest.raises(sqlite3.IntegrityError, match="ended once and kept"):
        await run(shop, sql, order.id)


@pytest.mark.parametrize("state", sorted(set(State) - {State.SENDING}))
async def test_an_attempt_begins_with_its_order_sending(shop: Shop, state: State) -> None:
    order = await shop.in_state(state)
    sql = "INSERT INTO attempts (order_id, number, started_at, request) VALUES (?, 9, 1, '{}')"
    with pytest.raises(sqlite3.IntegrityError, match="begins open"):
        await run(shop, sql, order.id)


async def test_an_attempt_does_not_begin_ended(shop: Shop) -> None:
    order = await shop.sending()
    sql = (
        "INSERT INTO attempts (order_id, number, started_at, request, ended_at) VALUES (?,9,1,'',1)"
    )
    with pytest.raises(sqlite3.IntegrityError, match="begins open"):
        await run(shop, sql, order.id)


async def test_the_counters_agree_with_a_count_after_every_kind_of_move(shop: Shop) -> None:
    for state in State:
        await shop.in_state(state)
    await shop.drafts.delete([(await shop.in_state(State.DRAFT)).id])
    sql = "SELECT state, count(*) FROM orders GROUP BY state"
    rows = await shop.database.read(lambda db: db.execute(sql).fetchall())
    assert {state: number for (_, state), number in (await shop.pages.counts()).items()} == {
        State(row[0]): row[1] for row in rows
    }
