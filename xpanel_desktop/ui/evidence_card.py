"""The evidence card of an order: what a ticket with the panel needs, without key or private words.

Names, times and figures are on record; nothing is said that they do not bear out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from PySide6.QtCore import QT_TRANSLATE_NOOP

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.delivery import Outlook, Told, delivered, outlook
from xpanel_desktop.domain.history import Event, History, What, timeline
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.state import FINISHED
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tongue import NOT_TOLD, Tongue, stamp

MOST_EVENTS = 18
"""Events on a card: the first two and the newest ones."""
_CLAIMS = {
    Told.STILL: QT_TRANSLATE_NOOP(
        "Evidence", "Nothing was delivered since {since}; last asked {asked}."
    ),
    Told.NOT_BEGUN: QT_TRANSLATE_NOOP(
        "Evidence", "Delivery has not begun since {since}; last asked {asked}."
    ),
    Told.DELIVERED: QT_TRANSLATE_NOOP(
        "Evidence",
        "Nothing remains since {since}, and the order is not closed; last asked {asked}.",
    ),
    Told.OVER: QT_TRANSLATE_NOOP("Evidence", "Remains fell below zero, told {since}."),
    Told.ROSE: QT_TRANSLATE_NOOP("Evidence", "Remains rose, told {since}."),
    Told.START_MOVED: QT_TRANSLATE_NOOP("Evidence", "The start count changed, told {since}."),
}
_ENDINGS = {
    Ending.ACCEPTED: QT_TRANSLATE_NOOP("Evidence", "accepted by the API"),
    Ending.REFUSED: QT_TRANSLATE_NOOP("Evidence", "refused by the API"),
    Ending.LIMITED: QT_TRANSLATE_NOOP("Evidence", "refused for now: too many requests"),
    Ending.UNSENT: QT_TRANSLATE_NOOP("Evidence", "not sent"),
    Ending.UNKNOWN: QT_TRANSLATE_NOOP("Evidence", "no certain answer"),
}
PRIVATE = ("customer", "label", "note")


@dataclass(frozen=True, slots=True)
class Card:
    """A card in one language: plain lines, ready to be written or painted."""

    title: str
    rows: tuple[tuple[str, str], ...]
    claims_title: str
    claims: tuple[str, ...]
    events_title: str
    events: tuple[tuple[str, str], ...]
    foot: str

    def text(self) -> str:
        """Return the card as plain text for a ticket."""
        rows = [f"{name}: {value}" for name, value in self.rows]
        claims = [f"- {claim}" for claim in self.claims]
        events = [f"{at}  {what}" for at, what in self.events]
        parts = [self.title, "", *rows, "", self.claims_title, *claims]
        return "\n".join([*parts, "", self.events_title, *events, "", self.foot])


def host_of(account: Account | None) -> str:
    """Return the host of the account's panel: no path, no user, no query, so never a key."""
    if account is None:
        return ""
    try:
        return urlsplit(account.url).hostname or ""
    except ValueError:
        return ""


def card_of(
    history: History,
    account: Account | None,
    now: datetime,
    tongue: Tongue,
    private: frozenset[str] = frozenset(),
) -> Card:
    """Return the card of an order. Of PRIVATE it bears only what is named in `private`."""
    order = history.order

    def say(text: object) -> str:
        return tongue.say("Evidence", text)

    made = say(QT_TRANSLATE_NOOP("Evidence", "Made {time} from records kept since the order."))
    return Card(
        title=say(QT_TRANSLATE_NOOP("Evidence", "Order {id}")).format(id=plain(order.panel_id)),
        rows=_rows(order, account, tongue, private),
        claims_title=say(QT_TRANSLATE_NOOP("Evidence", "What is on record")),
        claims=tuple(_claims(history, now, tongue)),
        events_title=say(QT_TRANSLATE_NOOP("Evidence", "Timeline")),
        events=tuple(_events(history, tongue)),
        foot=made.format(time=stamp(now)),
    )


