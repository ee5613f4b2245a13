"""A database with a million orders in seconds: seeded, with the spread of a shop's two years.

The rows are written without the triggers and indices of the table, which come back afterwards from
the schema itself; what triggers keep beside the orders is then filled as the migrations fill it.
"""

import asyncio
import contextlib
import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.database import Database

MILLION = 1_000_000
SEED = 20_261
ENDS = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAYS = 730
TOLD = 2_000
"""The newest orders that have attempts and movements."""
UNIT = 100_000_000

STATES = {
    "completed": 760_000,
    "partial": 61_000,
    "canceled": 52_000,
    "refunded": 9_000,
    "failed": 2_400,
    "expired": 1_100,
    "not_placed": 400,
    "in_progress": 62_000,
    "pending": 28_000,
    "processing": 9_500,
    "active": 900,
    "paused": 300,
    "unheard": 120,
    "refused": 3_200,
    "draft": 6_000,
    "queued": 3_900,
    "held": 150,
    "unknown": 30,
}
"""Orders in each state, of a million; what is under way is young, what is done is of any age."""
YOUNG = ("in_progress", "pending", "processing", "queued", "held", "unknown", "draft")
WORDS = {
    "in_progress": "In progress",
    "canceled": "Canceled",
    "unheard": "Awaiting review",
    "active": "Active",
}
UNSENT = ("draft", "queued", "held")
NO_ID = (*UNSENT, "unknown", "refused", "not_placed")
LINKS = (
    ("Instagram", "https://www.instagram.com/p/{token}/"),
    ("Instagram", "https://www.instagram.com/{name}"),
    ("TikTok", "https://www.tiktok.com/@{name}/video/{number}"),
    ("YouTube", "https://www.youtube.com/watch?v={token}"),
    ("Telegram", "https://t.me/{name}/{short}"),
    ("Twitter", "https://x.com/{name}/status/{number}"),
    ("Facebook", "https://www.facebook.com/{name}/posts/{number}"),
    ("Spotify", "https://open.spotify.com/track/{token}"),
)
KINDS = (
    "Takipçi · Türk gerçek",
    "Followers · HQ, 30 days refill",
    "Beğeni · hızlı başlar",
    "Likes · instant",
    "İzlenme · yüksek kalıcılık",
    "Views · non-drop",
    "Yorum · Türkçe özel",
    "Comments · random positive",
    "Kaydetme",
    "Shares · real accounts",
)
TIERS = ("", " [Şimşek]", " [Max 500K]", " [365 gün garanti]", " [Cheapest]", " [Slow]")
NAMES = ("ayse", "mehmet", "ipek", "omer", "zeynep", "deniz", "emre", "sude", "john", "maria")
LABELS = ("", "", "", "kampanya", "yılbaşı", "toptan", "VIP", "retry", "influencer", "İade riski")
COLOURS = ("", "", "", "", "red", "blue", "green")
POOLS = ("", "", "", "", "", "", "", "", "tr", "global")
NOTES = ("", "", "", "", "", "Müşteri aradı, acele", "see ticket 4411", "İkinci sipariş, indirimli")


@dataclass(frozen=True, slots=True)
class _Offer:
    id: str
    name: str
    category: str
    rate: int
    link: str
    folded: str


def make(path: Path, orders: int = MILLION, *, seed: int = SEED, accounts: int = 3) -> None:
    """Make a database with so many orders of some accounts; the same seed gives the same rows."""
    asyncio.run(_migrated(path, accounts))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN IMMEDIATE")
        with _bare(db):
            _fill(db, orders, random.Random(seed), accounts)
        _fill_beside(db)
        _tell_newest(db)
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def _migrated(path: Path, accounts: int) -> None:
    database = await Database.open(path)
    for number in range(accounts):
        account = Account(
            0,
            ("Main shop", "Reseller", "Yedek panel")[number % 3],
            "http://127.0.0.1:9/api/v2",
            f"million-{number}",
            ("blue", "orange", "green")[number % 3],
            "USD",
        )
        await AccountRows(database).add(account)
    await database.close()


@contextlib.contextmanager
def _bare(db: sqlite3.Connection) -> Iterator[None]:
    """Take the indices and triggers of the orders away, and bring them back."""
    rows = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND type IN ('index', 'trigger') AND tbl_name = 'orders'"
    ).fetchall()
    for kind, name, _ in rows:
        db.execute(f"DROP {kind} {name}")
    yield
    for kind, _, sql in sorted(rows):
        assert kind in ("index", "trigger")
        db.execute(sql)


def _offers(dice: random.Random) -> list[_Offer]:
    offers = list[_Offer]()
    for number in range(1_200):
        network, link = LINKS[number % len(LINKS)]
        kind, tier = dice.choice(KINDS), dice.choice(TIERS)
        name = f"{network} {kind}{tier} #{number}"
        offers.append(
            _Offer(
                str(1_000 + number * 7),
                name,
                f"{network} {kind.partition(' ')[0]}",
                dice.randint(2, 900) * UNIT // 100,
                link,
                fold(name),
            )
        )
    return offers


def _fill(db: sqlite3.Connection, orders: int, dice: random.Random, accounts: int) -> None:
    rows = _rows(orders, dice, accounts)
    first = next(rows)
    marks = ", ".join(f":{name}" for name in first)
    sql = f"INSERT INTO orders ({', '.join(first)}) VALUES ({marks})"
    db.execute(sql, first)
    db.executemany(sql, rows)


