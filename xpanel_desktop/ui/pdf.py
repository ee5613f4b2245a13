"""Writes a report as a PDF: pages of A4 with headings, numbers and totals, in slices.

What is wide is wrapped, not cut. The file is written beside and put in its place whole.
"""

import asyncio
import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from xpanel_desktop.ui.models.figures import Report, Row
from xpanel_desktop.ui.tokens import LIGHT

DPI = 144
MARGIN, HEAD, FOOT = 14.0, 8.0, 28.0
"""Millimetres around a page; dots between its parts; dots of the foot."""
PAD, GAP = 6.0, 5.0
"""Dots between columns and above and below a line."""
SLICE = 0.004
"""Seconds of painting after which the windows have their turn."""
SAMPLE = 400
"""Rows by which the widths of columns are found."""
NARROW = 56.0
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_ANY = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class NotWritten(OSError):
    """Qt could not write the file."""


async def write_pdf(path: Path, report: Report) -> int:
    """Write a report; return how many pages it has. Raises OSError.

    Cancelled or failed, it leaves what was in the file before.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.touch()  # Qt does not say why it cannot
    try:
        pages = await _Setting(beside, report).write()
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return pages


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with its height."""

    row: Row
    tall: float
    bold: bool


def _shared(needs: Sequence[float], spare: float) -> list[float]:
    """Return widths that fill `spare`: those of few needs get them, the others like much."""
    wanted = sum(needs)
    if wanted <= spare:
        return [need * spare / wanted for need in needs]
    given = list(needs)
    for place, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        given[at] = min(needs[at], spare / (len(needs) - place))
        spare -= given[at]
    return given