def _rows(
    order: Order, account: Account | None, tongue: Tongue, private: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    words: Mapping[str, tuple[object, str]] = {
        "panel": (QT_TRANSLATE_NOOP("Evidence", "Panel"), host_of(account)),
        "service": (
            QT_TRANSLATE_NOOP("Evidence", "Service"),
            f"{order.ticket.service_id} · {order.service_name}",
        ),
        "link": (QT_TRANSLATE_NOOP("Evidence", "Link"), order.link),
        "quantity": (QT_TRANSLATE_NOOP("Evidence", "Quantity"), tongue.count(order.quantity)),
        "charge": (
            QT_TRANSLATE_NOOP("Evidence", "Charge"),
            tongue.money(order.charge, order.currency),
        ),
        "start": (QT_TRANSLATE_NOOP("Evidence", "Start count"), tongue.count(order.start_count)),
        "remains": (QT_TRANSLATE_NOOP("Evidence", "Remains"), tongue.count(order.remains)),
        "word": (
            QT_TRANSLATE_NOOP("Evidence", "Status"),
            order.status_word or tongue.say("State", "Pending"),
        ),
        "asked": (
            QT_TRANSLATE_NOOP("Evidence", "Last asked"),
            stamp(order.asked_at) if order.asked_at else NOT_TOLD,
        ),
        "customer": (QT_TRANSLATE_NOOP("Evidence", "Customer"), order.customer),
        "label": (QT_TRANSLATE_NOOP("Evidence", "Label"), order.label),
        "note": (QT_TRANSLATE_NOOP("Evidence", "Note"), order.note),
    }
    return tuple(
        (tongue.say("Evidence", word), plain(value) or NOT_TOLD)
        for name, (word, value) in words.items()
        if name not in PRIVATE or (name in private and value.strip())
    )


def _claims(history: History, now: datetime, tongue: Tongue) -> list[str]:
    order, moves = history.order, history.movements
    found = outlook(order, moves, now)
    claims: list[str] = []
    done = delivered(order, moves)
    if done is not None and done >= 0:
        told = QT_TRANSLATE_NOOP(
            "Evidence", "Delivered {done} of {quantity}, by the API's remains."
        )
        numbers = {"done": tongue.count(done), "quantity": tongue.count(order.quantity)}
        claims.append(tongue.say("Evidence", told).format(**numbers))
    if order.state in FINISHED and order.status_word:
        told = QT_TRANSLATE_NOOP("Evidence", "The API reports “{word}” since {since}.")
        since = stamp(order.moved_at) if order.moved_at else NOT_TOLD
        told = tongue.say("Evidence", told)
        claims.append(told.format(word=plain(order.status_word), since=since))
    if found.told in _CLAIMS:
        claims.append(_claim(found, order, tongue))
    if not claims:
        told = QT_TRANSLATE_NOOP("Evidence", "The API has told nothing of the delivery yet.")
        claims.append(tongue.say("Evidence", told))
    return claims


def _claim(found: Outlook, order: Order, tongue: Tongue) -> str:
    told = tongue.say("Evidence", _CLAIMS[found.told])
    since = stamp(found.since) if found.since else NOT_TOLD
    return told.format(since=since, asked=stamp(order.asked_at) if order.asked_at else NOT_TOLD)


def _events(history: History, tongue: Tongue) -> list[tuple[str, str]]:
    wanted = (What.ATTEMPT, What.ANSWER, What.MOVED)
    events = [event for event in timeline(history) if event.what in wanted]
    lines = [(stamp(event.at), _event(event, tongue)) for event in events]
    if len(lines) <= MOST_EVENTS:
        return lines
    left = QT_TRANSLATE_NOOP("Evidence", "{count} more in between")
    between = tongue.say("Evidence", left).format(count=tongue.count(len(lines) - MOST_EVENTS))
    return [*lines[:2], ("…", between), *lines[2 - MOST_EVENTS :]]


def _event(event: Event, tongue: Tongue) -> str:
    if event.movement is None:
        attempt = event.attempt
        assert attempt is not None
        sent = QT_TRANSLATE_NOOP("Evidence", "sent, attempt {number}")
        if event.what is What.ATTEMPT or attempt.ending is None:
            return tongue.say("Evidence", sent).format(number=tongue.count(attempt.number))
        status = f" · HTTP {attempt.http_status}" if attempt.http_status is not None else ""
        return tongue.say("Evidence", _ENDINGS[attempt.ending]) + status
    now, before = event.movement, event.before
    parts = [plain(now.word) or NOT_TOLD]
    figures = (
        (QT_TRANSLATE_NOOP("Evidence", "start count"), now.start_count,
         before and before.start_count),
        (QT_TRANSLATE_NOOP("Evidence", "remains"), now.remains, before and before.remains),
    )  # fmt: skip
    parts += [
        f"{tongue.say('Evidence', word)} {tongue.count(new)}"
        for word, new, old in figures
        if new is not None and new != old
    ]
    return " · ".join(parts)
