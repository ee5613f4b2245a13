"""The Watch pane: a quiet list of what needs a human, with what can be done about it."""

from collections.abc import Coroutine, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.models.watch_count import WatchCount
from xpanel_desktop.ui.models.watch_rows import WatchColumn, WatchRows
from xpanel_desktop.ui.panes.watch_deeds import Deed, Deeds
from xpanel_desktop.ui.panes.watch_foot import WatchFoot
from xpanel_desktop.ui.panes.watch_hiding import WatchHiding
from xpanel_desktop.ui.panes.watch_place import WatchPlace, selected_rows
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.bars import UndoBar
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.row_table import cut_in_middle, row_table
from xpanel_desktop.ui.widgets.what_choice import WhatChoice

MOST = 500
"""Rows shown at once, the newest: what is dismissed lets others come up."""
AGE_EVERY = 60_000
WIDTHS: Mapping[int, int] = {
    WatchColumn.WHAT: 140,
    WatchColumn.ORDER: 96,
    WatchColumn.SERVICE: 180,
    WatchColumn.LINK: 160,
    WatchColumn.SINCE: 112,
    WatchColumn.ACCOUNT: 120,
}


class WatchPane(QWidget):
    """Works by keys: Enter opens the order, Delete dismisses, S puts off for a day."""

    order_wanted = Signal(object)
    """Order: the operator wants to see it."""
    orders_wanted = Signal()
    """There is nothing to see to; the operator goes on to the orders."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        counts: WatchCount,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._reading, self._stale = False, True
        self._pointed: int | None = None
        self._anew = True
        self.count = counts
        self.model = WatchRows(core, self)
        self.whats = WhatChoice(self)
        self.accounts = AccountChoice(self)
        self.told = plain_label(self, quiet=True)
        self.trouble = ProblemLine(self)
        self.trouble.setContentsMargins(12, 0, 12, 4)
        self.table = row_table(self.model, "watch.table", WIDTHS, WatchColumn.WHY, self)
        self.empty = EmptyOr(self.table, self)
        self.foot = WatchFoot(self)
        self.deeds = Deeds(self.table, self.foot.deeds, self.selected)
        self.done = UndoBar(self)
        self._hiding = WatchHiding(core, self.done, self._start)
        self._lay_out()
        self._connect()
        self._offer()
        self._show_accounts()
        self.retranslate()
        self._show_selected()

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return not (self._reading or self._stale)

    def selected(self) -> Sequence[Found]:
        """Return the findings that are selected, as they stand in the table."""
        rows = selected_rows(self.table.selectionModel())
        return [found for row in rows if (found := self.model.found(row)) is not None]

    def point_to(self, order_id: int | None) -> None:
        """Select what was found of an order, whatever filter hides it now."""
        self._pointed = order_id
        self._show_everything()

    def _lay_out(self) -> None:
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        cut_in_middle(self.table, WatchColumn.LINK)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(12)
        bar.addWidget(self.whats)
        bar.addWidget(self.accounts)
        bar.addWidget(self.told)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.trouble)
        column.addWidget(self.empty, 1)
        column.addWidget(self.foot)
        column.addWidget(self.done)

    def _connect(self) -> None:
        self._ageing = QTimer(self, interval=AGE_EVERY)
        self._ageing.timeout.connect(self.model.tell_ages)
        self.whats.picked.connect(self._read_anew)
        self.accounts.picked.connect(self._read_anew)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.empty.pressed.connect(self._help_out)
        self.count.changed.connect(self._show_counts)
        self._scope.changed.connect(self._show_accounts)
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    def _offer(self) -> None:
        """Offer what can be done with any finding; other parts add theirs."""
        for deed in (
            Deed(
                "open",
                lambda: self.tr("Open order"),
                self._open,
                lambda found: len(found) == 1,
                "watch.open",
            ),
            Deed("copy", lambda: self.tr("Copy ID"), self._copy, _has_ids, "watch.copy", "copy"),
            Deed(
                "snooze",
                lambda: self.tr("Put off for a day"),
                self._hiding.snooze,
                shortcut="watch.snooze",
            ),
            Deed(
                "dismiss",
                lambda: self.tr("Dismiss"),
                self._hiding.dismiss,
                shortcut="watch.dismiss",
                tip=lambda: self.tr("Not shown any more, unless the order moves and it comes anew"),
            ),
        ):
            self.deeds.offer(deed)

    # -- what is shown ------------------------------------------------------------------

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.WATCH) or changes.touches(Table.ORDERS):
            self._stale = True
            if self.isVisible():
                self._read()

    def _read_anew(self) -> None:
        self._stale = self._anew = True
        self._show_counts()
        self._read()

    def _read(self) -> None:
        if self._stale and not self._reading:
            self._reading = True
            self._start(self._read_all(), "read findings")

    async def _read_all(self) -> None:
        try:
            while self._stale:
                self._stale = False
                what, accounts = self.whats.chosen, self.accounts.chosen
                self._show(await self._core.watch.shown(MOST, what, accounts))
        finally:
            self._reading = False

    def _show(self, rows: Sequence[Found]) -> None:
        row = self.table.currentIndex().row()
        goes_on = self._goes_on()
        place = WatchPlace(self.table, self.model)
        if self.model.show(rows):
            place.take(rows)
        pointed = [at for at, one in enumerate(rows) if one.order.id == self._pointed]
        if not self._stale:
            self._pointed = None
        if pointed:
            self._select(pointed[0])
        if rows and goes_on and not self.table.selectionModel().hasSelection():
            self._select(min(max(row, 0), len(rows) - 1))
        self._show_selected()
        self._show_empty()
        self.empty.know()

    def _goes_on(self) -> bool:
        """Tell whether the next finding is selected where what was is gone.

        Not when it went by itself: a key pressed at that moment is meant for no other one.
        """
        by_hand = self._hiding.show({one.id for one in self.selected()})
        goes_on = by_hand or self._anew or not self.model.rows
        self._anew = False
        return goes_on

    def _select(self, row: int) -> None:
        """Select a row alone, whatever key is held down: `selectRow` goes by those."""
        index, how = self.model.index(row, 0), QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)

    def _show_selected(self) -> None:
        self.deeds.follow()  # takes the focus off what the foot hides
        self.foot.show_found(self.selected())

    def _show_counts(self) -> None:
        counts = self.count.of(self.accounts.chosen)
        self.whats.show_counts(counts)
        chosen = self.whats.chosen
        total = sum(counts.values()) if chosen is None else counts.get(chosen, 0)
        words = self.tr("The newest {most} of {count}") if total > MOST else ""
        self.told.setText(words.format(most=count(MOST), count=count(total)))

    def _show_accounts(self) -> None:
        self.accounts.offer(self._scope.accounts)
        self.table.setColumnHidden(WatchColumn.ACCOUNT, len(self._scope.accounts) < 2)

    def _show_empty(self) -> None:
        narrowed = self.whats.chosen is not None or bool(self.accounts.chosen)
        if self.model.rows:
            self.empty.say("")
        elif narrowed:
            self.empty.say(self.tr("Nothing of this kind."), self.tr("Show all"))
        else:
            sentence = self.tr(
                "Nothing needs you. Orders that get stuck, end partially, begin at an odd count or "
                "are refused come up here by themselves, measured against your own earlier orders."
            )
            self.empty.say(sentence, self.tr("Go to the orders"))

    # -- what the operator does ---------------------------------------------------------

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=name, on_error=self._fail)

    def _fail(self, error: Exception) -> None:
        self._hiding.fail()
        self.trouble.show_words(Level.WARN, error_words(error))

    def _help_out(self) -> None:
        if self.whats.chosen is None and not self.accounts.chosen:
            self.orders_wanted.emit()
        else:
            self._show_everything()

    def _show_everything(self) -> None:
        self.whats.choose(None)
        self.accounts.setCurrentIndex(0)
        self._read_anew()

    def _open_row(self, index: QModelIndex) -> None:
        found = self.model.found(index.row())
        if found is not None:
            self._open([found])

    def _open(self, found: Sequence[Found]) -> None:
        self.order_wanted.emit(found[0].order)

    def _copy(self, found: Sequence[Found]) -> None:
        ids = dict.fromkeys(one.order.panel_id for one in found if one.order.panel_id)
        QGuiApplication.clipboard().setText("\n".join(ids))

    # -- Qt -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setAccessibleName(self.tr("Watch"))
        self.table.setAccessibleName(self.tr("What needs you"))
        for part in (self.whats, self.accounts, self.deeds, self.foot, self.done):
            part.retranslate()
        header = self.table.horizontalHeader()
        header.headerDataChanged(Qt.Orientation.Horizontal, 0, len(WatchColumn) - 1)
        self.table.viewport().update()
        self._show_counts()
        self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._ageing.start()
        self.model.tell_ages()
        self.empty.know(known=self.settled)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading."""
        super().hideEvent(event)
        self._ageing.stop()


def _has_ids(found: Sequence[Found]) -> bool:
    return any(one.order.panel_id for one in found)
