"""What a keyboard and a screen reader must find in a window; each fault is a line of text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import SIGNAL, QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)
from shiboken6 import getCppPointer

ROLE = QAccessible.Role
VAGUE = {ROLE.NoRole, ROLE.Client, ROLE.Pane, ROLE.Window, ROLE.Grouping, ROLE.UserRole}
"""Roles that tell nobody what can be done with a thing."""
ON_PURPOSE = {("ticket.send", "ticket.save")}
"""Where Tab goes in the order in which one works: what is done most comes first."""
READ_LATER = {"account.read_only", "templates.everywhere", "export.with_keys"}
"""Boxes whose state is read when something else is pressed."""
ROWS = 6
"""Rows of a table that are looked at."""


def spoken(widget: QWidget) -> str:
    """Return the name by which a screen reader calls a widget."""
    return _interface(widget).text(QAccessible.Text.Name).strip()


def by_tab(root: QWidget) -> list[QWidget]:
    """Return what Tab visits in a window, in its order."""
    found: list[QWidget] = []
    one = _after(root)
    while _id(one) != _id(root):
        if _id(one.window()) == _id(root) and _takes_tab(one):
            found.append(one)
        one = _after(one)
    return found


def faults(root: QWidget) -> list[str]:
    """Return what is wrong in a window as it is shown now."""
    chain = by_tab(root)
    found = [fault for widget in chain for fault in _of_one(widget)]
    found += _out_of_reach(root, chain)
    found += _of_order(root, chain)
    found += _of_keys(root)
    found += [fault for view in root.findChildren(QAbstractItemView) for fault in _of_table(view)]
    return found


def called(widget: QWidget) -> str:
    """Return what a widget is called in a fault: its kind, its name, and whose it is."""
    names: list[str] = []
    one: QWidget | None = widget
    while one is not None and len(names) < 4:
        names.append(f"{type(one).__name__} {one.objectName()}".rstrip())
        one = one.parentWidget()
    return " < ".join(names)


def _interface(widget: QWidget) -> QAccessibleInterface:
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    return told


def _after(widget: QWidget) -> QWidget:
    """Return what Qt keeps behind a widget, and leave that to its own parent.

    PySide makes the one before it the parent of the wrapper, which is then dead with that one.
    To set the parent that a widget has changes nothing in Qt, and puts its wrapper right.
    """
    after = widget.nextInFocusChain()
    assert after is not None
    after.setParent(after.parentWidget())
    return after


def _takes_tab(widget: QWidget) -> bool:
    policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _of_one(widget: QWidget) -> Iterator[str]:
    """Return what is wrong with one thing that Tab visits."""
    if not spoken(widget):
        yield f"no name: {called(widget)}"
    if isinstance(widget, QComboBox) and not (_has_buddy(widget) or widget.accessibleDescription()):
        yield f"what is chosen is all that is said: {called(widget)}"
    told = widget
    if isinstance(widget, QKeySequenceEdit):  # Qt gives it no role, but the field within has one
        (told,) = widget.findChildren(QLineEdit)
        if not spoken(told):
            yield f"no name: {called(told)}"
    if _interface(told).role() in VAGUE and not isinstance(widget, QScrollArea):
        yield f"the role {_interface(widget).role().name}: {called(widget)}"


def _has_buddy(widget: QWidget) -> bool:
    """Tell whether a label names a widget: on Linux a choice is called by what is chosen."""
    labels = widget.window().findChildren(QLabel)
    return any(one.buddy() is not None and _id(one.buddy()) == _id(widget) for one in labels)


def _hears_toggles(button: QAbstractButton) -> bool:
    """Tell whether a button does its work also when it is checked without being pressed."""
    group = button.group()
    return bool(
        button.receivers(SIGNAL("toggled(bool)"))
        or (group and group.receivers(SIGNAL("buttonToggled(QAbstractButton*,bool)")))
    )


def _out_of_reach(root: QWidget, chain: Sequence[QWidget]) -> Iterator[str]:
    """Return buttons without words and without a tip, and what only a mouse reaches."""
    within = {_id(widget) for widget in chain}
    for button in root.findChildren(QAbstractButton):
        if not button.isVisible() or isinstance(button.parent(), QLineEdit):
            continue
        text = isinstance(button, QToolButton) and (
            button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        deaf = button.isCheckable() and button.objectName() not in READ_LATER
        if deaf and not _hears_toggles(button):
            yield f"deaf to who checks without a press: {called(button)}"
        if (text or not button.text()) and not button.toolTip() and _named_by_us(button):
            yield f"no tip: {called(button)}"
        if button.isEnabled() and not within & _choices(button) and _named_by_us(button):
            yield f"out of the keyboard's reach: {called(button)}"


def _choices(button: QAbstractButton) -> set[int]:
    """Return a button and those among which it is chosen by the arrow keys."""
    group = button.group()
    return {_id(one) for one in group.buttons()} if group is not None else {_id(button)}


def _named_by_us(widget: QWidget) -> bool:
    """Tell whether a widget is none of Qt's inner ones."""
    above = widget.parentWidget()
    return not (
        widget.objectName().startswith("qt_")
        or isinstance(above, QTableView | QComboBox | QAbstractSpinBox)
    )


