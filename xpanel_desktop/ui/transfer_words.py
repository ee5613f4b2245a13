"""The words of carrying settings over: what a line of the preview says, and why a file is bad."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from PySide6.QtCore import QObject

from xpanel_desktop.app.transfer.faults import BadFile, Fault
from xpanel_desktop.app.transfer.file import LowBalanceEntry
from xpanel_desktop.app.transfer.plan import Deed, Group, Line
from xpanel_desktop.domain.news import News
from xpanel_desktop.ui import actions, keys
from xpanel_desktop.ui.models.order_cells import colour_words
from xpanel_desktop.ui.news_words import NewsWords
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.setting_table import title

TITLES: Mapping[str, str] = {
    "language": "language",
    "scheme": "scheme",
    "close_to_tray": "news.stays",
    "undo_seconds": "rest",
    "price_tolerance": "tolerance",
    "ask_after_offline": "asks",
    "news_kinds": "news.kinds",
    "news_minutes": "news.every",
    "quiet_hours": "news.quiet",
    "urgent_in_quiet_hours": "news.passes",
}
"""A setting's name in the file → its name in the table of settings."""


class TransferWords(QObject):
    """Says all of it in the present language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._news = NewsWords(self)

    def group(self, group: Group) -> str:
        """Return what a group of lines is called."""
        return {
            Group.ACCOUNT: self.tr("Accounts"),
            Group.PRACTICE: self.tr("Practice panel"),
            Group.SETTING: self.tr("Settings"),
            Group.SHORTCUT: self.tr("Keyboard shortcuts"),
            Group.TEMPLATE: self.tr("Templates"),
            Group.VIEW: self.tr("Saved views"),
        }[group]

    def line(self, line: Line) -> tuple[str, str, str]:
        """Return what a line says: of what, how it is now, how it would be."""
        match line.deed:
            case Deed.ADD if line.group in (Group.ACCOUNT, Group.PRACTICE):
                return line.name, "", self.tr("new, sending paused")
            case Deed.ADD:
                return plain(line.name), "", self.tr("new")
            case Deed.KEY:
                return self._of(line, self.tr("API key")), "", self.tr("into the keyring")
            case Deed.KEYLESS:
                return self._of(line, self.tr("API key")), "", self.tr("yours to type")
            case Deed.PAUSE:
                to = self.tr("paused: orders wait in the queue")
                return self._of(line, self.tr("Sending")), self.tr("runs"), to
            case Deed.CHANGE:
                return self._changed(line)

    def _changed(self, line: Line) -> tuple[str, str, str]:
        if line.group in (Group.TEMPLATE, Group.VIEW):
            return plain(line.name), self.tr("another content"), self.tr("as in the file")
        before, after = self._value(line.before), self._value(line.after)
        if line.group is Group.SETTING:
            named = self._choices() if line.field in ("language", "scheme") else {}
            return title(TITLES[line.field]), named.get(before, before), named.get(after, after)
        if line.group is Group.SHORTCUT:
            known = line.name in actions.ACTIONS
            what = actions.words_of(line.name) if known else plain(line.name)
            return what, self._keys(line.before), self._keys(line.after)
        if line.field == "colour":
            named = colour_words()
            before, after = named.get(before, before), named.get(after, after)
        return self._of(line, self._field(line.field)), before, after

    def _keys(self, value: object) -> str:
        if not isinstance(value, list):
            return self.tr("not set")
        chosen = map(keys.native, cast("list[str]", value))
        return plain(", ".join(chosen)) or self.tr("no key")

    def _choices(self) -> Mapping[str, str]:
        return {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "tr": "Türkçe",
            "en": "English",
        }

    def _of(self, line: Line, what: str) -> str:
        return f"{plain(line.name)}: {what}"

    def _field(self, name: str) -> str:
        return {
            "colour": self.tr("Colour"),
            "parallel": self.tr("Orders at once"),
            "per_minute": self.tr("Requests a minute"),
            "data_pool": self.tr("Data pool"),
            "order_limit": self.tr("Most for an order"),
            "daily_limit": self.tr("Most for a day"),
            "low_balance": self.tr("Low balance"),
            "wait_hours": self.tr("Hours between two cancels or refills"),
        }[name]

    def _value(self, value: object) -> str:
        match value:
            case None | "" | []:
                return self.tr("not set")
            case bool():
                return self.tr("on") if value else self.tr("off")
            case Decimal():
                return f"{value:f}"
            case LowBalanceEntry():
                return ", ".join(
                    part
                    for part in (
                        ""
                        if value.amount is None
                        else self.tr("below {sum}").format(sum=value.amount),
                        "" if value.days is None else self.tr("%Ln day(s) left", "", value.days),
                    )
                    if part
                )
            case list():
                kinds = [
                    self._news.kind(one) if isinstance(one, News) else str(one) for one in value
                ]
                return plain(", ".join(kinds))
            case _:
                return plain(str(value))

    def fault(self, bad: BadFile) -> str:
        """Return why a file is not taken, and where in it that is."""
        words = self._why(bad.fault)
        if bad.where:
            words = self.tr("{why} It is about “{where}”.").format(
                why=words, where=plain(bad.where)
            )
        if bad.line is not None:
            words = self.tr("Line {line}: {why}").format(line=bad.line, why=words)
        return f"{words} ({plain(bad.what)})" if bad.what and bad.fault is Fault.WRONG else words

    def _why(self, fault: Fault) -> str:
        return {
            Fault.TOO_LARGE: self.tr("The file is too large for one of settings."),
            Fault.NOT_OURS: self.tr("This is no file of settings."),
            Fault.NEWER: self.tr("A newer version of the program wrote this file; update first."),
            Fault.MALFORMED: self.tr("The file ends too early or was damaged here."),
            Fault.WRONG: self.tr("This value does not belong here."),
            Fault.ADDRESS: self.tr("This address is not taken."),
            Fault.CA: self.tr("This is no certificate that is taken."),
            Fault.PRACTICE: self.tr("A practice panel is on this machine, never elsewhere."),
            Fault.NUMBER: self.tr("No account of the file has this number, or two have it."),
            Fault.TWICE: self.tr("The same is in the file twice."),
            Fault.KEYS_IN_PLAIN: self.tr("Keys and logins are taken from encrypted files alone."),
            Fault.NOT_OPENED: self.tr("The passphrase is wrong, or the file was changed."),
            Fault.DAMAGED: self.tr("The encrypted file is not whole."),
        }[fault]
