"""Facts of an order in a column: a quiet name, a plain value, both safe from hostile text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain, several, tooltip
from xpanel_desktop.ui.widgets.emptying import empty

MOST_LETTERS = 2000
"""Letters of a long text that are shown: a million take a second to lay out."""
MOST_LINES = 5
NAMES = 14
"""Letters of a name that values stand behind, unless told otherwise."""
MOST_WIDE = 22
"""Letters of a value that others give way for."""
_DOT, _FIRM = "\N{MIDDLE DOT}", "\N{NO-BREAK SPACE}"
_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and a value, of one line that is cut in its middle where it does not fit.

    `long` values may have several lines; those that `wrap` take a second one rather than be cut.
    """

    name: str
    value: str
    tip: str = ""
    long: bool = False
    wrap: bool = False


class CutLabel(QLabel):
    """One line of plain text, cut in the middle when it does not fit; the tooltip has it all."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tell(text)

    def tell(self, text: str, tip: str = "") -> None:
        """Show `text`."""
        shown = plain(text)
        self.setText(shown)
        self.setAccessibleName(shown)
        self.setToolTip(tooltip(tip or shown))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- Qt's own signature
        """Draw the text, cut in its middle."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(_ALIGNED | self.alignment()), cut)


class WrapLabel(QLabel):
    """Plain text that takes another line where it does not fit into one.

    Short parts of it, apart by a dot, stay whole: a line ends behind the dot.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.tell(text)

    def tell(self, text: str, tip: str = "") -> None:
        """Show `text`."""
        shown = plain(text)
        self.setText(f"{_FIRM}{_DOT} ".join(map(_whole, shown.split(f" {_DOT} "))))
        self.setAccessibleName(shown)
        self.setToolTip(tooltip(tip) if tip else "")


class LongText(QPlainTextEdit):
    """Several lines of plain text to read and to copy, capped, at most MOST_LINES tall."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.tell(text)

    def tell(self, text: str) -> None:
        """Show `text`."""
        shown = several(text, MOST_LETTERS)
        if len(text) > MOST_LETTERS:
            shown += " …"
        self.setPlainText(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as its lines are where they wrap now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(round(self.document().size().height()), MOST_LINES)
        inside = lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()
        around = self.height() - self.viewport().height()
        self.setFixedHeight(round(inside) + around)
        bar, whole = Qt.ScrollBarPolicy, self.document().size().height() <= MOST_LINES
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if whole else bar.ScrollBarAsNeeded)


class Facts(QWidget):
    """Facts one below the other. Setting the same facts again repaints nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._values: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.line_up(NAMES)
        self._grid.setColumnStretch(1, 1)

    def line_up(self, letters: int) -> None:
        """Let values begin behind names of so many letters, as those of facts above them do."""
        self._grid.setColumnMinimumWidth(0, self.fontMetrics().horizontalAdvance("n" * letters))

    @property
    def whole(self) -> int:
        """The width in pixels at which no value is cut; of a very long one, a usual width."""
        metrics = self.fontMetrics()
        shown = [fact for fact in self._facts if not fact.long]
        names = max((metrics.horizontalAdvance(fact.name) for fact in self._facts), default=0)
        usual = metrics.horizontalAdvance("n" * MOST_WIDE)
        values = max((metrics.horizontalAdvance(plain(fact.value)) for fact in shown), default=0)
        beside = self._grid.horizontalSpacing()
        return max(names, self._grid.columnMinimumWidth(0)) + beside + min(values, usual)

    def tell(self, facts: Sequence[Fact]) -> None:
        """Show these facts. Where only values moved, what shows them stays and takes the new."""
        now = tuple(facts)
        if now == self._facts:
            return
        if [_shape(fact) for fact in now] == [_shape(fact) for fact in self._facts]:
            for value, fact, before in zip(self._values, now, self._facts, strict=True):
                if isinstance(value, CutLabel | WrapLabel):
                    value.tell(fact.value or NOT_TOLD, fact.tip)
                elif isinstance(value, LongText) and fact != before:
                    value.tell(fact.value)
        else:
            self._build(now)
        self._facts = now

    def _build(self, facts: Sequence[Fact]) -> None:
        empty(self._grid)
        self._values = []
        for row, fact in enumerate(facts):
            name = QLabel(self)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setText(fact.name)
            name.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            value = self._value(fact)
            self._grid.addWidget(value, row, 1)
            self._values.append(value)

    def _value(self, fact: Fact) -> QWidget:
        if fact.long:
            text = LongText(fact.value, self)
            text.setAccessibleName(fact.name)
            return text
        value = WrapLabel("", self) if fact.wrap else CutLabel("", self)
        value.tell(fact.value or NOT_TOLD, fact.tip)
        value.setAccessibleDescription(fact.name)
        return value


def _whole(part: str) -> str:
    """Return a part of a text with spaces at which no line ends, unless it is a long one."""
    return part.replace(" ", _FIRM) if len(part) <= MOST_WIDE else part


def _shape(fact: Fact) -> tuple[str, bool, bool]:
    """Return what a fact needs widgets of its own for."""
    return fact.name, fact.long, fact.wrap
