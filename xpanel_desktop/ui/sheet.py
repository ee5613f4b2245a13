"""The style sheet: what the palette alone cannot say. Distances are multiples of four pixels."""

from xpanel_desktop.paths import ASSETS
from xpanel_desktop.ui.tokens import DARK, Tokens


def sheet(chosen: Tokens) -> str:
    """Return the style sheet of a scheme."""
    return "\n".join(
        part(chosen)
        for part in (
            _grounds,
            _fields,
            _choices,
            _ticks,
            _buttons,
            _switches,
            _words,
            _lists,
        )
    )


def _grounds(chosen: Tokens) -> str:
    """Bars, cards, hairlines, tool tips."""
    return f"""
QToolTip {{ background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.line};
  padding: 4px; }}
QFrame[bar="warn"] {{ background: {chosen.warn_ground}; border: none; }}
QFrame[bar="info"] {{ background: {chosen.info_ground}; border: none; }}
QFrame[card="true"] {{ background: {chosen.base}; border: 1px solid {chosen.line};
  border-radius: 6px; }}
QFrame[rule="true"] {{ background: {chosen.line}; border: none; }}
QSplitter::handle {{ background: {chosen.line}; }}
QStatusBar {{ border-top: 1px solid {chosen.line}; }}
QStatusBar::item {{ border: none; }}
"""


def _fields(chosen: Tokens) -> str:
    """Fields to type into; `problem` marks what is wrong with one."""
    return f"""
QLineEdit, QPlainTextEdit {{ border: 1px solid {chosen.edge}; border-radius: 4px;
  padding: 3px 6px; background: {chosen.base}; color: {chosen.text}; min-height: 20px;
  placeholder-text-color: {chosen.quiet}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {chosen.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {chosen.window};
  color: {chosen.quiet}; border-color: {chosen.line}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ border-color: {chosen.line}; }}
QLineEdit[problem="block"], QPlainTextEdit[problem="block"] {{ border-color: {chosen.bad}; }}
QLineEdit[problem="warn"], QPlainTextEdit[problem="warn"] {{ border-color: {chosen.warn}; }}
"""


def _choices(chosen: Tokens) -> str:
    """Choices and counters, as tall as fields to type into."""
    down, up = _picture("arrow-down"), _picture("arrow-up")
    return f"""
QComboBox {{ combobox-popup: 0; }}
QRadioButton::indicator {{ border: 1px solid {chosen.edge}; border-radius: 7px;
  width: 12px; height: 12px; background: {chosen.base}; }}
QRadioButton::indicator:checked {{ border: 4px solid {chosen.accent}; width: 6px; height: 6px; }}
QRadioButton::indicator:focus {{ border-color: {chosen.accent}; }}
QRadioButton:focus {{ color: {chosen.accent}; }}
QComboBox, QAbstractSpinBox {{ border: 1px solid {chosen.edge}; border-radius: 4px;
  padding: 3px 6px; background: {chosen.base}; color: {chosen.text}; min-height: 20px; }}
QAbstractSpinBox {{ padding: 2px 0; }}
QDateEdit, QTimeEdit {{ padding: 2px 6px; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border-color: {chosen.accent}; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ background: {chosen.window};
  color: {chosen.quiet}; border-color: {chosen.line}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px;
  height: 12px; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 20px; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
  background: {chosen.hover}; }}
QComboBox QAbstractItemView {{ border: 1px solid {chosen.line}; padding: 4px;
  background: {chosen.base}; color: {chosen.text}; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 4px; }}
"""


def _ticks(chosen: Tokens) -> str:
    """Boxes to tick, alone and in the lines of a tree: full of the accent once they are ticked."""
    scheme = "dark" if chosen is DARK else "light"
    tick, dash = _picture(f"tick-{scheme}"), _picture(f"dash-{scheme}")
    return f"""
QCheckBox::indicator, QTreeWidget[boxes="true"]::indicator {{ border: 1px solid {chosen.edge};
  border-radius: 3px; width: 12px; height: 12px; background: {chosen.base}; }}
QCheckBox::indicator:checked, QTreeWidget[boxes="true"]::indicator:checked {{
  border-color: {chosen.accent}; background: {chosen.accent}; image: url("{tick}"); }}
QTreeWidget[boxes="true"]::indicator:indeterminate {{ border-color: {chosen.accent};
  background: {chosen.accent}; image: url("{dash}"); }}
QCheckBox::indicator:unchecked:focus {{ border-color: {chosen.accent}; }}
QCheckBox::indicator:checked:focus {{ border-color: {chosen.text}; }}
QCheckBox::indicator:disabled, QTreeWidget[boxes="true"]::indicator:disabled {{
  border-color: {chosen.line}; background: {chosen.window}; }}
QCheckBox::indicator:checked:disabled {{ border-color: {chosen.edge};
  background: {chosen.edge}; }}
"""


