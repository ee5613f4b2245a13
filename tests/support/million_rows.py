"""What the orders of a generated database say: seeded, with the spread of a shop's two years."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.schedule import LATE_LOOKS, Standing, ask_after, ends_in, spread
from xpanel_desktop.domain.state import FINISHED

MILLION = 1_000_000
ENDS = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAYS = 730
UNIT = 100_000_000
QUEUED_AFTER, SENT_AFTER, ANSWERED_AFTER = 900, 2_400, 2_710
"""Milliseconds after an order was written."""
MOVED_AFTER = 300_000
"""Milliseconds after which at least the panel's last word came."""

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
NO_CHARGE = ("canceled", "refunded", "failed")
"""What panels give all of the money back for."""
Link = Callable[[int, str], str]
LINKS: tuple[tuple[str, Link], ...] = (
    ("Instagram", lambda bits, _: f"https://www.instagram.com/p/{f'{bits:013x}'[:11]}/"),
    ("Instagram", lambda _, name: f"https://www.instagram.com/{name}"),
    ("TikTok", lambda bits, name: f"https://www.tiktok.com/@{name}/video/{bits}"),
    ("YouTube", lambda bits, _: f"https://www.youtube.com/watch?v={f'{bits:013x}'[:11]}"),
    ("Telegram", lambda bits, name: f"https://t.me/{name}/{bits % 90_000}"),
    ("Twitter", lambda bits, name: f"https://x.com/{name}/status/{bits}"),
    ("Facebook", lambda bits, name: f"https://www.facebook.com/{name}/posts/{bits}"),
    ("Spotify", lambda bits, _: f"https://open.spotify.com/track/{f'{bits:013x}'[:11]}"),
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

COLUMNS = (
    "id", "account_id", "state", "service_id", "kind", "fields", "extra", "service_name",
    "category", "rate", "currency", "expected_charge", "quantity", "link", "found_by",
    "created_at", "queued_at", "place", "sent_at", "panel_id", "status_word", "charge",
    "start_count", "remains", "asked_at", "next_ask_at", "moved_at", "attempts", "problem",
    "label", "customer", "note", "colour",
)  # fmt: skip
_FOLDED = {text: fold(text) for text in (*LABELS, *NOTES)}
Row = tuple[object, ...]
"""The values of COLUMNS."""
_LAST_LOOK = LATE_LOOKS[-1] // timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class _Offer:
    id: str
    name: str
    category: str
    rate: int
    link: Link
    found_by: str


def _offers(dice: random.Random) -> list[_Offer]:
    offers = list[_Offer]()
    for number in range(1_200):
        network, link = LINKS[number % len(LINKS)]
        kind, tier = dice.choice(KINDS), dice.choice(TIERS)
        name = f"{network} {kind}{tier} #{number}"
        price = dice.randint(2, 900) * UNIT // 100
        category = f"{network} {kind.partition(' ')[0]}"
        service = str(1_000 + number * 7)
        offers.append(_Offer(service, name, category, price, link, fold(f"{service} {name}")))
    return offers


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


def rows(orders: int, dice: random.Random, accounts: int) -> Iterator[Row]:
    """Return the orders one after the other, as they stand at the end."""
    offers = _offers(dice)
    popular = [min(int(dice.expovariate(1 / 150)), len(offers) - 1) for _ in range(4096)]
    customers = [f"{dice.choice(NAMES)} {number}" for number in range(600)]
    end = int(ENDS.timestamp() * 1000)
    step = int(timedelta(days=DAYS).total_seconds() * 1000) // orders
    at = end - step * orders
    for number, state in enumerate(_states(orders, dice), 1):
        at += step
        bits = dice.getrandbits(62)
        offer = offers[popular[bits >> 50]]
        customer = customers[bits % 600] if bits % 3 == 0 else ""
        account = (1, 1, 1, 1, 1, 1, 2, 2, 3, 1)[bits % 10] if accounts > 2 else 1
        yield _row(offer, customer, number, account, state, at, bits, end)


def _row(
    offer: _Offer,
    customer: str,
    number: int,
    account: int,
    state: str,
    at: int,
    bits: int,
    end: int,
) -> Row:
    quantity = (bits % 200 + 1) * 50
    amount = offer.rate * quantity // 1000
    link = offer.link(bits, NAMES[bits % 10] + str(bits % 4999))
    label, note = LABELS[bits % 7 * bits % 10], NOTES[bits % 11 % 8]
    pool = POOLS[bits % 10]
    fields = f'{{"link": "{link}", "quantity": "{quantity}"'
    fields += f', "data_pool": "{pool}"}}' if pool else "}"
    folded = (link, offer.found_by, _FOLDED[label], customer, _FOLDED[note])
    found_by = " ".join(filter(None, folded))
    written = (
        number, account, state, offer.id, "default", fields, "{}", offer.name, offer.category,
        offer.rate, "USD", amount, quantity, link,
    )  # fmt: skip
    told = _told(state, number, quantity, amount, at, bits, end)
    if state not in UNSENT:  # what the journal adds with each move: the panel's id, or nothing
        found_by += "\n\n" if state == "not_placed" else f"\n{told[3]}"
    colour = COLOURS[bits % 7] if label else ""
    return (*written, found_by, at, *told, label, customer, note, colour)


def _told(state: str, number: int, quantity: int, amount: int, at: int, bits: int, end: int) -> Row:
    """Return the columns from `queued_at` to `problem`."""
    if state in UNSENT:
        queued = None if state == "draft" else at + QUEUED_AFTER
        return (queued, queued, None, "", "", *(None,) * 6, 0, "")
    queued, sent, moved = at + QUEUED_AFTER, at + SENT_AFTER, at + MOVED_AFTER + bits % 180_000_000
    if state in NO_ID:
        moved = moved if state == "not_placed" else at + ANSWERED_AFTER
        problem = "Not enough funds" if state == "refused" else ""
        return (queued, queued, sent, "", "", *(None,) * 5, moved, 1, problem)
    remains, charge = quantity * (bits % 97) // 97, amount
    if state in ("completed", "refunded", "expired"):
        remains = 0
    elif state == "partial":
        charge = amount * (quantity - remains) // quantity
    if state in NO_CHARGE:
        charge = 0
    asked = moved + bits % 7_000_000
    if state in FINISHED and moved + _LAST_LOOK <= end:
        asked += _LAST_LOOK
    following = _following(state, number, quantity, remains, sent, moved, asked)
    word = WORDS.get(state, state.capitalize())
    return (
        queued, queued, sent, str(23_000_000 + number), word, charge, bits % 90_000, remains,
        asked, following, moved, 1, "",
    )  # fmt: skip


def _following(
    state: str, number: int, quantity: int, remains: int, sent: int, moved: int, asked: int
) -> int | None:
    """Return when an order is asked about next that was last asked about in vain."""
    done = state in FINISHED
    if done and asked - moved >= _LAST_LOOK:
        return None
    age, still = timedelta(milliseconds=asked - sent), timedelta(milliseconds=asked - moved)
    wait = ask_after(Standing(done, age, still, ends_in(remains, quantity - remains, age)))
    if wait is None:
        return None
    return asked + round(spread(wait, number).total_seconds() * 1000)
