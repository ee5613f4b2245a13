"""The pane of services: categories, instant search, a table of everything, details."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.categories import CATEGORIES
from xpanel_desktop.ui.models.service_index import ServiceIndex
from xpanel_desktop.ui.panes.service_about import ServiceAbout
from xpanel_desktop.ui.panes.service_blank import USABLE, Blank, ServiceBlank, blank_of
from xpanel_desktop.ui.panes.service_columns import keep_columns
from xpanel_desktop.ui.panes.service_details import ServiceDetails
from xpanel_desktop.ui.panes.service_face import ServicesFace
from xpanel_desktop.ui.panes.service_filters import ServiceFilters
from xpanel_desktop.ui.panes.service_guarantee import ServiceGuarantee
from xpanel_desktop.ui.panes.service_loading import Fetching, Loaded, is_whole, load, seen_first
from xpanel_desktop.ui.panes.service_marking import ServiceMarking
from xpanel_desktop.ui.panes.service_scores import ServiceScores
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

AGE_EVERY = 60_000
DETAILS_AFTER = 30
"""Milliseconds: the rows come first, what they tell in full after them."""
COUNTS_AFTER = 80
"""Milliseconds after the last keystroke: the counts of categories follow a search."""


class ServicesPane(Piecemeal):
    """What the account's panel sells. It works on the stored catalogue, so offline too."""

    service_chosen = Signal(int, object)
    """Account id and Service: the operator wants a ticket for it."""
    account_wanted = Signal()
    """There is no account yet and the operator wants to add one."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        parent: QWidget | None = None,
        face: ServicesFace | None = None,
        *,
        piecemeal: bool = False,
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._loaded: Loaded | None = None
        self.first_shown = asyncio.Event()  # set once there are rows, or why there are none
        self._fetching = Fetching(core, tasks, self)
        self._told: Loaded | None = None  # of which every part was told: one overtaken is not
        self.current_id = ""  # the service to stay on while rows come and go
        self._face = face or ServicesFace(self)  # painted already, perhaps, with the first rows
        self.model, self.categories = self._face.model, self._face.categories
        self.bar, self._area = self._face.bar, self._face.area
        self.tree, self.table = self._area.tree, self._area.table
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._face)  # while there is little in it: all of it is styled once more
        self._face.show()  # a stack hides what leaves it
        self._begin(self._build(core, tasks, scope), piecemeal=piecemeal)

    def _build(self, core: Core, tasks: Tasks, scope: Scope) -> Pieces:
        self.filters = ServiceFilters(self._face)
        yield
        self.details = ServiceDetails(self._area.room)
        yield
        self.blank = ServiceBlank(self._area.pages)
        self.guarantee = ServiceGuarantee(core, tasks, scope, self.details)
        self.trouble = ProblemLine(self._face)
        self.trouble.setContentsMargins(12, 0, 12, 4)
        self.marking = ServiceMarking(
            core, tasks, scope, self.model, self.table, self.filters, self
        )
        ServiceAbout(core, tasks, scope, self.details)
        self.scores = ServiceScores(core, tasks, scope, self.model, self.details)
        yield
        self._face.complete(self.filters, self.trouble, self.details, self.blank)
        yield
        self._connect()
        self.bar.search.setClearButtonEnabled(True)  # it reads pictures: after the first paint
        self._loaded = seen_first(self._face, scope.account)
        if self.bar.search.text():
            self.model.search(self.bar.search.text())
        self._turn_to_account()

    def _connect(self) -> None:
        self.bar.searched.connect(self._search)
        self.bar.chosen.connect(self.choose_current)
        self.bar.moved.connect(self._move)
        self.bar.refresh_wanted.connect(self.refresh)
        self.table.chosen.connect(self.choose_current)
        self.table.selectionModel().currentRowChanged.connect(self._move_current)
        self.table.sorted.connect(self._restore_current)
        self.tree.selectionModel().currentChanged.connect(self._choose_categories)
        self.details.ticket_wanted.connect(self.choose_current)
        self.blank.pressed.connect(self._help_out)
        self.marking.narrowed.connect(self._follow_rows)
        self.marking.service_wanted.connect(self.go_to)
        self.marking.ticket_wanted.connect(self.service_chosen)
        self.marking.full.connect(lambda words: self.trouble.show_words(Level.WARN, words))
        keys.shortcut("services.find", self, self.focus_search)
        keys.shortcut("services.refresh", self, self.refresh)
        self._counting = _timer(self, COUNTS_AFTER, self._show_counts)
        self._detailing = _timer(self, DETAILS_AFTER, self._show_details)
        self._ageing = QTimer(self, interval=AGE_EVERY)
        self._ageing.timeout.connect(self._show_age)
        self._ageing.start()
        keep_columns(self._core, self._tasks, self.table, self)
        self._fetching.changed.connect(self._show_state)
        self._scope.changed.connect(self._turn_to_account)
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    @property
    def current(self) -> Service | None:
        """The service under the cursor."""
        return self.model.service(self.table.currentIndex().row())

    @property
    def index(self) -> ServiceIndex | None:
        """The catalogue that is shown, ready to be searched; None while there is none."""
        return self._loaded.index if self._loaded else None

    def focus_search(self) -> None:
        """Put the cursor into the search, its text selected."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def refresh(self) -> None:
        """Ask the panel for its services; the stored ones stay until it has answered."""
        account = self._scope.account
        if account is not None:
            self._fetching.start(account.id)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        listed = (self.bar, self.categories, self.details, self.filters, self.marking, self.table)
        for part in listed:
            part.retranslate()
        self.tree.setAccessibleName(self.tr("Categories"))
        self._show_state()

    # -- what the account's catalogue is ------------------------------------------------

    def _turn_to_account(self) -> None:
        account = self._scope.account
        if self._loaded is not None and (account is None or account.id != self._loaded.account_id):
            self._loaded = None
        self._show_state()
        self.marking.turn_to(account.id if account else 0)
        if account is not None:
            self._load(account.id)
        else:
            self.first_shown.set()

    def _load(self, account_id: int) -> None:
        fresh = not is_whole(self._loaded) and not self.bar.search.text()
        early, shown = fresh and not self.model.is_sorted, self.first_shown
        work = load(self._core, account_id, self._show, early=early)
        self._tasks.start(self, work, name="catalogue", on_error=lambda _error: shown.set())

    def _show(self, loaded: Loaded) -> Pieces:
        account = self._scope.account
        if account is None or account.id != loaded.account_id:
            return
        if loaded.partial:
            if self._loaded is None:
                self._show_head(loaded, account.currency)
            return
        before, self._loaded = self._loaded, loaded
        self.first_shown.set()
        if loaded.is_same_as(before) and loaded.is_same_as(self._told):
            assert loaded.index is not None, "what is the same is there"
            self.model.show(loaded.index, account.currency)
            return
        if loaded.index is not None:
            self.model.show(loaded.index, account.currency)
            yield
            if self._loaded is not loaded:  # another account's, by now
                return
            counts = loaded.index.counts(self.model.matching)
            self.categories.show(loaded.index.categories, counts)
            self.tree.setCurrentIndex(self.categories.index(0, 0))
            yield
            if self._loaded is not loaded:
                return
            self.marking.catalogue_came({one.id: one for one in loaded.index.services})
            self._told = loaded
            self._restore_current()
        elif not self._fetching.asked(account.id) and not self._core.sessions.offline:
            self.refresh()
        self._show_state()

    def _show_head(self, loaded: Loaded, currency: str) -> None:
        """Show the first rows alone; counts, categories and the search wait for the rest."""
        assert loaded.index is not None, "a part is never of nothing"
        self.model.show(loaded.index, currency)
        self._area.turn(blank=False)
        self.tree.show()
        self.bar.show()
        self.first_shown.set()

    def _on_changes(self, changes: Changes) -> None:
        account = self._scope.account
        if account is None or not changes.touches(Table.SERVICES):
            return
        ids = changes.of_table(Table.SERVICES)
        self._fetching.came(ids or (account.id,))
        if not ids or account.id in ids:
            self._fetching.settle(account.id)
            self._load(account.id)

    # -- what is shown ------------------------------------------------------------------

    def _search(self, query: str) -> None:
        self.model.search(query)
        self._follow_rows()

    def _follow_rows(self) -> None:
        """Follow another choice of rows: the cursor, what is told of them, the counts."""
        self._restore_current()
        self._show_state()
        self._counting.start()

    def go_to(self, service_id: str) -> None:
        """Show a service, whatever is searched for or filtered now."""
        self.bar.search.clear()
        self.filters.clear()
        self.tree.setCurrentIndex(self.categories.index(0, 0))
        self.current_id = service_id
        self._restore_current()
        self.table.setFocus()

    def _choose_categories(self, current: QModelIndex) -> None:
        if current.isValid():
            self.model.choose(current.data(CATEGORIES))
            self._restore_current()
            self._show_state()

    def _show_counts(self) -> None:
        if self._loaded is not None and self._loaded.index is not None:
            self.categories.show_counts(self._loaded.index.counts(self.model.matching))

    def _restore_current(self) -> None:
        """Stay on the same service where it is still shown, or go to the first row."""
        row = self.model.row_of(self.current_id) if self.current_id else None
        index = self.model.index(row or 0, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags | rows)
        self._detailing.start()
        if index.isValid():
            self.table.scrollTo(index)

    def _move_current(self, current: QModelIndex) -> None:
        service = self.model.service(current.row()) if current.isValid() else None
        if service is not None:
            self.current_id = service.id
        self._detailing.start()

    def _show_details(self) -> None:
        service, account = self.current, self._scope.account
        currency = (service.currency if service else "") or (account.currency if account else "")
        self.details.show_service(service, currency)
        self.scores.show(service)

    def _show_state(self) -> None:
        account = self._scope.account
        busy = account is not None and self._fetching.busy(account.id)
        rows, matching = self.model.rowCount(), len(self.model.matching)
        known = account is not None
        blank = blank_of(self._loaded, rows, matching, account=known, fetching=busy)
        failure = self._fetching.failure(account.id) if account else None
        trouble = error_words(failure) if failure else ""
        narrow = not self.filters.value.is_open
        self.blank.show_blank(blank, trouble, self.bar.search.text(), narrow=narrow)
        self._area.turn(blank=blank is not Blank.NOTHING)
        usable = blank in USABLE
        self.tree.setVisible(usable)
        self.bar.setVisible(account is not None)
        self.filters.setVisible(usable)
        self.bar.search.setEnabled(usable)
        self.bar.show_busy(busy)
        self.bar.show_found(rows, self.model.total if usable and is_whole(self._loaded) else 0)
        self.trouble.show_words(Level.WARN, trouble if usable else "")
        self._show_age()

    def _show_age(self) -> None:
        fetched = self._loaded.fetched_at if self._loaded else None
        self.bar.show_age(fetched, self._core.clock.now())

    # -- what the operator does ---------------------------------------------------------

    def _move(self, event: QKeyEvent) -> None:
        QApplication.sendEvent(self.table, QKeyEvent(event))

    def choose_current(self) -> bool:
        """Ask for a ticket for the service under the cursor; False without one."""
        service, account = self.current, self._scope.account
        if service is None or account is None:
            return False
        self.service_chosen.emit(account.id, service)
        return True

    def _help_out(self, blank: Blank) -> None:
        if blank is Blank.NO_ACCOUNT:
            self.account_wanted.emit()
        elif blank is Blank.NO_MATCH_HERE:
            self.tree.setCurrentIndex(self.categories.index(0, 0))
            self.focus_search()
        elif blank is Blank.NO_MATCH:
            self.bar.search.clear()
            self.filters.clear()
            self.focus_search()
        else:
            self.refresh()


def _timer(pane: QWidget, after: int, then: Callable[[], None]) -> QTimer:
    """Return a timer that does something once, `after` milliseconds after its last start."""
    timer = QTimer(pane, singleShot=True, interval=after)
    timer.timeout.connect(then)
    return timer
