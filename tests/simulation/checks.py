"""What must hold after every step, and at every moment at which an order leaves."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.simulation.desk import Desk
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.local_days import begins, day_at
from xpanel_desktop.app.sessions import SWITCH
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import ACTIVE, DELETABLE, FINISHED, MOVES, PLACED, State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.store.columns import ms

if TYPE_CHECKING:
    from tests.simulation.world import World

AT_WORK = ACTIVE | {State.SENDING, State.UNKNOWN}
ALLOWED = {(before, after) for (before, _), after in MOVES.items()}
LOG = (
    "CREATE TEMP TABLE moved (id, before, after)",
    "CREATE TEMP TRIGGER log_moves AFTER UPDATE OF state ON main.orders WHEN NEW.state <> OLD.state"
    " BEGIN INSERT INTO moved VALUES (NEW.id, OLD.state, NEW.state); END",
)


class Checks:
    """Watches one world."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self.found: list[str] = []
        """What did not hold at a moment of sending."""
        self.deeds = 0
        """How much the operator has done; what was read before a deed may be old after it."""
        self.known: set[int] = set()
        """Orders that were made and not deleted by the operator."""
        self.left = 0
        self._attempts: dict[tuple[int, int], tuple[Any, ...]] = {}
        self._taken: dict[int, tuple[int, float]] = {}
        """Order → the operator's deeds, and the time, when it was taken from the queue."""
        self._waited: dict[int, int] = {}
        """Orders that waited through a sleep, and their accounts: none leaves unseen."""
        self._stopped: dict[int, str] = {}

    def begin(self, core: Core) -> None:
        """Watch a new life of the program."""
        self._core = core
        self._reader = core.database._reader
        self._waited.clear()
        self._taken.clear()
        self._stopped = {account.id: account.stop_reason for account in core.accounts.all()}
        core.notices.subscribe(self._stops)
        for sql in LOG:
            core.database._writer.connection.execute(sql)  # type: ignore[attr-defined]
        ready = core.line._queue.ready

        async def taken(account_id: int, now: datetime, *more: Any) -> list[Order]:
            deeds = self.deeds
            found = await ready(account_id, now, *more)
            session = core.sessions._sessions.get(account_id)
            under_way = session.outbox._flights if session and session.outbox else {}
            for order in found:
                if order.id not in under_way:  # it was taken before
                    self._taken[order.id] = (deeds, ms(now))
            return found

        core.line._queue.ready = taken  # type: ignore[method-assign]

    def rows(self, where: str = "1", *values: Any) -> list[sqlite3.Row]:
        """Return the orders as they stand in the file."""
        sql = f"SELECT * FROM orders WHERE {where} ORDER BY id"
        return self._reader.connection.execute(sql, values).fetchall()  # type: ignore[attr-defined]

    # --- At the moment of sending ---------------------------------------------------------------

    def at_leaving(self, desk: Desk, uid: int) -> None:
        """Look at an order that leaves now."""
        self.left += 1
        self._note_stops()  # a lift holds before it is written and told
        account = next(one for one in self._core.accounts.all() if one.url == desk.url)
        rows = self.rows("account_id = ? AND quantity = ?", account.id, uid)
        if len(rows) != 1:
            self.found.append(f"{uid} left and is not what any order says")
            return
        row = rows[0]
        for broken, what in (
            (row["state"] != State.SENDING, "is not being sent"),
            (row["asks"], "waits for a word"),
            ((row["not_before"] or 0) > ms(self._world.clock.now()), "left too early"),
            (self._core.caution.halted, "left though all is halted"),
            (self._core.settings.get(SWITCH, default=False), "left though offline"),
            (account.paused, "left though paused"),
            (account.stop_reason, f"left though stopped: {account.stop_reason}"),
            (desk.open > account.parallel, f"is one of {desk.open}, {account.parallel} allowed"),
            (desk.holds(uid), "was ordered before"),
            (row["id"] in self._waited, "waited through a sleep and nobody looked"),
            (self._unknown(account), "left beside an unknown one"),
            (self._busy_link(row), "left beside another on its link"),
            (self._beyond(account, row), "is beyond the limits"),
            (self._before_its_turn(account, row), "left before its turn"),
        ):
            if broken:
                self.found.append(f"order {row['id']} ({uid}) {what}")

    def _unknown(self, account: Account) -> bool:
        return bool(self.rows("account_id = ? AND state = 'unknown'", account.id))

    def _busy_link(self, row: sqlite3.Row) -> bool:
        where = "account_id = ? AND link = ? AND id <> ?"
        others = self.rows(where, row["account_id"], row["link"], row["id"])
        began = self._began(row)  # what began behind it, and waits for nobody, is not in its way
        busy = (one["state"] in AT_WORK and self._began(one) <= began for one in others)
        return bool(row["after_link"]) and any(busy)

    def _began(self, row: sqlite3.Row) -> int:
        """Return a number that is higher the later an intent was written; 0: before this step."""
        sql = "SELECT ifnull(max(rowid), 0) FROM moved WHERE id = ? AND after = 'sending'"
        writer = self._core.database._writer.connection  # type: ignore[attr-defined]
        return int(writer.execute(sql, (row["id"],)).fetchone()[0])

    def _beyond(self, account: Account, row: sqlite3.Row) -> bool:
        most = self._core.caution.order_limit(account.id)
        if most is not None and self._costs(account, row) > most:
            return True
        day = self._core.caution.daily_limit(account.id)
        began = ms(begins(day_at(self._world.clock.now())))
        out = ("draft", "queued", "held", "refused", "not_placed")
        rows = self.rows("account_id = ? AND sent_at >= ?", account.id, began)
        spent = sum(_cost(one) for one in rows if one["state"] not in out)
        return day is not None and from_units(spent) > day

    def _costs(self, account: Account, row: sqlite3.Row) -> Decimal:
        """Return what one order costs: as it was written, or less where the price fell since."""
        service = self._core.catalogs._by_id.get(account.id, {}).get(row["service_id"])
        written = from_units(row["expected_charge"])
        now = service.rate * row["quantity"] / 1000 if service and service.rate else written
        return min(written, now)

    def _before_its_turn(self, account: Account, row: sqlite3.Row) -> bool:
        """Tell whether one that was free went behind; sure only where nothing was moved since."""
        deeds, at = self._taken.get(row["id"], (-1, 0))
        if deeds != self.deeds or account.parallel > 1:
            return False
        where = (
            "account_id = ? AND state = 'queued' AND asks = 0 AND after_link = 0 AND id <> ?"
            " AND (place, id) < (?, ?) AND attempts = 0"
            " AND max(coalesce(not_before, 0), queued_at + ?) <= ?"
        )
        rest = self._core.caution.rest // timedelta(milliseconds=1)
        values = (account.id, row["id"], row["place"], row["id"], rest, at)
        return bool(self.rows(where, *values))

    # --- Sleeps, which hold for what is taken after them -----------------------------------------

    def sleeps(self, woke: datetime) -> None:
        """Note, before a sleep, what will have waited through it when the machine wakes."""
        rest = self._core.caution.rest // timedelta(milliseconds=1)
        where = (
            "state = 'queued' AND asks = 0 AND after_link = 0"
            " AND max(coalesce(not_before, 0), queued_at + ?) <= ?"
        )
        for row in self.rows(where, rest, ms(woke)):
            self._waited[row["id"]] = row["account_id"]

    def touched(self, ids: Iterable[int]) -> None:
        """Hear that the operator had these in hand: they have been looked at."""
        for one in ids:
            self._waited.pop(one, None)

    def _stops(self, changes: Changes) -> None:
        """Hear of accounts: a stop for a sleep that is lifted means that the operator looked."""
        if changes.touches(Table.ACCOUNTS):
            self._note_stops()

    def _note_stops(self) -> None:
        for account in self._core.accounts.all():
            before = self._stopped.get(account.id, "")
            self._stopped[account.id] = account.stop_reason
            if before == Stop.CLOCK_JUMPED and not account.stop_reason:
                self.touched([one for one, of in self._waited.items() if of == account.id])

    # --- After each step --------------------------------------------------------------------------

    def after_step(self) -> None:
        """Look at everything."""
        assert not self.found, self.found
        now = self._world.loop.time()
        for desk in self._world.desks:
            desk.catch_up(now)
        rows = self.rows()
        assert {row["id"] for row in rows} == self.known, "an order is lost or made up"
        self._states_moved_by_the_table()
        self._attempts_are_kept()
        for row in rows:
            self._counted(row)
        for account in self._core.accounts.all():
            self._ledger_is_known(account, rows)

    def _states_moved_by_the_table(self) -> None:
        writer = self._core.database._writer.connection  # type: ignore[attr-defined]
        for _, before, after in writer.execute("SELECT * FROM moved").fetchall():
            legal = (before, after) in ALLOWED or (before in PLACED and after in PLACED)
            assert legal, f"{before} became {after}"
        writer.execute("DELETE FROM moved")

    def _attempts_are_kept(self) -> None:
        sql = "SELECT order_id, number, started_at, request, ended_at, ending FROM attempts"
        now = {tuple(row)[:2]: tuple(row)[2:] for row in self._reader.connection.execute(sql)}  # type: ignore[attr-defined]
        for key, before in self._attempts.items():
            if key[0] not in self.known:
                continue
            assert key in now, f"attempt {key} is gone"
            held = before if before[2] is not None else before[:2]
            assert now[key][: len(held)] == held, f"attempt {key} was rewritten"
        self._attempts = now

    def _counted(self, row: sqlite3.Row) -> None:
        numbers = [number for one, number in self._attempts if one == row["id"]]
        assert sorted(numbers) == list(range(1, row["attempts"] + 1)), f"attempts of {row['id']}"

    def _ledger_is_known(self, account: Account, rows: list[sqlite3.Row]) -> None:
        desk = self._world.desk(account)
        mine = {row["quantity"]: row for row in rows if row["account_id"] == account.id}
        session = self._core.sessions._sessions.get(account.id)
        flights = session.outbox._flights if session and session.outbox else {}
        for uid, row in mine.items():
            ids, state = desk.holds(uid), row["state"]
            if state in PLACED:
                assert row["panel_id"] in ids or uid in desk.lied, f"{uid} is placed and is not"
            elif state == State.SENDING:
                assert row["id"] in flights, f"{uid} is being sent by nobody"
            if ids and state in DELETABLE:
                raise AssertionError(f"{uid} is ordered and {state}")
        for uid, ids in desk.ledger.items():
            assert len(ids) == 1, f"{uid} is ordered {len(ids)} times"
            assert uid in mine, f"{uid} is ordered and not known"
            state = mine[uid]["state"]
            assert state in PLACED | {State.UNKNOWN, State.SENDING}, f"{uid} is {state}"

    def after_quit(self) -> None:
        """Look at what a quit left behind: all that left was waited for."""
        self.found += [
            f"the program ended with {desk.open} answers to come"
            for desk in self._world.desks
            if desk.open
        ]


def _cost(row: sqlite3.Row) -> int:
    """Return what an order costs as far as it is known; a charge of nothing may come early."""
    charge = int(row["charge"] or 0)
    return charge if row["state"] in FINISHED else charge or int(row["expected_charge"])
