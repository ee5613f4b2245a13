"""One editor for each shape of field: how a parameter of an order is typed."""

from abc import abstractmethod
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xpanel_desktop.domain.checks import MAX_LINK
from xpanel_desktop.domain.fields import Field, Shape
from xpanel_desktop.ui.panes.ticket_words import choice_word, pool_word
from xpanel_desktop.ui.widgets.choice import Choice

MAX_LINE = 500


class Editor(QWidget):
    """Types one field. `edited` comes with every keystroke, `done` with Enter."""

    edited = Signal()
    done = Signal()

    def __init__(self, field: Field, typed: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.typed = typed
        """The widget that has the focus: labels are its buddies, tests type into it."""
        typed.setObjectName(f"field.{field.name}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(typed)

    @abstractmethod
    def text(self) -> str:
        """Return what is typed."""

    @abstractmethod
    def set_text(self, text: str) -> None:
        """Show `text`."""

    def chain(self) -> list[QWidget]:
        """Return what has the focus, in the order of Tab."""
        return [self.typed]

    def retranslate(self) -> None:
        """Set texts in the present language; most editors have none."""


class Line(QLineEdit):
    """A line that is wholly selected when it gets the focus, so that typing replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, however the focus came, except from a menu or another window."""
        super().focusInEvent(event)
        away = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in (*away, Qt.FocusReason.MouseFocusReason):
            self.selectAll()


class LineEditor(Editor):
    """A line: a link, a number, a day or a word."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._line = Line()
        super().__init__(field, self._line, parent)
        self._line.setMaxLength(MAX_LINK + 1 if field.shape is Shape.LINK else MAX_LINE)
        if field.shape is Shape.LINK:
            self._line.setPlaceholderText("https://")
        elif field.shape is Shape.DATE:
            self._line.setPlaceholderText("31/12/2030")
        if field.shape in (Shape.COUNT, Shape.WHOLE):
            self._line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._line.textChanged.connect(self.edited)
        self._line.returnPressed.connect(self.done)

    def text(self) -> str:
        """Return what is typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Show `text`, from its beginning."""
        self._line.setText(text)
        self._line.setCursorPosition(0)


class ChoiceEditor(Editor):
    """One of the field's options; optional and empty choices begin the list."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._box = Choice(letters=8)
        super().__init__(field, self._box, parent)
        self._values = ("", *field.options)
        self._capacities: Mapping[str, int | None] = {}
        self.retranslate()
        self._box.currentIndexChanged.connect(self.edited)
        self._box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move on with Enter; leave the wheel to the form, lest it change a choice unseen."""
        if event.type() == QEvent.Type.Wheel and not self._box.hasFocus():
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def text(self) -> str:
        """Return the chosen value as it goes over the wire."""
        return self._values[max(self._box.currentIndex(), 0)]

    def set_text(self, text: str) -> None:
        """Choose a value; one that is not on the list is added, for the check to refuse."""
        if text not in self._values:
            self._values = (*self._values, text)
            self.retranslate()
        self._box.setCurrentIndex(self._values.index(text))

    def show_capacities(self, capacities: Mapping[str, int | None]) -> None:
        """Show the pools' capacity beside their names."""
        if dict(capacities) != dict(self._capacities):
            self._capacities = dict(capacities)
            self.retranslate()

    def retranslate(self) -> None:
        """Set the options' words in the present language; the choice stays."""
        at = max(self._box.currentIndex(), 0)
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItems([self._word(value) for value in self._values])
            self._box.setCurrentIndex(at)

    def _word(self, value: str) -> str:
        if self.field.shape is Shape.POOL:
            return pool_word(value, self._capacities)
        return choice_word(self.field, value)
