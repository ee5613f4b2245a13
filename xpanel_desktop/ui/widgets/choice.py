"""A list to choose from, whose pop-up is built when it is opened and not before.

Qt 6.11 builds the pop-up of a QComboBox (eight widgets, each with its part of the style sheet) as
soon as an item is current, its size is asked for or it is painted. Here the model keeps silent
until the pop-up is wanted, so that Qt does not hear of the items; what is chosen is kept here.
"""

from collections.abc import Sequence
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyleOptionComboBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QInputMethodEvent, QPixmap, QWheelEvent

_BESIDE = 4
"""Pixels between an icon and its text, as Qt has it."""
_LEAST = 14
_NONE = 7
"""Letters that a list without items has room for, as in Qt."""
_BYPASSED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
"""Changes that Qt tells the pop-up, which it builds for that."""


class Choice(QComboBox):
    """A list to choose from, as wide as its widest item or as a number of letters."""

    def __init__(
        self, parent: QWidget | None = None, *, letters: int = 0, at_once: bool = False
    ) -> None:
        """Make room for so many letters and an icon, whatever the items are; 0: for the items.

        What is painted `at_once` is left to Qt, with its pop-up: a start does without QStyle.
        """
        self._wanted, self._qts = letters, at_once
        self._at, self._told, self._whole = -1, "", at_once
        self._hint: QSize | None = None
        super().__init__(parent)
        if not at_once:
            super().model().blockSignals(True)  # noqa: FBT003 -- Qt's own signature
            _heed_readers()

    def be_whole(self) -> None:
        """Have Qt take it over, with all that it builds for that."""
        if not self._whole:
            self._whole = True
            super().model().blockSignals(False)  # noqa: FBT003 -- Qt's own signature
            self._heed_items()
            with QSignalBlocker(self):
                super().setCurrentIndex(self._at)

    # What is chosen.

    def currentIndex(self) -> int:
        """Return the row that is chosen, -1 for none."""
        return super().currentIndex() if self._whole else self._at

    def currentText(self) -> str:
        """Return the text that is chosen."""
        return self.itemText(self.currentIndex())

    def currentData(self, role: int = Qt.ItemDataRole.UserRole) -> Any:  # noqa: ANN401 - Qt's
        """Return what stands behind the chosen text."""
        return self.itemData(self.currentIndex(), role)

    def setCurrentIndex(self, index: int) -> None:
        """Choose a row and tell of it; -1 for none."""
        if self._whole:
            super().setCurrentIndex(index)
        else:
            self._turn_to(index if 0 <= index < self.count() else -1)

    def setCurrentText(self, text: str) -> None:
        """Choose the first item with this text, where there is one."""
        if (at := self.findText(text)) >= 0:
            self.setCurrentIndex(at)

    def _turn_to(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._tell()

    def _tell(self) -> None:
        self.update()
        self.currentIndexChanged.emit(self._at)
        self._tell_text()

    def _tell_text(self) -> None:
        text = self.currentText()
        if text != self._told:
            self._told = text
            self.currentTextChanged.emit(text)

    # What there is to choose from.

    def addItem(self, *item: Any, **more: Any) -> None:  # noqa: ANN401 - as Qt takes it
        """Add an item: perhaps an icon, its text, perhaps what stands behind it."""
        before = self.count()
        super().addItem(*item, **more)
        self._on_added(before)

    def addItems(self, texts: Sequence[str]) -> None:
        """Add items of a text each."""
        before = self.count()
        super().addItems(texts)
        self._on_added(before)

    def removeItem(self, index: int) -> None:
        """Take an item away; where it was chosen, its neighbour is."""
        at, there = self._at, 0 <= index < self.count()
        super().removeItem(index)
        self._measure_anew()
        if there and not self._whole and index <= at:
            self._at = min(at, self.count() - 1) if index == at else at - 1
            self._tell()

    def clear(self) -> None:
        """Take all items away."""
        super().clear()
        self._measure_anew()
        if not self._whole:
            self._turn_to(-1)

    def setItemText(self, index: int, text: str) -> None:
        """Give an item another text."""
        super().setItemText(index, text)
        self._measure_anew()
        if not self._whole and index == self._at:
            self.update()
            self._tell_text()

    def _on_added(self, before: int) -> None:
        """Choose the first item of a list that was empty."""
        self._measure_anew()
        if not self._whole and not before and self.count():
            self._turn_to(0)

    # What makes it whole.

    def model(self) -> QAbstractItemModel:
        """Return the items, for whatever is done with them."""
        self.be_whole()
        return super().model()

    def setModel(self, model: QAbstractItemModel) -> None:
        """Choose from the items of a model."""
        self.be_whole()
        super().setModel(model)
        self._heed_items()
        self._measure_anew()

    def insertItem(self, *item: Any, **more: Any) -> None:  # noqa: ANN401 - as Qt takes it
        """Add an item at a row: perhaps an icon, its text, perhaps what stands behind it."""
        self.be_whole()
        super().insertItem(*item, **more)

    def insertItems(self, index: int, texts: Sequence[str]) -> None:
        """Add items of a text each from a row on."""
        self.be_whole()
        super().insertItems(index, texts)

    def setItemIcon(self, index: int, icon: "QIcon | QPixmap") -> None:
        """Give an item another icon."""
        self.be_whole()
        super().setItemIcon(index, icon)

    def view(self) -> QAbstractItemView:
        """Return the list of the pop-up."""
        self.be_whole()
        return super().view()

    def showPopup(self) -> None:
        """Open the list."""
        self.be_whole()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, search or open by keys."""
        self.be_whole()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        """Search for what is composed."""
        self.be_whole()
        super().inputMethodEvent(event)

    def wheelEvent(self, event: "QWheelEvent") -> None:
        """Move by the wheel."""
        self.be_whole()
        super().wheelEvent(event)

    # Its look, and the room for it.

    def sizeHint(self) -> QSize:
        """Return the room for the widest item, or for the letters that were asked for."""
        if self._qts:
            return super().sizeHint()
        if self._hint is None:
            self._hint = self._measured()
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Return the same: what is chosen is to be read."""
        return super().minimumSizeHint() if self._qts else self.sizeHint()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Add what is chosen, of which Qt knows nothing yet."""
        super().initStyleOption(option)
        if not self._whole:
            option.currentText = self.currentText()
            option.currentIcon = self.itemIcon(self._at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as Qt does."""
        if self._whole:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStylePainter  # not at the first paint

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font or style."""
        if event.type() in _BYPASSED:
            self._hint = None
        if self._whole or event.type() not in _BYPASSED:
            super().changeEvent(event)
        else:
            QWidget.changeEvent(self, event)

    def _heed_items(self) -> None:
        """Follow what is done with the items themselves."""
        items = super().model()
        for changed in (
            items.dataChanged, items.rowsInserted, items.rowsRemoved, items.modelReset,
        ):  # fmt: skip
            changed.connect(self._measure_anew)

    def _measure_anew(self) -> None:
        if not self._wanted:
            self._hint = None
            self.updateGeometry()

    def _measured(self) -> QSize:
        """Return what Qt does for the policy that this stands for."""
        from PySide6.QtWidgets import QStyle  # not at the first paint

        letters, icon, metrics = self._wanted, self.iconSize(), self.fontMetrics()
        rows = range(0 if letters else self.count())
        marked = [not self.itemIcon(row).isNull() for row in rows]
        room = icon.width() + _BESIDE
        widths = [
            metrics.boundingRect(self.itemText(row)).width() + mark * room
            for row, mark in zip(rows, marked, strict=True)
        ]
        if letters:
            widths = [letters * metrics.horizontalAdvance("X") + room]
        tall = max(ceil(QFontMetricsF(metrics).height()), _LEAST) + 2
        if letters or any(marked):
            tall = max(tall, icon.height() + 2)
        size = QSize(max(widths, default=_NONE * metrics.horizontalAdvance("x")), tall)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        of = QStyle.ContentsType.CT_ComboBox
        return self.style().sizeFromContents(of, option, size, self)


@cache
def _heed_readers() -> None:
    """Have each choice be whole before a screen reader hears of it: Qt tells it what Qt knows."""
    from PySide6.QtGui import QAccessible  # takes a millisecond, and no first paint needs it

    QAccessible.installFactory(_before_reading)


def _before_reading(_kind: str, one: QObject | None) -> None:
    """Make a choice whole, and leave it to Qt to speak of it."""
    if isinstance(one, Choice):
        one.be_whole()
