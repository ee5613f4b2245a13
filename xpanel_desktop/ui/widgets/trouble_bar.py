"""Bars under the top bar: what goes wrong behind the windows and is not over yet."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.troubles import Trouble, What
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui.doubt_words import doubt_in_short
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.bars import Bars, Notice, Remedy


class TroubleBar(Bars):
    """Tells a doubt of the data, open troubles, and what a part of the window asks it to say."""

    look_wanted = Signal()
    """The operator wants to see why nothing is sent."""
    rebuilt = Signal()
    """Buttons were made anew, which stand last in the way of Tab."""

    def __init__(self, core: Core, parent: QWidget) -> None:
        super().__init__(parent)
        self._core = core
        self._said: Callable[[], str] | None = None
        self._posted: dict[str, Callable[[], Notice]] = {}
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.refresh()

    def say(self, words: Callable[[], str]) -> None:
        """Say what `words` returns, in the language of each moment, until it is closed."""
        self._said = words
        self.refresh()

    def post(self, name: str, notice: Callable[[], Notice] | None) -> None:
        """Show what `notice` returns, in the language of each moment; None takes it away."""
        if notice is None:
            self._posted.pop(name, None)
        else:
            self._posted[name] = notice
        self.refresh()

    def refresh(self) -> None:
        """Show what is wrong just now, in the present language."""
        notices = [Notice("warning", self._words(one)) for one in self._core.troubles.open()]
        doubt = self._core.safety.doubt
        if doubt is not None:
            look = Remedy(self.tr("Look…"), "trouble.look", self.look_wanted.emit)
            notices.insert(0, Notice("block", doubt_in_short(doubt), (look,)))
        notices += [notice() for notice in self._posted.values()]
        if self._said is not None:
            close = Remedy(self.tr("Close"), "trouble.close", self._forget)
            notices.append(Notice("warning", self._said(), (close,)))
        if self.show_all(notices):
            self.rebuilt.emit()

    def _forget(self) -> None:
        self._said = None
        self.refresh()

    def _on_changes(self, changes: Changes) -> None:
        if any(map(changes.touches, (Table.TROUBLES, Table.ACCOUNTS, Table.SAFETY))):
            self.refresh()

    def _words(self, trouble: Trouble) -> str:
        account = self._core.accounts.get(trouble.account_id)
        match trouble.what:
            case What.NOT_SENT:
                words = self.tr(
                    "{account}: orders cannot be written down, so none is sent. Is the disk full "
                    "or read-only? It is tried again by itself."
                )
            case What.ANSWER_NOT_KEPT if trouble.words:
                words = self.tr(
                    "{account}: the panel accepted order {about} as {words}, but this cannot be "
                    "written down yet. Note the id; it is tried again by itself."
                )
            case What.ANSWER_NOT_KEPT:
                words = self.tr(
                    "{account}: the panel answered order {about}, but this cannot be written down "
                    "yet. It is tried again by itself."
                )
            case What.NO_BACKUP:
                words = self.tr(
                    "The daily backup failed ({words}). Nothing else is harmed; it is tried again "
                    "by itself."
                )
            case What.LOOP_FAILED:
                words = self._work_words(trouble.about)
        name = account.name if account else ""
        return words.format(account=plain(name), about=trouble.about, words=plain(trouble.words))

    def _work_words(self, work: str) -> str:
        failed = {
            "outbox": self.tr("{account}: sending failed ({words}). It is tried again by itself."),
            "poller": self.tr(
                "{account}: following the orders failed ({words}). It is tried again by itself."
            ),
            "balance": self.tr(
                "{account}: reading the balance failed ({words}). It is tried again by itself."
            ),
            "catalogue": self.tr(
                "{account}: fetching the services failed ({words}). It is tried again by itself."
            ),
            "aftersales": self.tr(
                "{account}: following cancels and refills failed ({words}). It is tried again by "
                "itself."
            ),
        }
        own = {
            "reckoning": self.tr(
                "Explaining the balances failed ({words}). It is tried again by itself."
            ),
            "scorecards": self.tr(
                "Reckoning the scorecards failed ({words}). It is tried again by itself."
            ),
            "watch": self.tr(
                "Looking for what needs you failed ({words}). It is tried again by itself."
            ),
        }
        other = self.tr("{account}: {about} failed ({words}). It is tried again by itself.")
        return (failed | own).get(work, other)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
