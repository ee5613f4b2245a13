"""How the program is: a line for each part, with its mark, a sentence and at times a button."""

import asyncio

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.health import Grade, Health, look
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui.help.health_words import Line, grade_words, lines
from xpanel_desktop.ui.help.update_words import GET
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.labels import plain_label

MARKS = {
    Grade.GOOD: "check",
    Grade.UNKNOWN: "clock",
    Grade.WARN: "warning",
    Grade.BAD: "block",
}
HEARD = (
    *(Table.SAFETY, Table.CONNECTIONS, Table.ACCOUNTS, Table.SETTINGS, Table.TRAFFIC),
    *(Table.KEYS, Table.UPDATES),
)
SETTLE = 500
"""Milliseconds that changes are gathered for."""
MARK = QSize(20, 20)
ROW, LEAD, MARK_LEAD = 32, 8, 2
"""Pixels of a line with a button, down to a text's top in it, and by how much a mark is higher."""
MARK_WIDTH, GRADE_WIDTH, NAME_WIDTH = 24, 108, 140


class HealthPage(QWidget):
    """Reads anew when something it tells of has changed."""

    wanted = Signal(str)
    """What is to be opened: "doubt", "backups", "account <id>"."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._health: Health | None = None
        self.shown: list[Line] = []
        self._reading = asyncio.Lock()
        self._page = QWidget(self)
        self._grid: QWidget | None = None
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self.read)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    def read(self) -> None:
        """Look at everything anew."""
        self._tasks.start(self, self._read(), name="read health")

    async def _read(self) -> None:
        async with self._reading:
            self._health = await look(self._core)
        self._tell()

    def _tell(self, *, anew: bool = False) -> None:
        """Show the lines; the same ones again touch nothing, and the focus stays."""
        if self._health is None:
            return
        told = lines(self._health, self._core.clock.now())
        if told == self.shown and not anew:
            return
        held = self.focusWidget()
        held_name = held.objectName() if held is not None else ""
        self.shown = told
        grid = QWidget(self._page)
        self._fill(grid, told)
        column = self._page.layout()
        assert isinstance(column, QVBoxLayout)
        if self._grid is not None:
            column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = grid
        column.insertWidget(0, grid)
        again = grid.findChild(QPushButton, held_name) if held_name else None
        if again is not None:
            again.setFocus()

    def _fill(self, grid: QWidget, told: list[Line]) -> None:
        table = QGridLayout(grid)
        table.setContentsMargins(0, 4, 0, 0)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(8)
        table.setColumnMinimumWidth(0, MARK_WIDTH)
        table.setColumnMinimumWidth(1, NAME_WIDTH)
        table.setColumnMinimumWidth(2, GRADE_WIDTH)
        table.setColumnStretch(3, 1)
        for row, line in enumerate(told):
            mark, top = QLabel(grid), Qt.AlignmentFlag.AlignTop
            mark.setPixmap(icon(MARKS[line.grade]).pixmap(MARK, grid.devicePixelRatioF()))
            name, sentence = plain_label(grid, bold=True), plain_label(grid)
            name.setText(line.name)
            name.setWordWrap(True)
            grade = plain_label(grid)
            grade.setText(grade_words(line.grade))
            sentence.setText(line.sentence)
            sentence.setWordWrap(True)
            sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for place, label in enumerate((mark, name, grade, sentence)):
                label.setAlignment(top | Qt.AlignmentFlag.AlignLeft)
                label.setContentsMargins(0, LEAD - (MARK_LEAD if label is mark else 0), 0, 0)
                table.addWidget(label, row, place)
            table.setRowMinimumHeight(row, ROW)
            if line.deed:
                table.addWidget(self._button(line, grid), row, 4, top)

    def _button(self, line: Line, parent: QWidget) -> QPushButton:
        button = QPushButton(parent)
        button.setText(line.button)
        button.setObjectName(f"health.{line.deed}")
        button.setAccessibleName(f"{line.name}: {line.button}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _down=False, deed=line.deed: self._do(deed))
        return button

    def _do(self, deed: str) -> None:
        sessions = self._core.sessions
        if deed == "online":
            self._tasks.start(self, sessions.set_offline(offline=False), name="work online")
        elif deed == "keyring":
            self._tasks.start(self, self._core.keys.look(), name="look at the keyring")
        elif deed.startswith("retry "):
            number = int(deed.removeprefix("retry "))
            self._tasks.start(self, sessions.retry(number), name="try again")
        elif deed.startswith(GET):
            QDesktopServices.openUrl(QUrl(deed.removeprefix(GET)))
        else:
            self.wanted.emit(deed)

    def _on_changes(self, changes: Changes) -> None:
        told = any(changes.touches(table) for table in HEARD)
        if told and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at everything anew."""
        self.read()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._tell(anew=True)
