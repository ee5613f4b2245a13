"""What one's own orders tell of a service, in words: for a cell, a line, a tooltip."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.prices import Price
from xpanel_desktop.domain.scorecard import FEWEST, WINDOW, Card, Spread
from xpanel_desktop.ui.plain import tooltip
from xpanel_desktop.ui.text import moment, number

NOT_TOLD = "–"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_LONG = (
    QT_TRANSLATE_NOOP("Scorecard", "Time to start: {middle}, half of them {low} to {high} ({n})"),
    QT_TRANSLATE_NOOP(
        "Scorecard", "Delivered an hour: {middle}, half of them {low} to {high} ({n})"
    ),
    QT_TRANSLATE_NOOP("Scorecard", "Completed in: {middle}, half of them {low} to {high} ({n})"),
)
MOST_PRICES = 12


def _tr(words: object, **parts: object) -> str:
    return QCoreApplication.translate("Scorecard", str(words)).format(**parts)


def span(seconds: int) -> str:
    """Return a length of time in few letters, rounded to what matters."""
    if seconds < _MINUTE:
        return _tr(QT_TRANSLATE_NOOP("Scorecard", "under 1 min"))
    minutes = round(seconds / _MINUTE)
    if minutes < 60:
        return _tr(QT_TRANSLATE_NOOP("Scorecard", "{n} min"), n=minutes)
    hours = round(seconds / _HOUR)
    if seconds < 10 * _HOUR and minutes % 60:
        return _tr(QT_TRANSLATE_NOOP("Scorecard", "{h} h {m} min"), h=minutes // 60, m=minutes % 60)
    if hours < 48:
        return _tr(QT_TRANSLATE_NOOP("Scorecard", "{n} h"), n=hours)
    return _tr(QT_TRANSLATE_NOOP("Scorecard", "{n} d"), n=round(seconds / _DAY))


def pieces(an_hour: int) -> str:
    """Return a speed with two figures that matter."""
    places = max(len(str(an_hour)) - 2, 0)
    return number(round(an_hour, -places))


def per_cent(share: float) -> str:
    """Return a share in whole per cent; a small one is no zero."""
    whole = round(share * 100)
    if share and not whole:
        return _tr(QT_TRANSLATE_NOOP("Scorecard", "under 1%"))
    return in_per_cent(str(whole))


def in_per_cent(words: str) -> str:
    """Return a number in words with the sign on the side where the language has it."""
    return _tr(QT_TRANSLATE_NOOP("Scorecard", "{n}%"), n=words)


def too_few(orders: int) -> str:
    """Return that there are too few orders to go by."""
    return _tr(QT_TRANSLATE_NOOP("Scorecard", "too few orders ({n})"), n=number(orders))


def start_cell(card: Card) -> str:
    """Return the usual time to start."""
    return _cell(card.start, span(card.start.middle))


def speed_cell(card: Card) -> str:
    """Return the usual pieces an hour."""
    return _cell(card.speed, pieces(card.speed.middle))


def partial_cell(card: Card) -> str:
    """Return the share of partial ends."""
    share = card.partial_share
    if share is not None:
        return per_cent(share)
    return too_few(card.ended) if card.ended else NOT_TOLD


def _cell(spread: Spread, told: str) -> str:
    if spread.tells:
        return told
    return too_few(spread.sample) if spread.sample else NOT_TOLD


def line(card: Card, *, full: bool = False) -> str:
    """Return one quiet line, empty before there are orders; `full` has every figure."""
    if not card.orders:
        return ""
    told = _parts(card, full=full)
    if not told:
        return _tr(QT_TRANSLATE_NOOP("Scorecard", "Yours: {told}"), told=too_few(card.orders))
    orders = _tr(QT_TRANSLATE_NOOP("Scorecard", "{n} orders"), n=number(card.orders))
    return _tr(QT_TRANSLATE_NOOP("Scorecard", "Yours: {told}"), told=", ".join([*told, orders]))


def _parts(card: Card, *, full: bool) -> list[str]:
    told: list[str] = []
    if card.start.tells:
        soon = QT_TRANSLATE_NOOP("Scorecard", "starts within a minute")
        words = QT_TRANSLATE_NOOP("Scorecard", "starts in about {span}")
        middle = card.start.middle
        told.append(_tr(soon if middle < _MINUTE else words, span=span(middle)))
    if full and card.speed.tells:
        words = QT_TRANSLATE_NOOP("Scorecard", "about {n} an hour")
        told.append(_tr(words, n=pieces(card.speed.middle)))
    if full and card.completion.tells:
        middle = card.completion.middle
        soon = QT_TRANSLATE_NOOP("Scorecard", "completed within a minute")
        words = QT_TRANSLATE_NOOP("Scorecard", "completed in about {span}")
        told.append(_tr(soon if middle < _MINUTE else words, span=span(middle)))
    if card.partial_share is not None:
        words = QT_TRANSLATE_NOOP("Scorecard", "{share} partial")
        told.append(_tr(words, share=per_cent(card.partial_share)))
    if card.cancel_share is not None and (full or card.canceled):
        words = QT_TRANSLATE_NOOP("Scorecard", "{share} canceled")
        told.append(_tr(words, share=per_cent(card.cancel_share)))
    return told


def tip(card: Card) -> str:
    """Return what the figures rest on, line by line, as a tooltip."""
    words = QT_TRANSLATE_NOOP("Scorecard", "By your own {n} orders of the last {days} days.")
    told = [_tr(words, n=number(card.orders), days=WINDOW.days)]
    spreads = ((card.start, span), (card.speed, pieces), (card.completion, span))
    for words, (spread, say) in zip(_LONG, spreads, strict=True):
        if spread.tells:
            figures = [say(one) for one in (spread.low, spread.middle, spread.high)]
            low, middle, high = figures
            n = number(spread.sample)
            told.append(_tr(words, low=low, middle=middle, high=high, n=n))
    if card.partial_share is not None and card.cancel_share is not None:
        words = QT_TRANSLATE_NOOP(
            "Scorecard", "Of {n} that ended: {partial} partial, {canceled} canceled or failed"
        )
        shares = per_cent(card.partial_share), per_cent(card.cancel_share)
        told.append(_tr(words, n=number(card.ended), partial=shares[0], canceled=shares[1]))
    note = QT_TRANSLATE_NOOP(
        "Scorecard",
        "Times are those at which the panel was asked; medians, left out below {n} orders.",
    )
    return tooltip(*told, _tr(note, n=FEWEST))


def price_line(found: Sequence[Price], currency: str) -> str:
    """Return how the rate moved, in one line; empty when nothing is known of it."""
    if not found:
        return ""
    rates = [one.rate for one in found]
    days, last = WINDOW.days, found[-1]
    if len(found) == 1:
        words = QT_TRANSLATE_NOOP("Scorecard", "Rate: {rate} {currency}, unmoved in {days} days")
        told = _tr(words, rate=number(trim(last.rate)), currency=currency, days=days)
        return told.replace(" ,", ",")
    words = QT_TRANSLATE_NOOP(
        "Scorecard",
        "Rate in {days} days: {low} to {high} {currency}; last moved {when} from {before} to {now}",
    )
    return _tr(
        words,
        days=days,
        low=number(trim(min(rates))),
        high=number(trim(max(rates))),
        currency=currency,
        when=moment(last.at),
        before=number(trim(found[-2].rate)),
        now=number(trim(last.rate)),
    ).replace(" ;", ";")


def price_tip(found: Sequence[Price]) -> str:
    """Return the last moves of a rate, the newest first, as a tooltip."""
    told = [f"{moment(one.at)}   {number(trim(one.rate))}" for one in reversed(found)]
    return tooltip(*told[:MOST_PRICES])
