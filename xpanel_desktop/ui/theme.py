"""The look: one palette in light and dark from a few tokens, and the little style sheet.

Neutral greys, one accent; colours of states are for states only and never alone: a mark and a word
stand beside them. Distances are multiples of four pixels.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Scheme(StrEnum):
    """What the operator chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a scheme. Every text colour has a contrast of 4.5 or more on its ground."""

    window: str
    base: str
    stripe: str
    hover: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    good: str
    warn: str
    bad: str
    warn_ground: str
    info_ground: str


LIGHT = Tokens(
    window="#f4f5f7",
    base="#ffffff",
    stripe="#f8f9fa",
    hover="#e9ecf0",
    line="#d8dce1",
    text="#1b1f24",
    quiet="#5a6470",
    accent="#2458c5",
    on_accent="#ffffff",
    selection="#2458c5",
    on_selection="#ffffff",
    good="#1a7037",
    warn="#8a5200",
    bad="#b3261e",
    warn_ground="#fdf3dc",
    info_ground="#e8effc",
)
DARK = Tokens(
    window="#202327",
    base="#181a1d",
    stripe="#1c1f22",
    hover="#2c3036",
    line="#383d44",
    text="#e7e9ec",
    quiet="#a0a9b4",
    accent="#86aefc",
    on_accent="#0d1a33",
    selection="#2f5cbd",
    on_selection="#ffffff",
    good="#7cc793",
    warn="#e5b567",
    bad="#f2948c",
    warn_ground="#3a301b",
    info_ground="#1f2c44",
)
ACCOUNT_COLOURS = {
    "blue": "#3574d6",
    "teal": "#14857f",
    "green": "#3f8f3a",
    "amber": "#b7791f",
    "orange": "#c75a1b",
    "red": "#c23b3b",
    "pink": "#b8428c",
    "violet": "#7a52c7",
    "grey": "#6b7480",
}
"""Name → colour of an account; the same in both schemes, seen as a stripe or a dot beside words."""


def is_dark() -> bool:
    """Tell whether the present palette is the dark one."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def tokens() -> Tokens:
    """Return the colours in use."""
    return DARK if is_dark() else LIGHT


def account_colour(name: str) -> str:
    """Return the colour of an account; an unheard name is grey."""
    return ACCOUNT_COLOURS.get(name, ACCOUNT_COLOURS["grey"])


def apply(app: QApplication, scheme: Scheme) -> None:
    """Give the whole program a scheme, live."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    told = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    dark = told if scheme is Scheme.SYSTEM else scheme is Scheme.DARK
    chosen = DARK if dark else LIGHT
    app.setPalette(palette(chosen))
    app.setStyleSheet(sheet(chosen))


def palette(chosen: Tokens) -> QPalette:
    """Return Qt's palette of a scheme."""
    made = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: chosen.window,
        role.Base: chosen.base,
        role.AlternateBase: chosen.stripe,
        role.Button: chosen.window,
        role.ToolTipBase: chosen.base,
        role.Midlight: chosen.hover,
        role.Mid: chosen.line,
        role.Dark: chosen.line,
        role.Light: chosen.base,
        role.Text: chosen.text,
        role.WindowText: chosen.text,
        role.ButtonText: chosen.text,
        role.ToolTipText: chosen.text,
        role.BrightText: chosen.bad,
        role.PlaceholderText: chosen.quiet,
        role.Highlight: chosen.selection,
        role.HighlightedText: chosen.on_selection,
        role.Accent: chosen.accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
    }
    for one, colour in roles.items():
        made.setColor(one, QColor(colour))
    dim = QColor(chosen.quiet)
    dim.setAlpha(150)
    for one in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, dim)
    return made


def sheet(chosen: Tokens) -> str:
    """Return the style sheet of a scheme: what the palette alone cannot say."""
    fields = "QLineEdit, QPlainTextEdit"
    return f"""
QToolTip {{ background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.line};
  padding: 4px; }}
{fields} {{ border: 1px solid {chosen.line}; border-radius: 4px; padding: 3px 6px;
  background: {chosen.base}; color: {chosen.text}; min-height: 20px; }}
QComboBox, QSpinBox {{ min-height: 26px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {chosen.accent}; }}
QLineEdit[problem="block"], QPlainTextEdit[problem="block"] {{ border-color: {chosen.bad}; }}
QLineEdit[problem="warn"], QPlainTextEdit[problem="warn"] {{ border-color: {chosen.warn}; }}
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
QPushButton[danger="true"] {{ color: {chosen.bad}; border-color: {chosen.bad}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px; }}
QToolButton:hover {{ background: {chosen.hover}; }}
QToolButton:focus {{ border-color: {chosen.accent}; }}
QToolButton[rail="true"] {{ padding: 8px; text-align: left; }}
QToolButton[rail="true"]:checked {{ background: {chosen.hover}; }}
QToolButton[segment] {{ border: 1px solid {chosen.line}; border-radius: 0; padding: 4px 12px;
  background: {chosen.base}; }}
QToolButton[segment]:checked {{ background: {chosen.hover}; font-weight: 600; }}
QToolButton[segment]:focus {{ border-color: {chosen.accent}; }}
QToolButton[segment="first"] {{ border-top-left-radius: 4px; border-bottom-left-radius: 4px; }}
QToolButton[segment="last"] {{ border-top-right-radius: 4px; border-bottom-right-radius: 4px; }}
QFrame[bar="warn"] {{ background: {chosen.warn_ground}; border: none; }}
QFrame[bar="info"] {{ background: {chosen.info_ground}; border: none; }}
QFrame[card="true"] {{ background: {chosen.base}; border: 1px solid {chosen.line};
  border-radius: 6px; }}
QLabel[quiet="true"] {{ color: {chosen.quiet}; }}
QLabel[heading="true"] {{ font-weight: 600; }}
QLabel[title="true"] {{ font-weight: 600; font-size: 15pt; }}
QLabel[words="bad"] {{ color: {chosen.bad}; }}
QLabel[words="warn"] {{ color: {chosen.warn}; }}
QLabel[words="good"] {{ color: {chosen.good}; }}
QHeaderView {{ background: {chosen.window}; }}
QHeaderView::section {{ background: {chosen.window}; color: {chosen.quiet}; border: none;
  border-bottom: 1px solid {chosen.line}; padding: 0 8px; min-height: 28px; }}
QAbstractItemView {{ border: none; outline: none; }}
QSplitter::handle {{ background: {chosen.line}; }}
QStatusBar {{ border-top: 1px solid {chosen.line}; }}
QStatusBar::item {{ border: none; }}
QFrame[rule="true"] {{ background: {chosen.line}; border: none; }}
"""
