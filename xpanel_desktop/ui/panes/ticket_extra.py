"""Free name/value fields: for a type of order that is new to us, or that asks for more."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import plain_label

MAX_NAME = 64
MAX_VALUE = 2000
MAX_ROWS = 20


class ExtraFields(QWidget):
    """Pairs of lines; a new empty pair comes by itself when the last one is used."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, heard: bool) -> None:
        """`heard`: the type is known, and its usual fields stand above."""
        super().__init__(parent)
        self._heard = heard
        self._pairs: list[tuple[QLineEdit, QLineEdit]] = []
        self._title = plain_label(self, quiet=True)
        self._title.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setSpacing(4)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._add()
        self.retranslate()

    def values(self) -> dict[str, str]:
        """Return the pairs that have a name; of two with one name the first counts."""
        found: dict[str, str] = {}
        for name, value in self._pairs:
            if name.text().strip():
                found.setdefault(name.text().strip(), value.text())
        return found

    def lines(self) -> list[QWidget]:
        """Return the lines in the order in which they are typed."""
        return [line for pair in self._pairs for line in pair]

    def fill(self, values: Mapping[str, str]) -> None:
        """Show pairs, and an empty one after them."""
        while len(self._pairs) <= min(len(values), MAX_ROWS - 1):
            self._add()
        texts = [*values.items(), *[("", "")] * len(self._pairs)]
        for (name, value), (name_text, value_text) in zip(self._pairs, texts, strict=False):
            name.setText(name_text)
            value.setText(value_text)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        more = self.tr("If the panel asks for more, add its fields by name.")
        new = self.tr("This type of order is new to us: add the fields the panel asks for.")
        self._title.setText(more if self._heard else new)
        for name, value in self._pairs:
            self._name(name, value)

    def _name(self, name: QLineEdit, value: QLineEdit) -> None:
        name.setPlaceholderText(self.tr("name"))
        name.setAccessibleName(self.tr("Name of a free field"))
        value.setPlaceholderText(self.tr("value"))
        value.setAccessibleName(self.tr("Value of a free field"))

    def _add(self) -> None:
        name, value = QLineEdit(self), QLineEdit(self)
        name.setMaxLength(MAX_NAME)
        value.setMaxLength(MAX_VALUE)
        name.setFixedWidth(wide(name.fontMetrics(), 96))
        row = len(self._pairs) + 1
        name.setObjectName(f"extra.name.{row}")
        value.setObjectName(f"extra.value.{row}")
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._pairs.append((name, value))
        self._name(name, value)
        name.textChanged.connect(self._on_edited)
        value.textChanged.connect(self._on_edited)
        name.returnPressed.connect(value.setFocus)

    def _on_edited(self) -> None:
        if self._pairs[-1][0].text() and len(self._pairs) < MAX_ROWS:
            self._add()
        self.edited.emit()
