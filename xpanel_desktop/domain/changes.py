"""Which tables and ids a write touched: the one fact that screens are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Table(StrEnum):
    """What can change, as screens see it."""

    ACCOUNTS = "accounts"
    SERVICES = "services"
    """Ids are account ids: a catalogue changes as a whole."""
    MARKS = "marks"
    """Favourites, recents and changes of services; ids are account ids."""
    TEMPLATES = "templates"
    VIEWS = "views"
    """Saved views of the table of orders."""
    ORDERS = "orders"
    EVIDENCE = "evidence"
    """Ids are those of orders that something was kept about."""
    SCORECARDS = "scorecards"
    """Ids are account ids."""
    WATCH = "watch"
    """Ids are those of findings that are new; none: others moved or went."""
    REQUESTS = "requests"
    """Cancels and refills; ids are those of their orders."""
    GUARANTEES = "guarantees"
    """Ids are account ids."""
    BALANCES = "balances"
    """Ids are account ids."""
    LOW_BALANCES = "low balances"
    """Ids are account ids; which balances are low lives in memory."""
    BOOKS = "books"
    """Exchange rates and what customers pay; no ids."""
    CONNECTIONS = "connections"
    """Ids are account ids; connection state lives in memory."""
    KEYS = "keys"
    """The keyring was asked again; no ids."""
    MONEY = "money"
    """What moved the balances, closes, notes on mismatches; ids are account ids."""
    SETTINGS = "settings"
    SAFETY = "safety"
    """Whether the data are in doubt, and the backups; no ids."""
    NEWS = "news"
    """What the operator is told of; no ids."""
    TRAFFIC = "traffic"
    """A request has ended: ids are account ids, 0 for the test of a connection; in memory."""
    UPDATES = "updates"
    """What was found about a newer version; in memory, no ids."""
    TROUBLES = "troubles"
    """What goes wrong behind the windows just now; it lives in memory and has no ids."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids touched in each table."""

    ids: tuple[tuple[Table, frozenset[int]], ...] = ()

    @classmethod
    def of(cls, table: Table, ids: Iterable[int] = ()) -> "Changes":
        """Name `ids` of one table; no ids means that the table as a whole may have changed."""
        return cls(((table, frozenset(ids)),))

    def touches(self, table: Table) -> bool:
        """Tell whether anything in `table` changed."""
        return any(name is table for name, _ in self.ids)

    def of_table(self, table: Table) -> frozenset[int]:
        """Return the ids named in `table`; an empty set may mean all of it."""
        return frozenset[int]().union(*(ids for name, ids in self.ids if name is table))

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.ids + other.ids)
