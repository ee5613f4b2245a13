"""A query's conditions in SQL: what decides about a row, and what an index can begin with."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from xpanel_desktop.domain.query import OrderFilter, OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import maybe_ms
from xpanel_desktop.store.search import TEXT, long_words, short_words

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the table of orders and its bound values."""

    sql: str
    values: Values = ()


ALWAYS = Condition("1")
MOST_BRANCHES = 30
"""Choices of a filter that are merged; with more, the states are."""


def both(conditions: Sequence[Condition]) -> Condition:
    """Return one condition that holds when all do."""
    if not conditions:
        return ALWAYS
    values = tuple(value for one in conditions for value in one.values)
    return Condition(" AND ".join(one.sql for one in conditions), values)


def among(column: str, chosen: Collection[object]) -> Condition:
    """Return that a column is one of some values."""
    values = tuple(sorted(chosen, key=str))
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", values)


def of_states(states: Collection[State]) -> Condition:
    """Return that an order is in one of the states; it never chooses the index."""
    return among("+state", [state.value for state in states])


def decisive(query: OrderQuery) -> list[Condition]:
    """Return what a row must be beside its state. A leading + keeps an index out of it."""
    asked = query.filter
    found = [
        among(f"+{column}", chosen)
        for column, chosen in (("account_id", query.accounts), *_sets(asked))
        if chosen
    ]
    found += [Condition(f"+{sent.sql}", sent.values) for sent in dates(asked)]
    found += [Condition(TEXT, (word, word)) for word in long_words(query.search)]
    short = short_words(query.search)
    if query.only_ids:
        found += [
            Condition("(CAST(orders.id AS TEXT) = ? OR lower(orders.panel_id) = ?)", (word, word))
            for word in short
        ]
    else:
        found += [Condition(TEXT, (word, word)) for word in short]
    return found


def beginnings(query: OrderQuery) -> list[Condition]:
    """Return the conditions that an index of the table can begin with, each alone."""
    asked = query.filter
    found = [_indexed(column, chosen) for column, chosen in _indexed_sets(query)]
    if asked.categories:
        found.append(_of_categories(asked.categories))
    if dates(asked):
        found.append(both(dates(asked)))
    if query.only_ids:
        word = short_words(query.search)[0]
        found.append(Condition(_BY_ID, (int(word) if word.isdecimal() else -1, word, word)))
    return found


_BY_ID = (
    "id IN (SELECT id FROM orders WHERE id = ? UNION SELECT id FROM orders WHERE panel_id <> ''"
    " AND account_id IN (SELECT id FROM accounts) AND panel_id IN (?, upper(?)))"
)


def leads(query: OrderQuery) -> list[list[Condition]]:
    """Return, for each filter whose index is sorted by our number, an equality for each choice."""
    return [
        [_indexed(column, [one]) for one in sorted(chosen, key=str)]
        for column, chosen in _indexed_sets(query)
        if len(chosen) <= MOST_BRANCHES
    ]


def _indexed(column: str, chosen: Collection[object]) -> Condition:
    """Return a condition for a column's index, which may leave the empty text out."""
    one = among(column, chosen)
    whole = column in ("account_id", "service_id")
    return one if whole else Condition(f"{one.sql} AND {column} <> ''", one.values)


def _of_categories(chosen: Collection[str]) -> Condition:
    named = among("category", chosen)
    inner = f"SELECT service_id FROM ordered WHERE {named.sql}"  # noqa: S608 -- marks only
    return Condition(f"service_id IN ({inner})", named.values)


def _indexed_sets(query: OrderQuery) -> list[tuple[str, Collection[object]]]:
    sets: list[tuple[str, Collection[object]]] = [("account_id", query.accounts)]
    sets += [pair for pair in _sets(query.filter) if pair[0] != "category"]
    return [(column, chosen) for column, chosen in sets if chosen]


def numbered(ids: Collection[int]) -> Condition:
    """Return that an order has one of our numbers."""
    return Condition("id IN (SELECT value FROM json_each(?))", (json.dumps([*ids]),))


def dates(asked: OrderFilter) -> list[Condition]:
    """Return when orders must have been sent."""
    ends = (("sent_at >= ?", asked.since), ("sent_at < ?", asked.until))
    return [Condition(sql, (maybe_ms(at),)) for sql, at in ends if at is not None]


def _sets(asked: OrderFilter) -> list[tuple[str, frozenset[str]]]:
    return [
        ("service_id", asked.services),
        ("category", asked.categories),
        ("label", asked.labels),
        ("customer", asked.customers),
        ("colour", asked.colours),
        ("pool", asked.pools),
    ]
