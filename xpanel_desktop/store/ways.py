"""Which way leads to the orders of a query soonest: a few collected, or many gone through.

A filter that lets few orders through is where to begin: they are collected and sorted. One that
lets many through finds a page's worth soon when the orders are gone through as they are sorted.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.store import conditions
from xpanel_desktop.store.conditions import Condition, both
from xpanel_desktop.store.search import expression, long_words
from xpanel_desktop.store.walk import KEYS, Walk

FEW = 10_000
"""Orders that are sooner collected and sorted than met on the way."""
Counts = Mapping[tuple[int, State], int]


@dataclass(frozen=True, slots=True)
class Few:
    """Orders found at once, in order."""

    ids: "array[int]"


@dataclass(frozen=True, slots=True)
class Many:
    """Orders met on the way; the number when the counters tell it."""

    walk: Walk
    count: int | None


def counts(db: sqlite3.Connection) -> dict[tuple[int, State], int]:
    """Return (account, state) → number of orders, kept by triggers."""
    sql = "SELECT account_id, state, orders FROM counts WHERE orders > 0"
    return {(int(row[0]), State(row[1])): int(row[2]) for row in db.execute(sql)}


def way_to(db: sqlite3.Connection, query: OrderQuery) -> Few | Many:
    """Return the orders of a query when they are few, and else the way through them."""
    known = counts(db)
    there = {state for _, state in known if not query.states or state in query.states}
    all_of = sum(number for (_, state), number in known.items() if state in there)
    mine = sum(
        number
        for (account, state), number in known.items()
        if state in there and (not query.accounts or account in query.accounts)
    )
    if not mine:
        return Few(array("q"))
    if mine == all_of:  # every account that has any: nothing to decide
        query = replace(query, accounts=frozenset[int]())
    looks = conditions.decisive(query)
    if not looks:
        return Many(Walk(query.sort, query.descending, _names(there)), mine)
    begin = _fewest(db, query, all_of, there)
    if begin is not None:
        return Few(_collect(db, query, there, begin, looks))
    count = mine if query.filter.is_open and not query.search.strip() else None
    return Many(_looking(db, query, there, looks), count)


def _names(states: Iterable[State]) -> tuple[str, ...]:
    return tuple(sorted(state.value for state in states))


def _fewest(
    db: sqlite3.Connection, query: OrderQuery, all_of: int, states: Iterable[State]
) -> Condition | None:
    """Return the condition that lets the fewest orders through, None when none lets few."""
    found = [(all_of, conditions.among("state", _names(states)))]
    for one in conditions.beginnings(query):
        sql = f"SELECT count(*) FROM (SELECT 1 FROM orders WHERE {one.sql} LIMIT ?)"  # noqa: S608 -- our own names
        found.append((int(db.execute(sql, (*one.values, FEW + 1)).fetchone()[0]), one))
        if found[-1][0] < FEW // 50:  # as good as any
            break
    number, begin = min(found, key=lambda pair: pair[0])
    return begin if number <= FEW else None


def _collect(
    db: sqlite3.Connection,
    query: OrderQuery,
    states: set[State],
    begin: Condition,
    looks: list[Condition],
) -> "array[int]":
    decided = both([begin, conditions.of_states(states), *looks])
    way = "DESC" if query.descending else "ASC"
    sql = f"SELECT id FROM orders WHERE {decided.sql} ORDER BY +{KEYS[query.sort]} {way}, +id {way}"  # noqa: S608 -- our own names
    return array("q", (int(row[0]) for row in db.execute(sql, decided.values)))


def _looking(
    db: sqlite3.Connection, query: OrderQuery, states: set[State], looks: list[Condition]
) -> Walk:
    """Return the way through the orders of which each has to be looked at."""
    dates = conditions.dates(query.filter)
    by_number = query.sort is Column.CREATED
    wanted = long_words(query.search)
    if wanted and by_number:
        looks = [conditions.of_states(states), *looks]
        return Walk(
            query.sort, query.descending, (), match=expression(wanted), looks=tuple(looks)
        )
    within = None
    if dates and query.sort is Column.SENT:
        within = both(dates)
    elif dates and by_number:
        within = _numbers(db, both(dates))
    return Walk(query.sort, query.descending, _names(states), within, looks=tuple(looks))


def _numbers(db: sqlite3.Connection, sent: Condition) -> Condition:
    """Return between which of our numbers all orders lie that were sent then."""
    sql = f"SELECT min(id), max(id) FROM orders INDEXED BY orders_by_sent WHERE {sent.sql}"  # noqa: S608 -- our own names
    least, most = db.execute(sql, sent.values).fetchone()
    return Condition("id BETWEEN ? AND ?", (least, most))
