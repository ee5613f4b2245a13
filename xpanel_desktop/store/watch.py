"""What needs a human, kept: found anew for some orders at a time, read for the screen."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import ACTIVE, PLACED, State
from xpanel_desktop.domain.watch import Around, Earlier, Finding, What, Why, look
from xpanel_desktop.store.columns import MAX_INTEGER, ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import COLUMNS, fetch, order_of
from xpanel_desktop.store.scorecards import read_card

FOR_GOOD = MAX_INTEGER
"""`until` of what is dismissed for good."""
SEEN_EVERY = timedelta(hours=1)
"""How often it is written down that a finding still holds."""
WATCHED = (*sorted(ACTIVE), State.HELD)
"""States in which time alone can make a finding, or in which one stays."""
TRAIL = timedelta(minutes=10)
"""So far the looking may have been behind the reports when the program ended."""
_MOVED = ((PLACED, "moved_at"), ({State.REFUSED}, "sent_at"))
"""By what it is told when what may be a finding came to stand where it does; indexed by state."""
_SHOWN = "(f.until IS NULL OR f.until <= :now)"
_PLACED = "('completed', 'partial', 'in_progress', 'processing', 'active', 'pending')"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it is kept, with its order."""

    id: int
    finding: Finding
    order: Order
    first_at: datetime
    last_at: datetime
    words: str = ""
    """The panel's own, of an order that it does not know any more."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review changed: ids of findings that are new, and whether anything else moved."""

    new: tuple[int, ...] = ()
    moved: bool = False


