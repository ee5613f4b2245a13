"""The form of a ticket: rows for whatever fields the kind of order asks for, and their problems."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xpanel_desktop.domain.checks import Code, Level, Problem
from xpanel_desktop.domain.fields import FREE, Field, Shape, fields_of
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.ui.panes.ticket_editors import ChoiceEditor, Editor, LineEditor
from xpanel_desktop.ui.panes.ticket_extra import ExtraFields
from xpanel_desktop.ui.panes.ticket_lines import LinesEditor
from xpanel_desktop.ui.panes.ticket_words import field_hint, field_word
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

LABEL_WIDTH = 96
UNTOUCHED = frozenset({Code.MISSING, Code.NO_CHOICE})
"""Problems of what is not typed yet: told of a field that was visited, or at a try to send."""


def editor_for(field: Field, parent: QWidget | None = None) -> Editor:
    """Return the editor for a field's shape."""
    match field.shape:
        case Shape.LINES:
            return LinesEditor(field, parent)
        case Shape.CHOICE | Shape.POOL:
            return ChoiceEditor(field, parent)
        case Shape.LINK | Shape.COUNT | Shape.WHOLE | Shape.TEXT | Shape.DATE:
            return LineEditor(field, parent)


class FieldRow:
    """One field: its label, editor, unit and problem."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.field = field
        self.editor: Editor = editor_for(field, parent)
        self.label = plain_label(parent)
        self.label.setBuddy(self.editor.typed)
        self.hint = plain_label(parent, quiet=True)
        self.problem = ProblemLine(parent)
        self.visited = False
        self.retranslate()

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the row's widgets into the form."""
        top = Qt.AlignmentFlag.AlignTop if self._tall else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.label, row, 0, top)
        hinted = bool(self.hint.text())
        grid.addWidget(self.editor, row, 1, 1, 1 if hinted else 2)
        if hinted:
            grid.addWidget(self.hint, row, 2)
        grid.addWidget(self.problem, row + 1, 1, 1, 2)

    @property
    def _tall(self) -> bool:
        return self.editor.typed.minimumHeight() > self.label.sizeHint().height() * 3

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the heaviest of the field's problems; of an untouched field, not that it is."""
        told = [item for item in problems if self.visited or item.code not in UNTOUCHED]
        worst = max(told, key=lambda item: item.level, default=None)
        self.problem.show_problem(worst)
        level = Level.PASS if worst is None else worst.level
        self.editor.typed.setAccessibleDescription(self.problem.words)
        mark(self.editor.typed, level)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the whole row; hidden rows take no space."""
        self.label.setVisible(shown)
        self.editor.setVisible(shown)
        self.hint.setVisible(shown and bool(self.hint.text()))
        if not shown:
            self.problem.show_problem(None)

    def retranslate(self) -> None:
        """Set label, unit and accessible names in the present language."""
        word, hint = field_word(self.field.name), field_hint(self.field)
        self.label.setText(word)
        self.hint.setText(hint)
        self.editor.typed.setAccessibleName(f"{word}, {hint}" if hint else word)
        self.editor.retranslate()
        self.problem.retranslate()


def mark(widget: QWidget, level: Level) -> None:
    """Give a field the border of its problem's weight."""
    name = {Level.PASS: "", Level.WARN: "warn", Level.BLOCK: "block"}[level]
    if widget.property("problem") != name:
        widget.setProperty("problem", name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class TicketForm(QWidget):
    """The fields of one kind of order."""

    edited = Signal()
    """A keystroke in any field."""
    finished = Signal()
    """Enter in the last field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FieldRow] = []
        self.extra: ExtraFields | None = None
        self._body: QWidget | None = None
        self._gone: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def build(self, kind: Kind, *, xpanel: bool) -> None:
        """Lay out the fields of `kind`, all empty."""
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._gone = self._body  # an event of one of its fields may be under way
            self._gone.setParent(None)
            self._gone.deleteLater()
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self.rows = [FieldRow(field, body) for field in fields_of(kind, xpanel=xpanel)]
        for at, row in enumerate(self.rows):
            row.place(grid, at * 2)
            row.editor.edited.connect(self._on_edited(row))
            row.editor.done.connect(self._on_done(at))
        self.extra = ExtraFields(body, heard=kind is not Kind.UNHEARD) if kind in FREE else None
        if self.extra is not None:
            grid.addWidget(self.extra, len(self.rows) * 2, 0, 1, 3)
            self.extra.edited.connect(self.edited)
        self._body = body
        self._layout.addWidget(body)
        body.show()  # a layout shows it with the next event only, too late for the focus

    def values(self) -> dict[str, str]:
        """Return what is typed, by field name."""
        return {row.field.name: row.editor.text() for row in self.rows}

    def extra_values(self) -> dict[str, str]:
        """Return the free name/value fields."""
        return {} if self.extra is None else self.extra.values()

    def fill(self, values: Mapping[str, str], extra: Mapping[str, str]) -> None:
        """Show what is typed already, without telling that it was edited; nothing is visited."""
        with QSignalBlocker(self):
            for row in self.rows:
                row.editor.set_text(values.get(row.field.name, ""))
                row.visited = False
            if self.extra is not None:
                self.extra.fill(extra)

    def show_check(self, problems: Sequence[Problem], asked: frozenset[str]) -> None:
        """Show which fields are asked for now, and each one's problems beside it."""
        for row in self.rows:
            shown = row.field.name in asked
            row.set_shown(shown)
            if shown:
                row.show_problems([item for item in problems if item.field == row.field.name])

    def show_capacities(self, capacities: Mapping[str, int | None]) -> None:
        """Show the pools' capacity in the choice of pool."""
        for row in self.rows:
            if row.field.name == "data_pool" and isinstance(row.editor, ChoiceEditor):
                row.editor.show_capacities(capacities)

    def visit_all(self) -> None:
        """Take every field as visited: from now on what is missing is told."""
        for row in self.rows:
            row.visited = True

    def focus_field(self, name: str) -> None:
        """Put the focus into a field; into the first one when there is none of that name."""
        named = [row for row in self.rows if row.field.name == name] or self.rows
        if named:
            named[0].editor.typed.setFocus(Qt.FocusReason.TabFocusReason)

    def first_to_fill(self) -> str:
        """Return the first required field that is empty, or the first field."""
        empty = (row for row in self.rows if row.field.required and not row.editor.text().strip())
        first = next(empty, self.rows[0] if self.rows else None)
        return first.field.name if first else ""

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for row in self.rows:
            row.retranslate()
        if self.extra is not None:
            self.extra.retranslate()

    def _on_edited(self, row: FieldRow) -> Callable[[], None]:
        def edited() -> None:
            if not self.signalsBlocked():
                row.visited = True
                self.edited.emit()

        return edited

    def _on_done(self, at: int) -> Callable[[], None]:
        def done() -> None:
            after = [row for row in self.rows[at + 1 :] if not row.editor.isHidden()]
            if after:
                after[0].editor.typed.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.finished.emit()

        return done
