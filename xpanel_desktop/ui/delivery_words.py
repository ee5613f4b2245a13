"""What is said of an order's delivery and its end, in words: what it rests on stands beside it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale, QTimeZone

from xpanel_desktop.domain.delivery import Outlook, Told
from xpanel_desktop.ui.ages import duration
from xpanel_desktop.ui.clock_words import clock_words
from xpanel_desktop.ui.day_form import day_form
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.text import moment

_FINE, _HALF, _HOUR = timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=1)
_STEPS = ((timedelta(hours=6), _FINE), (timedelta(days=2), _HALF))
"""How far away a time is, and to what it is rounded then: no estimate is finer than this."""
_WORDS = {
    Told.NOT_PLACED: QT_TRANSLATE_NOOP("Delivery", "Not with the panel yet."),
    Told.FINISHED: QT_TRANSLATE_NOOP("Delivery", "Ended; told {since}."),
    Told.PAUSED: QT_TRANSLATE_NOOP("Delivery", "Paused by the panel since {since}: no estimate."),
    Told.BY_POSTS: QT_TRANSLATE_NOOP(
        "Delivery", "A subscription goes on with each new post: no estimate."
    ),
    Told.NOT_TOLD: QT_TRANSLATE_NOOP(
        "Delivery", "The panel tells no remains to go by: no estimate."
    ),
    Told.NOT_BEGUN: QT_TRANSLATE_NOOP("Delivery", "Delivery has not begun since {since}."),
    Told.TOO_FEW: QT_TRANSLATE_NOOP(
        "Delivery", "Not enough readings for an estimate yet (readings: {count})."
    ),
    Told.STILL: QT_TRANSLATE_NOOP("Delivery", "Standing still since {since}: no estimate."),
    Told.DELIVERED: QT_TRANSLATE_NOOP(
        "Delivery", "Nothing remains since {since}; the panel has not closed the order."
    ),
    Told.OVER: QT_TRANSLATE_NOOP(
        "Delivery", "More was delivered than ordered, told {since}: no estimate."
    ),
    Told.ROSE: QT_TRANSLATE_NOOP(
        "Delivery", "What remains rose, told {since}: no estimate from such readings."
    ),
    Told.START_MOVED: QT_TRANSLATE_NOOP(
        "Delivery", "The start count changed, told {since}: no estimate from such readings."
    ),
    Told.STALE: QT_TRANSLATE_NOOP(
        "Delivery", "The last reading ({since}) is too old for an estimate. Ask the panel."
    ),
    Told.FAR: QT_TRANSLATE_NOOP("Delivery", "More than a year away at this pace."),
}
ODD = frozenset({Told.STILL, Told.OVER, Told.ROSE, Told.START_MOVED})
"""What an operator has to look at."""
translate = QCoreApplication.translate


def outlook_words(found: Outlook, now: datetime) -> str:
    """Return what is said of the end, in one or two sentences."""
    if found.told is Told.PACE:
        return _pace(found, now)
    if found.told is Told.DRIP:
        assert found.earliest is not None
        assert found.latest is not None
        told = translate(
            "Delivery", "Drip-feed: the last run starts about {range}; no estimate before it has."
        )
        return told.format(range=between(found.earliest, found.latest, now))
    since = moment(found.since) if found.since else "–"
    told = translate("Delivery", str(_WORDS[found.told]))
    return told.format(since=since, count=count(found.readings))


def _pace(found: Outlook, now: datetime) -> str:
    assert found.earliest is not None
    if found.latest is None:
        told = translate("Delivery", "Ends {range} at the earliest, at the pace of the last {span}")
    else:
        told = translate("Delivery", "Ends about {range} at the pace of the last {span}")
    told = told.format(
        range=between(found.earliest, found.latest, now),
        span=duration(max(found.span or _FINE, timedelta(minutes=1))),
    )
    rests = translate("Delivery", "readings: {count}").format(count=count(found.readings))
    sure = translate("Delivery", "a rough guess") if found.rough else ""
    return " · ".join(part for part in (told, rests, sure) if part)


def between(earliest: datetime, latest: datetime | None, now: datetime) -> str:
    """Return a range of local times, rounded outwards; the day where it is not today."""
    step = next((to for within, to in _STEPS if (latest or earliest) - now < within), _HOUR)
    first = _clock(_floor(earliest, step))
    if latest is None:
        return first
    last = _clock(_floor(latest + step - timedelta(microseconds=1), step))
    return first if first == last else f"{first} – {last}"


def _floor(at: datetime, step: timedelta) -> datetime:
    day = at.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return day + (at - day) // step * step


def _clock(at: datetime) -> str:
    local = QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000), QTimeZone.systemTimeZone())
    locale, today = QLocale(), QDateTime.currentDateTime().date()
    clock = clock_words(local.time())
    if local.date() == today:
        return clock
    form = day_form(year=local.date().year() != today.year())
    return f"{locale.toString(local.date(), form)} {clock}"