def _buttons(chosen: Tokens) -> str:
    """Push buttons: plain, the one that is primary, and those that take something away."""
    return f"""
QPushButton {{ border: 1px solid {chosen.line}; border-radius: 4px; padding: 4px 12px;
  background: {chosen.base}; min-height: 20px; }}
QPushButton:hover {{ background: {chosen.hover}; }}
QPushButton:focus {{ border-color: {chosen.accent}; }}
QPushButton:disabled {{ color: {chosen.quiet}; background: {chosen.window}; }}
QPushButton[primary="true"] {{ background: {chosen.accent}; color: {chosen.on_accent};
  border-color: {chosen.accent}; font-weight: 600; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {chosen.text}; padding: 3px 11px; }}
QPushButton[primary="true"]:disabled {{ background: {chosen.hover}; color: {chosen.quiet};
  border-color: {chosen.line}; }}
QPushButton[left="true"] {{ text-align: left; }}
QPushButton[danger="true"] {{ color: {chosen.bad}; border-color: {chosen.bad}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px; }}
QToolButton:hover {{ background: {chosen.hover}; }}
QToolButton:focus {{ border-color: {chosen.accent}; }}
"""


def _switches(chosen: Tokens) -> str:
    """Buttons that stay down: the rail, segments, the switch in the top bar."""
    return f"""
QToolButton[rail="true"] {{ padding: 4px; text-align: left; }}
QToolButton[rail="narrow"] {{ padding: 4px 32px 4px 4px; }}
QToolButton[rail]:checked {{ background: {chosen.hover}; }}
QToolButton[bar="true"] {{ padding: 3px 8px; min-height: 20px; }}
QToolButton[bar="true"]:checked {{ background: {chosen.warn_ground}; color: {chosen.text};
  border-color: {chosen.warn}; font-weight: 600; }}
QToolButton[chip="true"]:checked {{ background: {chosen.info_ground}; color: {chosen.text};
  border-color: {chosen.accent}; }}
QToolButton[segment] {{ border: 1px solid {chosen.line}; border-radius: 0; padding: 4px 5px;
  background: {chosen.base}; }}
QToolButton[segment]:checked {{ background: {chosen.hover}; font-weight: 600; }}
QToolButton[segment]:focus {{ border-color: {chosen.accent}; }}
QToolButton[segment="first"] {{ border-top-left-radius: 4px; border-bottom-left-radius: 4px; }}
QToolButton[segment="last"] {{ border-top-right-radius: 4px; border-bottom-right-radius: 4px; }}
"""


def _words(chosen: Tokens) -> str:
    """Labels by their weight and by what they tell."""
    return f"""
QLabel[quiet="true"] {{ color: {chosen.quiet}; }}
QLabel[heading="true"] {{ font-weight: 600; }}
QLabel[title="true"] {{ font-weight: 600; }}
QLabel[words="bad"] {{ color: {chosen.bad}; }}
QLabel[words="warn"] {{ color: {chosen.warn}; }}
QLabel[words="good"] {{ color: {chosen.good}; }}
QLabel[count="true"] {{ color: {chosen.quiet}; }}
QLabel[count="urgent"] {{ color: {chosen.warn}; font-weight: 600; }}
"""


def _lists(chosen: Tokens) -> str:
    """Tables, lists, their heads and scroll bars.

    A rule for the border of all of them would take the ground from what scrolls inside: Qt would
    paint a whole table for each step of the wheel. They have no frame instead.
    """
    return f"""
QHeaderView {{ background: {chosen.window}; }}
QHeaderView::section {{ background: {chosen.window}; color: {chosen.quiet}; border: none;
  border-bottom: 1px solid {chosen.line}; padding: 0 8px; min-height: 28px; }}
QTreeView QHeaderView::section {{ padding: 0 8px 0 3px; }}
QTableCornerButton::section {{ background: {chosen.window}; border: none; }}
QAbstractItemView {{ outline: none; }}
QTableView[rows="plain"]::item {{ padding: 0 5px; }}
QListWidget[framed="true"] {{ background: {chosen.base}; border: 1px solid {chosen.line};
  border-radius: 4px; padding: 4px; }}
QListWidget[framed="true"]::item {{ min-height: 28px; padding: 0 8px; border-radius: 4px; }}
QListWidget[framed="true"]::item:selected {{ background: {chosen.selection};
  color: {chosen.on_selection}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {chosen.line}; border: 3px solid transparent;
  border-radius: 6px; background-clip: padding; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {chosen.quiet}; background-clip: padding; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _picture(name: str) -> str:
    """Return the path of a picture, as style sheets want it; arrows are grey, for either scheme."""
    path = str(ASSETS / "icons" / f"{name}.svg")
    return path.replace("\\", "/")
