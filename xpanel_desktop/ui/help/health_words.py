"""How the program is, in words: each part with its grade, a sentence, and what can be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from xpanel_desktop.app.connection import NO_KEY, Link
from xpanel_desktop.app.health import (
    ODD,
    ClockHealth,
    DatabaseHealth,
    Grade,
    Health,
    PanelHealth,
)
from xpanel_desktop.app.updates import Found
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.ages import age
from xpanel_desktop.ui.doubt_words import doubt_in_short
from xpanel_desktop.ui.help.update_words import GET, update_words
from xpanel_desktop.ui.keyring_words import (
    advice_words,
    can_try,
    held_words,
    is_poor,
    state_words,
)
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import connection_words, number
from xpanel_desktop.vault import Place, VaultState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Line:
    """One part: what it is called, how it is, a sentence, and a deed with its words."""

    name: str
    grade: Grade
    sentence: str
    deed: str = ""
    button: str = ""


def lines(health: Health, now: datetime) -> list[Line]:
    """Return the parts in their order."""
    panels = [_panel(one, health.keyring, now) for one in health.panels]
    return [_database(health.database, now), _folder(health), _keyring(health),
            _clock(health.clock), _network(health), *panels, _updates(health, now)]  # fmt: skip


def grade_words(grade: Grade) -> str:
    """Return a grade as a word."""
    words = {
        Grade.GOOD: translate("Health", "Well"),
        Grade.UNKNOWN: translate("Health", "Not known"),
        Grade.WARN: translate("Health", "Look at it"),
        Grade.BAD: translate("Health", "Trouble"),
    }
    return words[grade]


def _database(told: DatabaseHealth, now: datetime) -> Line:
    name = translate("Health", "Database")
    if told.doubt is not None:
        button = translate("Health", "Look…")
        return Line(name, told.grade, doubt_in_short(told.doubt), "doubt", button)
    if told.size is None:
        return Line(name, told.grade, translate("Health", "The file cannot be read."))
    size = QLocale().formattedDataSize(told.size, 1)
    checked = (
        translate("Health", "Checked at this start: whole.")
        if told.is_checked
        else translate("Health", "It is being checked; sending waits for that.")
    )
    backup = (
        translate("Health", "Newest backup: {age}.").format(age=age(told.backup, now))
        if told.backup is not None
        else translate("Health", "There is no backup yet.")
    )
    return Line(name, told.grade, f"{size}. {checked} {backup}", "backups",
                translate("Health", "Backups…"))  # fmt: skip


def _folder(health: Health) -> Line:
    """Return where the data are: two programs may be open, each on a folder of its own."""
    return Line(translate("Health", "Data folder"), Grade.GOOD, plain(str(health.folder)))


def _keyring(health: Health) -> Line:
    name, state = translate("Health", "Keyring"), health.keyring
    told = " ".join(filter(None, (state_words(state), advice_words(state))))
    if not can_try(state):
        return Line(name, health.keyring_grade, told)
    button = (
        translate("Health", "Ask it now")
        if state.place is Place.UNKNOWN
        else translate("Health", "Try again")
    )
    return Line(name, health.keyring_grade, told, "keyring", button)


def _clock(told: ClockHealth) -> Line:
    name = translate("Health", "Clock")
    parts: list[str] = []
    if abs(told.leapt) > ODD:
        words = translate("Health", "It was set by {seconds} seconds since the start.")
        parts.append(words.format(seconds=_signed(told.leapt)))
    if told.ahead is None:
        parts.append(translate("Health", "No panel has told its own time yet."))
    elif abs(told.ahead) > ODD:
        words = translate(
            "Health",
            "It differs from the panel's by {seconds} seconds: let the system set it by itself.",
        )
        parts.append(words.format(seconds=_signed(told.ahead)))
    else:
        parts.append(translate("Health", "It agrees with the panel's."))
    return Line(name, told.grade, " ".join(parts))


def _signed(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    return f"+{number(seconds)}" if seconds > 0 else number(seconds)


def _network(health: Health) -> Line:
    name = translate("Health", "Network")
    if health.offline:
        told = translate("Health", "You are working offline: no request leaves.")
        button = translate("Health", "Work online")
        return Line(name, health.network_grade, told, "online", button)
    told = translate("Health", "Requests may leave.")
    if health.proxied:
        words = translate("Health", "Accounts that go by a proxy: {count}.")
        told += " " + words.format(count=number(health.proxied))
    return Line(name, health.network_grade, told)


def _updates(health: Health, now: datetime) -> Line:
    name, told = translate("Health", "Version"), health.updates
    words = update_words(told, now)
    if told.found is Found.NEWER and told.release is not None and told.agreed:
        button = translate("Health", "Get it…")
        return Line(name, health.updates_grade, words, f"{GET}{told.release.page}", button)
    return Line(name, health.updates_grade, words)


def _panel(told: PanelHealth, state: VaultState, now: datetime) -> Line:
    connection = told.connection
    parts = [f"{connection_words(connection).rstrip('.')}."]
    parts.append(held_words(told.held, state) if is_poor(told.held, state) else "")
    if told.answered is not None:
        words = translate("Health", "Last answer: {age}.")
        parts.append(words.format(age=age(told.answered, now)))
    if told.learnt is not None:
        words = translate("Health", "At most {count} requests a minute, learnt from the panel.")
        parts.append(words.format(count=number(told.learnt)))
    deed, button = "", ""
    if connection.words == NO_KEY or connection.link is Link.REFUSED:
        deed, button = f"account {told.account.id}", translate("Health", "Account…")
    elif told.grade is Grade.BAD:
        deed, button = f"retry {told.account.id}", translate("Health", "Try again")
    return Line(named(told.account), told.grade, " ".join(filter(None, parts)), deed, button)
