"""What does not fit: texts wider than their places, widgets beyond what holds them, overlaps."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from xpanel_desktop.ui.widgets.facts import CutLabel

PLACEHOLDER = "placeholder"
MAY_BE_CUT = 24
"""Letters of a text that a `CutLabel` must have room for; a longer one and a link it may cut."""
SLACK = 1
"""Pixels by which the hints of Qt's styles are off."""
_BESIDE = 2
"""Pixels that Qt leaves free at both ends of a line to type into."""


def cut_in(window: QWidget) -> list[str]:
    """Return what of a window's texts cannot be read whole where they are shown."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisible():
            found += [f"{fault}: {_name(widget)}" for fault in _faults(widget)]
    return found


def _faults(widget: QWidget) -> Iterator[str]:
    need, room = _need(widget), widget.size()
    if need.width() > room.width() + SLACK:
        yield f"{need.width() - room.width()} px too narrow"
    if need.height() > room.height() + SLACK:
        yield f"{need.height() - room.height()} px too low"
    if need.isValid() and _beyond(widget):
        yield "beyond what holds it"
    if isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        yield from _narrow_sections(widget)
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QAbstractSpinBox):
        text = widget.text() or widget.placeholderText()
        taken = widget.fontMetrics().horizontalAdvance(text)
        if not widget.text() and taken > widget.width() - 16:
            yield f"{PLACEHOLDER} {taken - widget.width() + 16} px too long"


def _need(widget: QWidget) -> QSize:
    """Return the least size that shows all of a widget's text; an invalid one where none is."""
    match widget:
        case CutLabel():
            text = widget.text()
            cut = len(text) > MAY_BE_CUT or "://" in text
            return QSize() if cut else QSize(widget.fontMetrics().horizontalAdvance(text), 0)
        case QLabel() if widget.text():
            if widget.wordWrap():
                return QSize(0, widget.heightForWidth(widget.width()))
            return widget.sizeHint()
        case QCheckBox() | QPushButton() if widget.text():
            return widget.sizeHint()
        case QToolButton() if widget.text() and _shows_text(widget):
            return _tool_button(widget)
        case QComboBox() if widget.currentText():
            return _combo(widget)
        case QAbstractSpinBox() if widget.text():
            return _counter(widget)
        case _:
            return QSize()


def _shows_text(button: QToolButton) -> bool:
    return button.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly


def _tool_button(button: QToolButton) -> QSize:
    text = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    beside = button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    icon = button.iconSize().width() + 4 if beside and not button.icon().isNull() else 0
    return QSize(text + icon + 8, button.fontMetrics().height())


def _combo(box: QComboBox) -> QSize:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    icon = box.iconSize().width() + 4 if not box.itemIcon(box.currentIndex()).isNull() else 0
    need = box.fontMetrics().horizontalAdvance(box.currentText()) + icon
    return QSize(box.width() + need - part.width(), 0)


def _counter(box: QAbstractSpinBox) -> QSize:
    field = box.findChildren(QLineEdit)[0]
    margins = field.textMargins()
    room = field.width() - margins.left() - margins.right() - 2 * _BESIDE
    return QSize(box.width() + box.fontMetrics().horizontalAdvance(box.text()) - room, 0)


def _beyond(widget: QWidget) -> bool:
    """Tell whether a widget is cut off by what holds it; what can be scrolled to is not."""
    rect, holder = widget.rect(), widget
    while (parent := holder.parentWidget()) is not None and not holder.isWindow():
        rect.translate(holder.pos())
        if isinstance(parent, QSplitter) and parent.isRightToLeft():
            rect.translate(-1, 0)  # where Qt means it to be: QSplitter counts one pixel too many
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            area = parent.parentWidget()
            assert isinstance(area, QAbstractScrollArea)
            never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            bars = area.horizontalScrollBarPolicy(), area.verticalScrollBarPolicy()
            wide, tall = parent.rect().right(), parent.rect().bottom()
            return (bars[0] is never and rect.right() > wide + SLACK) or (
                bars[1] is never and rect.bottom() > tall + SLACK
            )
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
            return True
        holder = parent
    return False


def _narrow_sections(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = model.headerData(section, Qt.Orientation.Horizontal)
        tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        need = header.fontMetrics().horizontalAdvance(str(text or "")) + 16
        if need > header.sectionSize(section) + SLACK and tip is None:
            yield f"heading {text!r} {need - header.sectionSize(section)} px too narrow"


def overlaps_in(window: QWidget) -> list[str]:
    """Return the pairs of widgets beside each other that lie on each other."""
    found: list[str] = []
    for holder in [window, *window.findChildren(QWidget)]:
        layout = holder.layout()
        if layout is None or holder.window() is not window or not holder.isVisible():
            continue
        beside = [one for one in holder.children() if isinstance(one, QWidget)]
        shown = [one for one in beside if one.isVisible() and layout.indexOf(one) >= 0]
        for at, one in enumerate(shown):
            for other in shown[at + 1 :]:
                both: QRect = one.geometry() & other.geometry()
                if both.width() > SLACK and both.height() > SLACK:
                    found.append(f"{_name(one)} on {_name(other)}")
    return found


def windows() -> list[QWidget]:
    """Return the windows that are open."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def _name(widget: QWidget) -> str:
    told = [
        f"{type(one).__name__} {one.objectName()}".strip()
        for one in (widget, widget.parentWidget())
        if one is not None
    ]
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{' in '.join(told)} {text[:50]!r}"