def _states(orders: int, dice: random.Random) -> list[str]:
    """Return a state for each order, the oldest first: what is under way lies at the end."""
    young = list[str]()
    old = list[str]()
    for state, share in STATES.items():
        (young if state in YOUNG else old).extend([state] * max(1, share * orders // MILLION))
    old.extend(["completed"] * max(0, orders - len(old) - len(young)))
    dice.shuffle(old)
    dice.shuffle(young)
    recent = min(len(old), len(young))
    late = old[len(old) - recent :] + young
    dice.shuffle(late)
    return (old[: len(old) - recent] + late)[-orders:]


def _rows(orders: int, dice: random.Random, accounts: int) -> Iterator[dict[str, Any]]:
    offers = _offers(dice)
    popular = [min(int(dice.expovariate(1 / 150)), len(offers) - 1) for _ in range(4096)]
    customers = [f"{dice.choice(NAMES)} {number}" for number in range(600)]
    end = int(ENDS.timestamp() * 1000)
    step = int(timedelta(days=DAYS).total_seconds() * 1000) // orders
    at = end - step * orders
    for number, state in enumerate(_states(orders, dice), 1):
        at += step
        offer = offers[popular[dice.getrandbits(12)]]
        yield _row(dice, offer, customers, number, state, at, accounts)


def _row(
    dice: random.Random,
    offer: _Offer,
    customers: list[str],
    number: int,
    state: str,
    at: int,
    accounts: int,
) -> dict[str, Any]:
    bits = dice.getrandbits(62)
    link = offer.link.format(
        token=f"{bits:013x}"[:11], name=NAMES[bits % 10] + str(bits % 4999), number=bits,
        short=bits % 90_000,
    )  # fmt: skip
    quantity = (bits % 200 + 1) * 50
    pool = POOLS[bits % len(POOLS)]
    label, note = LABELS[bits % 7 * bits % len(LABELS)], NOTES[bits % 11 % len(NOTES)]
    customer = customers[bits % len(customers)] if bits % 3 == 0 else ""
    sent = state not in UNSENT
    panel_id = "" if state in NO_ID else str(23_000_000 + number)
    charge = offer.rate * quantity // 1000
    done = state in ("completed", "refunded", "expired")
    remains = 0 if done else quantity * (bits % 97) // 97
    moved = at + bits % 180_000_000
    fields = f'{{"link": "{link}", "quantity": "{quantity}"'
    fields += f', "data_pool": "{pool}"}}' if pool else "}"
    found = (link, offer.id, offer.folded, fold(label), customer, fold(note), panel_id)
    return {
        "id": number,
        "account_id": (1, 1, 1, 1, 1, 1, 2, 2, 3, 1)[bits % 10] if accounts > 2 else 1,
        "state": state,
        "service_id": offer.id,
        "kind": "default",
        "fields": fields,
        "extra": "{}",
        "service_name": offer.name,
        "category": offer.category,
        "rate": offer.rate,
        "currency": "USD",
        "expected_charge": charge,
        "quantity": quantity,
        "link": link,
        "found_by": " ".join(found).lower(),
        "created_at": at,
        "queued_at": None if state == "draft" else at + 900,
        "place": None if state == "draft" else at + 900,
        "sent_at": at + 2_400 if sent else None,
        "panel_id": panel_id,
        "status_word": WORDS.get(state, state.capitalize()) if panel_id else "",
        "charge": charge if panel_id else None,
        "start_count": bits % 90_000 if panel_id else None,
        "remains": remains if panel_id else None,
        "asked_at": moved + bits % 7_000_000 if panel_id else None,
        "moved_at": moved if sent else None,
        "attempts": 1 if sent else 0,
        "problem": "Not enough funds" if state == "refused" else "",
        "label": label,
        "customer": customer,
        "note": note,
        "colour": COLOURS[bits % len(COLOURS)] if label else "",
    }


def _fill_beside(db: sqlite3.Connection) -> None:
    """Fill what triggers keep, as the migrations do it."""
    db.execute("INSERT INTO counts SELECT account_id, state, count(*) FROM orders GROUP BY 1, 2")
    db.execute("INSERT INTO ordered SELECT DISTINCT service_id, category, service_name FROM orders")
    db.execute("INSERT INTO order_words (order_words) VALUES ('rebuild')")


def _tell_newest(db: sqlite3.Connection) -> None:
    """Give the newest orders that were sent their attempt, and some movements."""
    rows = db.execute(
        "SELECT id, state, status_word, sent_at, quantity, link, service_id, panel_id, charge,"
        " start_count FROM orders WHERE attempts > 0 ORDER BY id DESC LIMIT ?",
        (TOLD,),
    ).fetchall()
    triggers = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'attempts'"
    ).fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for one, state, word, sent, quantity, link, service, panel_id, charge, start in rows:
        request = json.dumps({"action": "add", "service": service, "link": link})
        ending = "accepted" if panel_id else "refused" if state == "refused" else "unknown"
        answer = json.dumps({"order": panel_id}) if panel_id else ""
        db.execute(
            "INSERT INTO attempts VALUES (?, 1, ?, ?, ?, ?, '', 200, ?)",
            (one, sent, request, sent + 310, ending, answer),
        )
        if panel_id:
            db.executemany(
                "INSERT INTO movements (order_id, at, state, status_word, start_count, remains,"
                " charge) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        one,
                        sent + 60_000 * at,
                        state,
                        word,
                        start,
                        quantity - quantity * at // 5,
                        charge,
                    )
                    for at in range(1, 5)
                ],
            )
    for _, sql in triggers:
        db.execute(sql)