class _Setting:
    """Measures every row first, since a page's foot tells how many there are; then paints."""

    def __init__(self, path: Path, report: Report) -> None:
        self._report = report
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(DPI)
        self._writer.setTitle(report.title)
        self._writer.setCreator("XPanel Desktop")
        wide = len(report.headings) > 6
        size = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        a4 = QPageSize(QPageSize.PageSizeId.A4)
        unit = QPageLayout.Unit.Millimeter
        self._writer.setPageLayout(QPageLayout(a4, size, margins, unit))
        self._width, self._height = float(self._writer.width()), float(self._writer.height())
        self._plain = QFont(QGuiApplication.font())
        self._plain.setPointSizeF(8)
        self._bold = QFont(self._plain)
        self._bold.setBold(True)
        self._large = QFont(self._bold)
        self._large.setPointSizeF(14)
        self._turn = time.perf_counter()

    async def write(self) -> int:
        """Measure, then paint; return the number of pages."""
        self._columns = self._widths()
        pages = await self._pages()
        painter = QPainter()
        if not painter.begin(self._writer):
            raise NotWritten("the PDF could not be begun")
        try:
            for number, rows in enumerate(pages):
                if number and not self._writer.newPage():
                    raise NotWritten("the next page of the PDF could not be begun")
                y = self._paint_title(painter) if number == 0 else 0.0
                y = self._paint_heading(painter, y)
                for at, placed in enumerate(rows):
                    self._paint_row(painter, placed, y, ruled=at > 0)
                    y += placed.tall
                    await self._rest()
                self._paint_foot(painter, number + 1, len(pages))
        finally:
            ended = painter.end()
        if not ended:
            raise NotWritten("the PDF could not be ended")
        return len(pages)

    async def _rest(self) -> None:
        if time.perf_counter() - self._turn > SLICE:
            await asyncio.sleep(0)
            self._turn = time.perf_counter()

    def _metrics(self, font: QFont) -> QFontMetricsF:
        return QFontMetricsF(font, self._writer)

    # -- measuring ----------------------------------------------------------------------

    def _widths(self) -> list[float]:
        """Return the columns' widths: figures as they need, texts share what is left.

        Where that is not enough for all, the longest are wrapped, and no day or state beside them.
        """
        report, bold = self._report, self._metrics(self._bold)
        sample = [*report.rows[:SAMPLE], *report.totals, report.headings]
        needs = [
            max((bold.horizontalAdvance(row[at][:200]) for row in sample), default=0.0) + 2 * PAD
            for at in range(len(report.headings))
        ]
        texts = [at for at in range(len(needs)) if at not in report.figures]
        spare = self._width - sum(needs[at] for at in report.figures)
        if spare >= NARROW * len(texts):
            shares = _shared([max(needs[at], NARROW) for at in texts], spare)
            for at, share in zip(texts, shares, strict=True):
                needs[at] = share
        whole = sum(needs)
        return [need * self._width / whole for need in needs]

    def _flags(self, at: int, text: str, metrics: QFontMetricsF) -> int:
        if at in self._report.figures:
            return _RIGHT
        room = self._columns[at] - 2 * PAD
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
        return _ANY if longest > room else _LEFT

    def _tall(self, row: Row, font: QFont) -> float:
        metrics, most = self._metrics(font), 0.0
        for at, text in enumerate(row):
            room = QRectF(0, 0, self._columns[at] - 2 * PAD, 1e6)
            box = metrics.boundingRect(room, self._flags(at, text, metrics), text)
            most = max(most, box.height())
        return max(most, metrics.height()) + 2 * GAP

    async def _pages(self) -> list[list[_Placed]]:
        report = self._report
        below = self._height - FOOT - self._tall(report.headings, self._bold)
        left = below - self._title_height()
        pages: list[list[_Placed]] = [[]]
        rows: list[tuple[Row, bool]] = [(row, False) for row in report.rows]
        rows += [(row, True) for row in report.totals]
        for row, bold in rows:
            tall = min(self._tall(row, self._bold if bold else self._plain), below)
            if tall > left and (pages[-1] or left < below):  # no row where the title ends below
                pages.append([])
                left = below
            pages[-1].append(_Placed(row, tall, bold))
            left -= tall
            await self._rest()
        return pages

    def _title_height(self) -> float:
        return sum(tall for _, _, tall in self._title()) + HEAD

    def _title(self) -> Sequence[tuple[str, QFont, float]]:
        lines = [(self._report.title, self._large), *((n, self._plain) for n in self._report.notes)]
        told: list[tuple[str, QFont, float]] = []
        for text, font in lines:
            room = QRectF(0, 0, self._width, 1e6)
            box = self._metrics(font).boundingRect(room, _LEFT, text)
            told.append((text, font, box.height() + 2))
        return told

    # -- painting -----------------------------------------------------------------------

    def _paint_title(self, painter: QPainter) -> float:
        y = 0.0
        for text, font, tall in self._title():
            painter.setFont(font)
            painter.setPen(QColor(LIGHT.quiet if font is self._plain else LIGHT.text))
            painter.drawText(QRectF(0, y, self._width, tall), _LEFT, text)
            y += tall
        return y + HEAD

    def _paint_heading(self, painter: QPainter, y: float) -> float:
        tall = self._tall(self._report.headings, self._bold)
        painter.fillRect(QRectF(0, y, self._width, tall), QColor(LIGHT.window))
        self._paint_row(painter, _Placed(self._report.headings, tall, bold=True), y, ruled=False)
        return y + tall

    def _paint_row(self, painter: QPainter, placed: _Placed, y: float, *, ruled: bool) -> None:
        font = self._bold if placed.bold else self._plain
        metrics, x = self._metrics(font), 0.0
        if ruled:
            painter.setPen(QPen(QColor(LIGHT.line), 1))
            painter.drawLine(0, round(y), round(self._width), round(y))
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.text))
        for at, text in enumerate(placed.row):
            wide = self._columns[at]
            room = QRectF(x + PAD, y + GAP, wide - 2 * PAD, placed.tall - 2 * GAP)
            painter.drawText(room, self._flags(at, text, metrics), text)
            x += wide

    def _paint_foot(self, painter: QPainter, page: int, pages: int) -> None:
        told = QCoreApplication.translate("Books", "Page {page} of {pages}")
        painter.setFont(self._plain)
        painter.setPen(QColor(LIGHT.quiet))
        room = QRectF(0, self._height - FOOT, self._width, FOOT)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(room, flags, told.format(page=page, pages=pages))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), self._report.title)