def _of_order(root: QWidget, chain: Sequence[QWidget]) -> list[str]:
    """Return where Tab leaves a part and comes back, or goes against the way one reads."""
    found: list[str] = []
    ways = [_way_down(widget, root) for widget in chain]
    parts = {_id(part): part for way in ways for part in way[:-1]}
    for number, part in parts.items():
        visited: list[QWidget] = []
        leaves: list[QWidget] = []
        for way in ways:
            at = next((at for at, one in enumerate(way[:-1]) if _id(one) == number), None)
            if at is not None and not (visited and _id(visited[-1]) == _id(way[at + 1])):
                visited.append(way[at + 1])
                leaves.append(way[-1])
        numbers = [_id(child) for child in visited]
        again = [leaf for at, leaf in enumerate(leaves) if numbers[at] in numbers[:at]]
        found += [f"Tab comes back to {called(part)} with {called(leaf)}" for leaf in again]
        for one, after in pairwise(visited):
            names = (one.objectName(), after.objectName())
            if names not in ON_PURPOSE and _against_reading(_place(one, part), _place(after, part)):
                found.append(f"Tab goes back from {called(one)} to {called(after)}")
    return found


def _id(widget: QWidget) -> int:
    """Return what tells a widget from others; PySide may wrap one anew."""
    return int(getCppPointer(widget)[0])


def _way_down(widget: QWidget, root: QWidget) -> list[QWidget]:
    """Return the widgets from the window down to one."""
    way = [widget]
    while _id(way[-1]) != _id(root):
        above = way[-1].parentWidget()
        assert above is not None
        way.append(above)
    return way[::-1]


def _place(widget: QWidget, part: QWidget) -> QRect:
    return QRect(widget.mapTo(part, QPoint(0, 0)), widget.size())


def _against_reading(one: QRect, after: QRect) -> bool:
    """Tell whether what comes after stands before: above it, or to the left in one line."""
    beside = one.left() < after.right() and after.left() < one.right()
    if after.bottom() < one.top() and beside:
        return True
    level = one.top() < after.center().y() < one.bottom()
    return level and after.right() < one.left()


def _of_keys(root: QWidget) -> Iterator[str]:
    """Return letters that two things in a window are reached by."""
    held: dict[str, QWidget] = {}
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        if isinstance(widget, QLabel) and widget.buddy() is None:
            continue
        text = widget.text().replace("&&", "")
        at = text.find("&")
        if 0 <= at < len(text) - 1:
            key = text[at + 1].casefold()
            if key in held:
                yield f"Alt+{key} twice: {called(held[key])}, {called(widget)}"
            held[key] = widget


def _of_table(view: QAbstractItemView) -> Iterator[str]:
    """Return headings without words, and cells that say nothing to who does not see them."""
    model = view.model()
    if model is None or not view.isVisible() or isinstance(view, QHeaderView):
        return
    for column in _columns(view, model):
        if isinstance(view, QTableView) and not view.horizontalHeader().isHidden():
            words = model.headerData(column, Qt.Orientation.Horizontal)
            told = model.headerData(
                column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
            )
            if not (words or told):
                yield f"no heading over column {column}: {called(view)}"
        for row in range(min(ROWS, model.rowCount())):
            index = model.index(row, column)
            if not cell(index) and index.data(Qt.ItemDataRole.DecorationRole) is not None:
                yield f"only an icon in row {row}, column {column}: {called(view)}"


def cell(index: QModelIndex) -> str:
    """Return what a screen reader says of a cell."""
    told = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or ""
    return str(told).strip()


def _columns(view: QAbstractItemView, model: QAbstractItemModel) -> list[int]:
    if isinstance(view, QListView):
        return [view.modelColumn()]
    columns = range(model.columnCount())
    if isinstance(view, QTableView | QTreeView):
        return [column for column in columns if not view.isColumnHidden(column)]
    return list(columns)