class WatchRows:
    """The findings of every account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def review(self, ids: Iterable[int], now: datetime) -> Reviewed:
        """Look at these orders and keep what is found; nothing is written when nothing moved."""
        wanted = sorted(ids)
        found = await self._database.read(lambda db: _differing(db, wanted, now))
        if not found:
            return Reviewed()
        return await self._database.write(lambda db: _keep(db, found, now))

    async def watched(self, state: State, after: int, most: int) -> list[int]:
        """Return ids of orders in a state above `after`, in their order."""
        sql = "SELECT id FROM orders WHERE state = ? AND id > ? ORDER BY id LIMIT ?"
        return await self._ids(sql, (state.value, after, most))

    async def found(self, after: int, most: int) -> list[int]:
        """Return ids above `after` of orders of which something was found, in their order."""
        sql = "SELECT DISTINCT order_id FROM findings WHERE order_id > ? ORDER BY order_id LIMIT ?"
        return await self._ids(sql, (after, most))

    async def moved_last(self, now: datetime) -> list[int]:
        """Return ids of the orders that ended or moved last before now, within TRAIL of the last.

        They were not looked at, if the program ended before it came to them.
        """
        return await self._database.read(lambda db: _moved_last(db, ms(now)))

    async def shown(
        self, now: datetime, most: int, what: What | None, accounts: frozenset[int]
    ) -> list[Found]:
        """Return what is not dismissed, the newest first; None and no accounts mean all."""
        where = [_SHOWN, "a.removed = 0"]
        if what is not None:
            where.append("f.what = :what")
        if accounts:
            where.append(f"f.account_id IN ({', '.join(str(int(one)) for one in accounts)})")
        sql = (
            f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY f.first_at DESC, f.id DESC LIMIT :most"
        )
        values = {"now": ms(now), "most": most, "what": what}
        return await self._database.read(lambda db: _all(db.execute(sql, values)))

    async def get(self, ids: Iterable[int]) -> list[Found]:
        """Return the findings of these ids that there are, dismissed or not."""
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        sql = f"{_SELECT} WHERE f.id IN ({marks}) ORDER BY f.id"
        return await self._database.read(lambda db: _all(db.execute(sql, wanted)))

    async def counts(self, now: datetime) -> dict[tuple[int, What], int]:
        """Return (account, kind) → how many are shown."""
        sql = (
            "SELECT f.account_id, f.what, count(*) FROM findings f"  # noqa: S608 - our own names
            " JOIN accounts a ON a.id = f.account_id"
            f" WHERE {_SHOWN} AND a.removed = 0 GROUP BY 1, 2"
        )
        rows = await self._database.read(lambda db: db.execute(sql, {"now": ms(now)}).fetchall())
        return {(int(row[0]), What(row[1])): int(row[2]) for row in rows}

    async def dismiss(
        self, ids: Iterable[int], now: datetime, until: datetime | None
    ) -> dict[int, int | None]:
        """Hide findings until a time, None for good; return what `restore` takes to undo it."""
        end, wanted = FOR_GOOD if until is None else ms(until), list(ids)

        def work(db: sqlite3.Connection) -> dict[int, int | None]:
            before: dict[int, int | None] = {}
            for one in wanted:
                row = db.execute("SELECT until FROM findings WHERE id = ?", (one,)).fetchone()
                if row is not None:
                    before[one] = row[0]
                    sql = "UPDATE findings SET until = ?, dismissed_at = ? WHERE id = ?"
                    db.execute(sql, (end, ms(now), one))
            return before

        return await self._database.write(work)

    async def restore(self, before: Mapping[int, int | None]) -> None:
        """Undo a dismissal; what was dismissed for good before it stays so, since when it was."""
        values = [(until, until, FOR_GOOD, one) for one, until in before.items()]
        sql = (
            "UPDATE findings SET until = ?, dismissed_at = iif(? = ?, dismissed_at, NULL)"
            " WHERE id = ?"
        )
        await self._database.write(lambda db: db.executemany(sql, values).rowcount)

    async def next_return(self, now: datetime) -> datetime | None:
        """Return when the next one that was put off comes back; None: none."""
        sql = "SELECT min(until) FROM findings WHERE until > ? AND until < ?"
        row = await self._database.read(lambda db: db.execute(sql, (ms(now), FOR_GOOD)).fetchone())
        return None if row[0] is None else time_of(row[0])

    async def _ids(self, sql: str, values: Sequence[object]) -> list[int]:
        rows = await self._database.read(lambda db: db.execute(sql, values).fetchall())
        return [int(row[0]) for row in rows]


_SELECT = (
    f"SELECT {', '.join(f'o.{name}' for name in COLUMNS)},"  # noqa: S608 - our own names
    " f.id AS finding_id, f.what, f.why, f.details, f.first_at, f.last_at,"
    " coalesce(d.words, '') AS words"
    " FROM findings f JOIN orders o ON o.id = f.order_id JOIN accounts a ON a.id = f.account_id"
    " LEFT JOIN disowned d ON d.order_id = f.order_id"
)


def _all(rows: Iterable[sqlite3.Row]) -> list[Found]:
    return [
        Found(
            row["finding_id"],
            Finding(What(row["what"]), Why(row["why"]), json.loads(row["details"])),
            order_of(row[: len(COLUMNS)]),
            time_of(row["first_at"]),
            time_of(row["last_at"]),
            row["words"],
        )
        for row in rows
    ]


def _moved_last(db: sqlite3.Connection, now: int) -> list[int]:
    of = [(state.value, column) for states, column in _MOVED for state in sorted(states)]
    newest = [
        db.execute(f"SELECT max({at}) FROM orders WHERE state = ? AND {at} <= ?", (state, now))  # noqa: S608 - our own names
        for state, at in of
    ]
    times = [time for (time,) in (row.fetchone() for row in newest) if time is not None]
    since = max(times, default=now) - TRAIL // timedelta(milliseconds=1)
    found = list[int]()
    for state, at in of:
        sql = f"SELECT id FROM orders WHERE state = ? AND {at} >= ?"  # noqa: S608 - our own names
        found += [int(one) for (one,) in db.execute(sql, (state, since))]
    return found


# -- reviewing --------------------------------------------------------------------------

Review = dict[int, tuple[Order, tuple[Finding, ...]]]


def _differing(db: sqlite3.Connection, ids: Sequence[int], now: datetime) -> Review:
    """Return the orders whose kept findings differ from what is found now."""
    found: Review = {}
    for order_id in ids:
        order = fetch(db, order_id)
        if order is None:
            continue
        findings = look(order, _around(db, order), now)
        if _differs(db, order, findings, now):
            found[order_id] = (order, findings)
    return found


def _around(db: sqlite3.Connection, order: Order) -> Around:
    ticket = order.ticket
    card = read_card(db, ticket.account_id, ticket.service_id)
    made = db.execute("SELECT 1 FROM orders WHERE parent_id = ? LIMIT 1", (order.id,)).fetchone()
    gone = db.execute("SELECT 1 FROM disowned WHERE order_id = ?", (order.id,)).fetchone()
    return Around(card, _earlier(db, order), gone is not None, made is not None)


def _earlier(db: sqlite3.Connection, order: Order) -> Earlier | None:
    if order.start_count is None or not order.link:
        return None
    row = db.execute(
        "SELECT start_count, quantity, remains FROM orders WHERE link = ? AND state IN"  # noqa: S608 - our own names
        f" {_PLACED} AND service_id = ? AND account_id = ? AND id < ? AND start_count > 0"
        " ORDER BY id DESC LIMIT 1",
        (order.link, order.ticket.service_id, order.ticket.account_id, order.id),
    ).fetchone()
    if row is None:
        return None
    return Earlier(row["start_count"], (row["quantity"] or 0) - (row["remains"] or 0))


def _kept(db: sqlite3.Connection, order_id: int) -> dict[What, sqlite3.Row]:
    rows = db.execute("SELECT * FROM findings WHERE order_id = ?", (order_id,))
    return {What(row["what"]): row for row in rows}


def _differs(
    db: sqlite3.Connection, order: Order, findings: Sequence[Finding], now: datetime
) -> bool:
    kept = _kept(db, order.id)
    over = [what for what in kept if what not in {one.what for one in findings}]
    return any(_is_over(kept[what], order) for what in over) or any(
        one.what not in kept or _moved(kept[one.what], one, now) for one in findings
    )


def _is_over(row: sqlite3.Row, order: Order) -> bool:
    """Tell whether a finding that holds no more goes; dismissed for good it stays until a move."""
    if row["until"] != FOR_GOOD or order.moved_at is None:
        return True
    return ms(order.moved_at) > (row["dismissed_at"] or 0)


def _moved(row: sqlite3.Row, one: Finding, now: datetime) -> bool:
    return not _says(row, one) or ms(now - SEEN_EVERY) >= row["last_at"]


def _says(row: sqlite3.Row, one: Finding) -> bool:
    return row["why"] == one.why and row["details"] == _details(one)


def _details(one: Finding) -> str:
    return json.dumps(dict(one.values), sort_keys=True)


def _keep(db: sqlite3.Connection, review: Review, now: datetime) -> Reviewed:
    new, moved = list[int](), False
    for order, findings in review.values():
        kept = _kept(db, order.id)
        names = {one.what for one in findings}
        for what, row in kept.items():
            if what not in names and _is_over(row, order):
                db.execute("DELETE FROM findings WHERE id = ?", (row["id"],))
                moved = True
        for one in findings:
            told = (one.why, _details(one), ms(now))
            if one.what in kept:
                moved = moved or not _says(kept[one.what], one)
                sql = "UPDATE findings SET why = ?, details = ?, last_at = ? WHERE id = ?"
                db.execute(sql, (*told, kept[one.what]["id"]))
            else:
                new.append(_insert(db, order, one, now))
    return Reviewed(tuple(new), moved or bool(new))


def _insert(db: sqlite3.Connection, order: Order, one: Finding, now: datetime) -> int:
    made = db.execute(
        "INSERT INTO findings (order_id, account_id, what, why, details, first_at, last_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (order.id, order.ticket.account_id, one.what, one.why, _details(one), ms(now), ms(now)),
    ).lastrowid
    assert made is not None
    return made
