"""Why nothing is sent: what happened to the data, what to look at, and letting sending go on."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.doubt_words import doubt_at_length, doubt_in_short
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.labels import as_title, plain_label, primary_button, set_words


class DoubtDialog(QDialog):
    """Does not block the window: the operator looks at the orders beside it."""

    held_wanted = Signal()
    unknown_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._held = self._unknown = 0
        self.setMinimumWidth(560)
        self._title = plain_label(self)
        as_title(self._title)
        self._title.setWordWrap(True)
        self._long, self._orders, self._told = (plain_label(self) for _ in range(3))
        self._detail = plain_label(self, quiet=True)
        set_words(self._told, "bad")
        self.held, self.unknown, self.backups, self.shut = (QPushButton(self) for _ in range(4))
        self.go_on = primary_button(self, "doubt.go_on")
        names = {self.held: "held", self.unknown: "unknown", self.backups: "backups"}
        for button, name in {**names, self.shut: "close"}.items():
            button.setObjectName(f"doubt.{name}")
        for button in (*names, self.shut, self.go_on):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        look = QHBoxLayout()
        look.setSpacing(8)
        for button in (self.held, self.unknown, self.backups):
            look.addWidget(button)
        look.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(12)
        for label in (self._title, self._long, self._orders, self._detail):
            label.setWordWrap(True)
            whole.addWidget(label)
        whole.addLayout(look)
        whole.addStretch(1)
        whole.addWidget(self._told)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.held.clicked.connect(self.held_wanted)
        self.unknown.clicked.connect(self.unknown_wanted)
        self.backups.clicked.connect(self.backups_wanted)
        self.shut.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._let_go_on)
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    def show_doubt(self) -> None:
        """Open, or come to the front."""
        self._read()
        self.show()
        self.raise_()
        self.activateWindow()
        self.shut.setFocus()

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.touches(Table.ORDERS) or changes.touches(Table.SAFETY)):
            self._read()

    def _read(self) -> None:
        self._tasks.start(self, self._count(), name="count held orders")
        self.retranslate()

    async def _count(self) -> None:
        count = self._core.orders.count
        self._held = await count(OrderQuery(states=frozenset({State.HELD})))
        self._unknown = await count(OrderQuery(states=frozenset({State.UNKNOWN})))
        self.retranslate()

    def _let_go_on(self) -> None:
        self.go_on.setEnabled(False)
        self._tasks.start(self, self._lift(), name="lift the doubt", on_error=self._not_lifted)

    async def _lift(self) -> None:
        await self._core.safety.lift()
        self.accept()

    def _not_lifted(self, error: Exception) -> None:
        del error
        self._told.setText(
            self.tr("This cannot be written down, so sending stays off. Is the disk full?")
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Sending is off"))
        doubt = self._core.safety.doubt
        if doubt is not None:
            self._title.setText(doubt_in_short(doubt))
            self._long.setText(doubt_at_length(doubt))
            parts = [self.tr("Set aside: {file}").format(file=doubt.aside) if doubt.aside else ""]
            self._detail.setText(
                "\n".join([part for part in (*parts, plain(doubt.detail)) if part])
            )
        self._detail.setVisible(bool(self._detail.text()))
        held = self.tr("%Ln order(s) are held.", "", self._held)
        unknown = self.tr("%Ln order(s) are unknown.", "", self._unknown)
        self._orders.setText(f"{held} {unknown}")
        self._told.setVisible(bool(self._told.text()))
        self.held.setText(self.tr("Look at the held orders"))
        self.unknown.setText(self.tr("Decide the unknown ones"))
        self.held.setEnabled(bool(self._held))
        self.unknown.setEnabled(bool(self._unknown))
        self.backups.setText(self.tr("Backups…"))
        self.shut.setText(self.tr("Close"))
        self.go_on.setText(self.tr("I have looked: let sending go on"))
        self.go_on.setEnabled(doubt is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
