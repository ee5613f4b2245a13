"""Which way leads to the orders of a query soonest: a few collected, or many gone through.

A filter that lets few orders through is where to begin: they are collected and sorted. One that
lets many through finds a page's worth soon when the orders are gone through as they are sorted.
"""

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.store import conditions
from xpanel_desktop.store.conditions import ALWAYS, Condition, both
from xpanel_desktop.store.counters import Counts
from xpanel_desktop.store.search import expression, long_words
from xpanel_desktop.store.walk import KEYS, Walk

FEW = 5_000
"""Orders that are sooner collected than met on the way by our number."""
SORTED = 100_000
"""The same while they are sorted by something else: what is meant may lie at the far end then."""
FOUND = 200
"""Candidates of the index of words that are sooner collected than met: it is sorted by our number,
so that a screenful of the newest is met at once however many there are."""
MANY = 50_000
"""Orders of a filter that are counted to compare it with the others."""


@dataclass(frozen=True, slots=True)
class Few:
    """Orders found at once, in order."""

    ids: "array[int]"


@dataclass(frozen=True, slots=True)
class Many:
    """Orders met on the way; the number when the counters tell it."""

    walk: Walk
    count: int | None


def way_to(db: sqlite3.Connection, query: OrderQuery, known: Counts) -> Few | Many:
    """Return the orders of a query when they are few, and else the way through them.

    `known` are the numbers of the same moment.
    """
    found, all_of, mine = set[State](), 0, 0
    for (account, state), number in known.items():
        if not query.states or state in query.states:
            found.add(state)
            all_of += number
            mine += number if not query.accounts or account in query.accounts else 0
    there = frozenset(found)
    if not mine:
        return Few(array("q"))
    if mine == all_of:  # every account that has any: nothing to decide
        query = replace(query, accounts=frozenset[int]())
    looks = conditions.decisive(query)
    if not looks:
        return Many(Walk(query.sort, query.descending, _by_state(there)), mine)
    most = FEW if query.sort is Column.CREATED else SORTED
    begin = _fewest(db, query, all_of, there, most)
    if begin is not None:
        return Few(_collect(db, query, there, begin, looks))
    count = mine if query.filter.is_open and not query.search.strip() else None
    return Many(_looking(db, query, there, looks), count)


def _names(states: Iterable[State]) -> tuple[str, ...]:
    return tuple(sorted(state.value for state in states))


@lru_cache(maxsize=64)
def _by_state(states: frozenset[State]) -> tuple[Condition, ...]:
    """Return a branch for each state, named in the statement itself.

    An index holds the queued orders alone: were the state bound, SQLite would plan anew with every
    value that is bound to it, which takes five times as long as reading a page (measured).
    """
    return tuple(Condition(f"state = '{name}'") for name in _names(states))


def _fewest(
    db: sqlite3.Connection, query: OrderQuery, all_of: int, states: Iterable[State], most: int
) -> Condition | None:
    """Return the condition that lets the fewest orders through, None when none lets few."""
    best, fewest = conditions.among("state", _names(states)), all_of
    for one in conditions.beginnings(query):
        number = _probe(db, one, min(most, fewest))
        if number < fewest:
            best, fewest = one, number
        if fewest < FEW // 50:  # as good as any
            break
    wanted = long_words(query.search)
    if wanted and fewest > FEW // 50:
        limit = min(FOUND if query.sort is Column.CREATED else FEW, FEW, fewest)
        ids = _candidates(db, wanted, limit + 1)
        if len(ids) <= limit:
            best, fewest = conditions.numbered(ids), len(ids)
    return best if fewest <= most else None


def _candidates(db: sqlite3.Connection, wanted: tuple[str, ...], most: int) -> list[int]:
    """Return up to `most` of our numbers that the index of words offers for words."""
    sql = "SELECT rowid FROM order_words WHERE order_words MATCH ? LIMIT ?"
    return [int(row[0]) for row in db.execute(sql, (expression(wanted), most))]


def _collect(
    db: sqlite3.Connection,
    query: OrderQuery,
    states: frozenset[State],
    begin: Condition,
    looks: list[Condition],
) -> "array[int]":
    decided = both([begin, conditions.of_states(states), *looks])
    way = "DESC" if query.descending else "ASC"
    sql = f"SELECT id FROM orders WHERE {decided.sql} ORDER BY +{KEYS[query.sort]} {way}, +id {way}"  # noqa: S608 -- our own names
    return array("q", (int(row[0]) for row in db.execute(sql, decided.values)))


def _looking(
    db: sqlite3.Connection, query: OrderQuery, states: frozenset[State], looks: list[Condition]
) -> Walk:
    """Return the way through the orders of which each has to be looked at."""
    dates = conditions.dates(query.filter)
    wanted = long_words(query.search)
    branches, within, match = _by_state(states), ALWAYS, ""
    if query.sort is Column.CREATED:
        lead = _lead(db, query)
        if lead or wanted:
            looks = [conditions.of_states(states), *looks]
        branches, match = (lead, "") if lead else (branches, expression(wanted))
        within = _numbers(db, both(dates)) if dates else within
    elif dates and query.sort is Column.SENT:
        within = both(dates)
    return Walk(query.sort, query.descending, branches, within, match, tuple(looks))


def _lead(db: sqlite3.Connection, query: OrderQuery) -> tuple[Condition, ...]:
    """Return the branches of the filter that lets the fewest orders through, none without any."""
    found = [
        (sum(_probe(db, one, MANY) for one in branches), branches)
        for branches in conditions.leads(query)
    ]
    return tuple(min(found, key=itemgetter(0))[1]) if found else ()


def _probe(db: sqlite3.Connection, one: Condition, most: int) -> int:
    """Count the orders that a condition lets through, up to `most` and one."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM orders WHERE {one.sql} LIMIT ?)"  # noqa: S608 -- our own names
    return int(db.execute(sql, (*one.values, most + 1)).fetchone()[0])


def _numbers(db: sqlite3.Connection, sent: Condition) -> Condition:
    """Return between which of our numbers all orders lie that were sent then."""
    sql = f"SELECT min(id), max(id) FROM orders INDEXED BY orders_by_sent WHERE {sent.sql}"  # noqa: S608 -- our own names
    least, most = db.execute(sql, sent.values).fetchone()
    return Condition("id BETWEEN ? AND ?", (least, most))
