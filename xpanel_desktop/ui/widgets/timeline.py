"""The runs of a drip-feed on a line of time: a tick for each, as many as can be told apart."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xpanel_desktop.domain.ticket import Size
from xpanel_desktop.domain.timeline import run_offsets
from xpanel_desktop.ui.mirroring import keep_direction
from xpanel_desktop.ui.text import duration, moment, number
from xpanel_desktop.ui.theme import tokens

TICK, APART, EDGE = 10, 5, 4
"""Pixels: the height of a tick, the least distance of two, the margin at either end."""
GAP = 3


class Timeline(QWidget):
    """Hidden while there are no runs to show. Start and end are written below the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_direction(self)
        self._size: Size | None = None
        self._begins: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_runs(self, size: Size | None, begins: datetime) -> None:
        """Show the runs of an order whose first one starts at `begins`."""
        self._size, self._begins = size, begins
        self.setVisible(size is not None and bool(run_offsets(size, 2)))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the line in words, for those who cannot see it."""
        words = self._words() if not self.isHidden() else ""
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def _words(self) -> str:
        assert self._size is not None
        last = self._size.last_run_after or timedelta()
        told = self.tr(
            "{runs} runs, one every {interval}; the first at {first}, the last at {last}"
        )
        return told.format(
            runs=number(self._size.runs),
            interval=duration(last / (self._size.runs - 1)),
            first=self._moment(timedelta()),
            last=self._moment(last),
        )

    def _moment(self, after: timedelta) -> str:
        assert self._begins is not None
        try:
            return moment(self._begins + after)
        except (OverflowError, ValueError, OSError):  # past the last year of any calendar
            return "–"

    def sizeHint(self) -> QSize:
        """Return room for the ticks and a line of words."""
        return QSize(120, TICK + GAP + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room that is of use."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, a tick for each run, and the two moments."""
        del event
        if self._size is None:
            return
        wide = self.width() - 2 * EDGE
        offsets = run_offsets(self._size, max(wide // APART, 2))
        if not offsets:
            return
        painter = QPainter(self)
        middle = TICK / 2
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawLine(QPointF(EDGE, middle), QPointF(EDGE + wide, middle))
        painter.setPen(QPen(QColor(tokens().accent), 2))
        for offset in offsets:
            x = EDGE + wide * (offset / offsets[-1])
            painter.drawLine(QPointF(x, 1), QPointF(x, TICK - 1))
        self._write(painter, offsets[-1])

    def _write(self, painter: QPainter, last: timedelta) -> None:
        painter.setPen(QColor(tokens().quiet))
        line = self.rect().adjusted(0, TICK + GAP, 0, 0)
        first, end = self._moment(timedelta()), self._moment(last)
        metrics = self.fontMetrics()
        together = metrics.horizontalAdvance(first) + metrics.horizontalAdvance(end) + 4 * GAP
        if together <= line.width():
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, first)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, end)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()
