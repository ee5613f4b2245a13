"""Orders placed elsewhere: written down as the panel told of them, never to be sent."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.order import IMPORTED, Report
from xpanel_desktop.domain.schedule import Standing, ask_after, spread
from xpanel_desktop.domain.state import FINISHED, PLACED, State, heard
from xpanel_desktop.domain.tags import Tags, tidy
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.store.columns import ms, to_json, units, whole
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.history import note_parts
from xpanel_desktop.store.rows import found_by, insert


class FollowedRows:
    """Writes followed orders; reads which ids are held already."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def held(self, accounts: Sequence[int], ids: Sequence[str]) -> dict[str, int]:
        """Return those of `ids` that orders of accounts bear already: of which account's first."""

        def look(db: sqlite3.Connection) -> dict[str, int]:
            return {one: holder for one in ids if (holder := _holder(db, accounts, one))}

        return await self._database.read(look)

    async def follow(
        self,
        account: Account,
        told: Iterable[tuple[str, Report]],
        wording: Wording,
        at: datetime,
        beside: Sequence[int] = (),
    ) -> list[int]:
        """Write down what was told of each panel id, in one transaction; return our ids.

        An id that is held by now, also in accounts `beside`, is passed over. Raises ValueError for
        a report without a status.
        """
        pairs, accounts = list(told), (account.id, *beside)

        def work(db: sqlite3.Connection) -> list[int]:
            return [
                _write(db, account, panel_id, report, wording, at)
                for panel_id, report in pairs
                if not _holder(db, accounts, panel_id)
            ]

        return await self._database.write(work)


def _holder(db: sqlite3.Connection, accounts: Sequence[int], panel_id: str) -> int | None:
    sql = "SELECT 1 FROM orders WHERE account_id = ? AND panel_id = ? AND panel_id <> ''"
    held = (one for one in accounts if db.execute(sql, (one, panel_id)).fetchone())
    return next(held, None)


def _write(
    db: sqlite3.Connection,
    account: Account,
    panel_id: str,
    report: Report,
    wording: Wording,
    at: datetime,
) -> int:
    if not report.word.strip():
        raise ValueError(f"the panel told no status of {panel_id}")
    state = heard(report.word)
    assert state in PLACED, "a panel's word is a state of the panel's"
    charge = units(report.charge)
    seen = {
        "state": state.value,
        "status_word": report.word,
        "charge": charge,
        "start_count": whole(report.start_count),
        "remains": whole(report.remains),
    }
    number = insert(db, seen | _unseen(account, panel_id, report, wording, at))
    db.execute(
        "INSERT INTO movements (order_id, at, state, status_word, charge, start_count, remains)"
        " VALUES (:order_id, :at, :state, :status_word, :charge, :start_count, :remains)",
        {**seen, "order_id": number, "at": ms(at)},
    )
    db.execute("UPDATE orders SET next_ask_at = ? WHERE id = ?", (_next(state, number, at), number))
    note_parts(db, number, report, at)
    return number


def _unseen(
    account: Account, panel_id: str, report: Report, wording: Wording, at: datetime
) -> dict[str, object]:
    """Return the columns beside the panel's word. What was asked for is not known: not guessed."""
    tags = tidy(Tags(label=wording.label, customer=wording.customer))
    ticket = Ticket(account.id, wording.service_id, wording.kind, {})
    fine = report.charge is not None and units(report.charge) is None
    return {
        "account_id": account.id,
        "origin": IMPORTED,
        "service_id": wording.service_id,
        "kind": wording.kind.value,
        "fields": to_json({}),
        "extra": to_json({}),
        "service_name": wording.service_name,
        "category": wording.category,
        "currency": report.currency or account.currency,
        "link": "",
        "found_by": found_by(ticket, wording.service_name, tags, panel_id),
        "created_at": ms(at),
        "panel_id": panel_id,
        "charge_text": str(report.charge) if fine else "",
        "asked_at": ms(at),
        "moved_at": ms(at),
        "label": tags.label,
        "customer": tags.customer,
    }


def _next(state: State, number: int, at: datetime) -> int | None:
    """Return when a followed order is asked about next: nothing is known of its age or pace."""
    now = timedelta(0)
    wait = ask_after(Standing(state in FINISHED, now, now))
    return None if wait is None else ms(at + spread(wait, number))
