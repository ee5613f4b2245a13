"""The look: Fusion in one palette, light or dark, of the tokens and the little style sheet."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from xpanel_desktop.ui.sheet import sheet
from xpanel_desktop.ui.tokens import ACCOUNT_COLOURS, DARK, LIGHT, Tokens, account_colour

__all__ = [
    "ACCOUNT_COLOURS",
    "DARK",
    "LIGHT",
    "SCHEME",
    "Scheme",
    "Tokens",
    "account_colour",
    "apply",
    "is_dark",
    "palette",
    "tokens",
]


IN_FUSION = "inFusion"
"""The application's property that tells its style: to ask Qt for a style takes PySide 15 ms."""
SCHEME = "scheme"
"""The setting that keeps the operator's choice."""


class Scheme(StrEnum):
    """What the operator chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_ASKED = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


def is_dark() -> bool:
    """Tell whether the present palette is the dark one."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def tokens() -> Tokens:
    """Return the colours in use."""
    return DARK if is_dark() else LIGHT


def apply(app: QApplication, scheme: Scheme) -> None:
    """Give the whole program a scheme, live; the frames that the system draws follow."""
    if not app.property(IN_FUSION):
        app.setStyle("Fusion")
        app.setProperty(IN_FUSION, "yes")
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_ASKED[scheme])
    chosen = DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    if scheme is not Scheme.SYSTEM:  # a platform may not know how to follow
        chosen = DARK if scheme is Scheme.DARK else LIGHT
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
