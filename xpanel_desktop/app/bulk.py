"""A thousand lines at once: kept, judged as tickets are, put right, queued in one transaction."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.caution import Caution
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.bulk import Line, Reading, Row, read_row
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Check, Code, Level, Situation, check
from xpanel_desktop.domain.importing import Import, Kept
from xpanel_desktop.domain.order import NewOrder, written
from xpanel_desktop.domain.service import Service

SLICE = 0.004
"""Seconds that lines are judged in one breath, so that the window can paint in between."""


class Verdict(IntEnum):
    """What became of a line."""

    READY = 0
    WARNED = 1
    BLOCKED = 2
    QUEUED = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its verdict."""

    kept: Kept
    line: Line
    service: Service | None
    check: Check | None
    """None for a line that is no ticket at all: `line.fault` says why."""
    verdict: Verdict = field(init=False)
    """What became of the line; told once, since counts and sums ask it of 10,000 at a time."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "verdict", self._told())

    def _told(self) -> Verdict:
        if self.kept.order_id is not None:
            return Verdict.QUEUED
        if self.check is None:
            return Verdict.BLOCKED
        return Verdict(self.check.level)

    @property
    def charge(self) -> Decimal | None:
        """The estimated charge; None when it cannot be told."""
        return self.check.charge if self.check else None


@dataclass(frozen=True, slots=True)
class Ground:
    """What the lines of an import are judged on: read once, so that 10,000 lines ask nothing."""

    reading: Reading
    situation: Situation
    same_links: Mapping[str, int] = field(default_factory=dict[str, int])
    """Link → orders with it that are still to come or at work, in all accounts."""


class Bulk:
    """What the operator does with imports."""

    def __init__(
        self,
        stores: Stores,
        book: AccountBook,
        catalogs: Catalogs,
        caution: Caution,
        cannot_send: Callable[[int], bool],
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._stores = stores
        self._book = book
        self._catalogs = catalogs
        self._caution = caution
        self._cannot_send = cannot_send
        self._clock = clock
        self._notices = notices

    async def begin(
        self, account_id: int, name: str, digest: str, columns: Sequence[str], rows: Sequence[Row]
    ) -> Import:
        """Keep what was read as an import; from here on a kill loses nothing of it."""
        now = self._clock.now()
        made = await self._stores.imports.begin(account_id, name, digest, columns, rows, now)
        found = await self._stores.imports.get(made)
        assert found is not None, "it was written just now"
        return found

    async def alike(self, digest: str) -> list[Import]:
        """Return the imports of the very same text, the newest first."""
        return await self._stores.imports.alike(digest)

    async def open_ones(self) -> list[Import]:
        """Return the imports of which lines are left, the newest first."""
        return await self._stores.imports.open_ones()

    async def lines(self, import_id: int) -> list[Kept]:
        """Return every line of an import, in order."""
        return await self._stores.imports.lines(import_id)

    async def ground(self, of: Import, links: Iterable[str]) -> Ground:
        """Return what the lines of an import are judged on now."""
        account = self._book.get(of.account_id)
        snapshot = await self._catalogs.load(of.account_id)
        xpanel = account is not None and account.dialects.rest
        pools = await self._catalogs.known_pools(of.account_id) if xpanel else None
        reading = Reading(
            of.account_id,
            {service.id: service for service in snapshot.services} if snapshot else {},
            await self._catalogs.kinds(of.account_id),
            xpanel,
            of.columns,
        )
        situation = Situation(
            xpanel=xpanel,
            order_limit=self._caution.order_limit(of.account_id),
            pools={pool.name: pool.capacity for pool in pools.capacities} if pools else {},
        )
        same = await self._stores.pages.same_links(links)
        return Ground(reading, situation, same)

    async def judge(
        self, ground: Ground, lines: Sequence[Kept], links: Counter[str]
    ) -> AsyncIterator[list[Judged]]:
        """Yield the lines with their verdicts, in slices; the window paints in between.

        `links` counts the links of the whole import: a link that stands there twice is a double.
        """
        some: list[Judged] = []
        until = time.perf_counter() + SLICE
        for kept in lines:
            some.append(judged(ground, kept, links))
            if time.perf_counter() >= until:
                yield some
                some = []
                await asyncio.sleep(0)
                until = time.perf_counter() + SLICE
        yield some

    async def put_right(self, of: Import, number: int, cells: Sequence[str]) -> bool:
        """Change the cells of a line; False when it has become an order already."""
        return await self._stores.imports.put_right(of.id, number, cells)

    async def set_columns(self, of: Import, columns: Sequence[str]) -> Import:
        """Change what the columns mean; the lines are to be judged anew."""
        await self._stores.imports.set_columns(of.id, columns)
        return replace(of, columns=tuple(columns))

    async def queue(self, of: Import, chosen: Iterable[Judged]) -> list[int]:
        """Queue what passed, all in one transaction; return the orders' ids."""
        account = self._book.get(of.account_id)
        assert account is not None, "the account of an import that is shown is there"
        orders: dict[int, NewOrder] = {}
        for one in chosen:
            if one.verdict in (Verdict.READY, Verdict.WARNED):
                orders[one.kept.number] = order_of(one, account.currency)
        asks = self._caution.asks_after_offline and self._cannot_send(of.account_id)
        made = await self._stores.imports.queue(of.id, orders, self._clock.now(), asks=asks)
        if made:
            self._notices.publish(Changes.of(Table.ORDERS, made))
        return made

    async def discard(self, of: Import) -> None:
        """Forget an import; the orders that came of it stay."""
        await self._stores.imports.discard(of.id)


def judged(ground: Ground, kept: Kept, links: Counter[str]) -> Judged:
    """Return one line with its verdict; by the same checks as a ticket's."""
    line = read_row(Row(kept.number, kept.cells), ground.reading)
    ticket = line.ticket
    if ticket is None:
        return Judged(kept, line, None, None)
    service = ground.reading.services[ticket.service_id]
    link = ticket.text("link") or ticket.text("username")
    same = ground.same_links.get(link, 0) + max(links[link] - 1, 0)
    verdict = check(ticket, service, replace(ground.situation, same_link=same))
    return Judged(kept, line, service, verdict)


def order_of(one: Judged, currency: str) -> NewOrder:
    """Return the order that a line becomes."""
    assert one.line.ticket is not None
    assert one.service is not None
    new = written(one.line.ticket, one.service, currency)
    return replace(new, **one.line.tags)


@dataclass(frozen=True, slots=True)
class Sum:
    """What some lines come to."""

    lines: int
    charge: Decimal
    unpriced: int
    """Lines whose charge cannot be told; they are not in `charge`."""


def sum_of(lines: Iterable[Judged]) -> Sum:
    """Return what lines come to together."""
    charges = [one.charge for one in lines]
    known = [charge for charge in charges if charge is not None]
    return Sum(len(charges), sum(known, Decimal(0)), len(charges) - len(known))


def is_double(one: Judged) -> bool:
    """Tell whether a line's link is in the way of another order's."""
    problems = one.check.problems if one.check else ()
    return any(problem.code is Code.SAME_LINK for problem in problems)


def blocks(one: Judged) -> bool:
    """Tell whether a line cannot be queued as it is."""
    return one.check is None or one.check.level is Level.BLOCK
