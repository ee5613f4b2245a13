"""The operator's own words on an order that is placed: label, customer, colour, note."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.tags import MAX_WORD, Tags, tags_of
from xpanel_desktop.ui.panes.ticket_note import NoteEdit
from xpanel_desktop.ui.widgets.colour_choice import ColourChoice
from xpanel_desktop.ui.widgets.labels import plain_label


class OrderTags(QWidget):
    """What is typed is kept when the field is left, with Enter, and when another order is shown."""

    kept = Signal(int, object)
    """The order's number and its Tags."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._order: Order | None = None
        self.label, self.customer = self._line("label"), self._line("customer")
        self.colour = ColourChoice(self, "order.colour")
        self.note = NoteEdit(self)
        self.note.setObjectName("order.note")
        self._labels = [plain_label(self, quiet=True) for _ in range(4)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        fields = (self.label, self.customer, self.colour, self.note)
        for row, (label, field) in enumerate(zip(self._labels, fields, strict=True)):
            label.setBuddy(field)
            top = field is self.note
            side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, side)
            grid.addWidget(field, row, 1)
        for line in (self.label, self.customer):
            line.editingFinished.connect(self._keep)
        self.colour.activated.connect(lambda _at: self._keep())
        self.note.installEventFilter(self)
        self.retranslate()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(f"order.{name}")
        line.setMaxLength(MAX_WORD)
        return line

    def show_order(self, order: Order | None) -> None:
        """Show an order's words; what was typed for the one before is kept first.

        A newer version of the order at hand leaves alone what is being typed.
        """
        before = self._order
        if before is not None and order is not None and before.id == order.id:
            typing = self.tags() != tags_of(before)
            self._order = order
            if typing:
                return
        else:
            self._keep()
            self._order = order
        blockers = [QSignalBlocker(field) for field in (self.label, self.customer)]
        tags = tags_of(order) if order else Tags()
        for line, text in ((self.label, tags.label), (self.customer, tags.customer)):
            if line.text() != text:
                line.setText(text)
        if self.note.toPlainText() != tags.note:
            self.note.setPlainText(tags.note)
        self.colour.show_colour(tags.colour)
        del blockers

    def tags(self) -> Tags:
        """Return what is typed; when the order goes is not changed here."""
        before = tags_of(self._order) if self._order else Tags()
        return Tags(
            self.label.text(),
            self.customer.text(),
            self.note.toPlainText(),
            self.colour.colour,
            before.not_before,
            before.after_link,
        )

    def _keep(self) -> None:
        if self._order is not None and self.tags() != tags_of(self._order):
            self.kept.emit(self._order.id, self.tags())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note once it is left."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self._keep()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        words = (self.tr("Label"), self.tr("Customer"), self.tr("Colour"), self.tr("Note"))
        fields = (self.label, self.customer, self.colour, self.note)
        for label, field, word in zip(self._labels, fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.colour.retranslate()
