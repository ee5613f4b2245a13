"""Texts can be read in both schemes: by their tokens, and as the windows really paint them."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contrast import contrast, ink_contrast, painted, part_of, texts_of
from tests.ui.places import shop
from tests.ui.pseudo import deliver
from xpanel_desktop.ui import actions, theme
from xpanel_desktop.ui.theme import DARK, LIGHT, Scheme, Tokens

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TEXT, PART = 4.5, 3.0
"""The least contrast of a text (WCAG 1.4.3), and of what tells a part's bounds (1.4.11)."""
GROUNDS = ("window", "base", "stripe", "hover", "warn_ground", "info_ground")
READ = {
    **dict.fromkeys(("text", "quiet", "good", "warn", "bad", "accent"), GROUNDS),
    "on_accent": ("accent",),
    "on_selection": ("selection",),
    "on_selection_quiet": ("selection",),
    "base": ("bad",),  # the number on the tray's mark
}
"""Which token is read on which."""
SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def colour(tokens: Tokens, name: str) -> QColor:
    return QColor(getattr(tokens, name))


def test_contrast_is_reckoned_as_wcag_does() -> None:
    black, white, grey = QColor("#000000"), QColor("#ffffff"), QColor("#767676")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == contrast(white, grey) == pytest.approx(4.54, abs=0.01)
    assert contrast(grey, grey) == 1


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_text_is_read_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    faint = {
        f"{text} on {ground}: {told:.2f}"
        for text, grounds in READ.items()
        for ground in grounds
        if (told := contrast(colour(tokens, text), colour(tokens, ground))) < TEXT
    }
    assert faint == set()


@pytest.mark.parametrize("tokens", SCHEMES)
def test_fields_focus_and_accounts_stand_out(tokens: Tokens) -> None:
    parts = {name: colour(tokens, name) for name in ("edge", "accent", "bad", "warn")}
    parts |= {name: QColor(one) for name, one in theme.ACCOUNT_COLOURS.items()}
    faint = {
        f"{name} on {ground}: {told:.2f}"
        for name, one in parts.items()
        for ground in ("window", "base", "stripe")
        if (told := contrast(one, colour(tokens, ground))) < PART
    }
    assert faint == set()


def test_the_eye_sees_a_text_that_is_too_faint(qtbot: QtBot) -> None:
    for ink, fits in (("#777777", True), ("#9a9a9a", False)):
        label = QLabel("Faint")
        qtbot.addWidget(label)
        label.setStyleSheet(f"background: #ffffff; color: {ink}")
        label.adjustSize()
        assert (ink_contrast(painted(label)) >= TEXT - 0.1) is fits


def pictures(window: QWidget) -> Iterator[tuple[str, set[str]]]:
    """Yield the colours of each picture in a window: of labels, and of icons of buttons."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and not widget.pixmap().isNull():
            picture = widget.pixmap()
        elif isinstance(widget.parentWidget(), QLineEdit):
            continue  # Qt's own, to clear a field: grey, for either scheme
        elif isinstance(widget, QAbstractButton) and not widget.icon().isNull():
            picture = widget.icon().pixmap(QSize(16, 16), 1.0, QIcon.Mode.Normal)
        else:
            continue
        image = picture.toImage()
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        inks = {tint.name() for x, y in points if (tint := image.pixelColor(x, y)).alpha() == 255}
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        where = f"{type(widget.parentWidget()).__name__}/{type(widget).__name__}"
        yield f"{where} {widget.objectName()} {text!r}", inks


@pytest.mark.reliability
async def test_all_that_is_painted_can_be_read_in_both_schemes(
    tmp_path: Path, qapp: QApplication
) -> None:
    found: list[str] = []
    looked = 0
    words = ["§", "¶", "¤ 7", "§§"]
    async with shop(tmp_path / "data", words, "Main", mute=True) as one:
        window = one.running.window
        window.orders.opening.open((await one.running.core.orders.get([2]))[0])
        for scheme, tokens in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
            one.running.use_scheme(scheme)
            allowed = {getattr(tokens, name) for name in Tokens._fields}
            for pane in actions.PANES:
                window.show_pane(pane)
                for _ in range(3):
                    deliver()
                    await asyncio.sleep(0.005)
                texts = [one for one in texts_of(window) if one[1].width() > 4]
                image = painted(window)
                looked += len(texts)
                for name, place in texts:
                    if ink_contrast(part_of(image, place)) < TEXT - 0.05:
                        found.append(f"{scheme}, {pane}: {name}")
            for name, inks in pictures(window):
                if inks - allowed and not inks & {*theme.ACCOUNT_COLOURS.values()}:
                    found.append(f"{scheme}: {name} keeps {inks - allowed}")
    assert looked > 300
    assert found == []
