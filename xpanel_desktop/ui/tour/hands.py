"""Hands that work the windows as an operator does: real key and mouse events, patient eyes."""

import asyncio
from collections.abc import Awaitable, Callable
from inspect import isawaitable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

PATIENCE = 30.0
"""Seconds to wait for what must come."""
LOOK_EVERY = 0.02


class StepFailed(AssertionError):
    """What the tour expected did not come."""


def expect(holds: object, what: str) -> None:
    """Raise StepFailed unless `holds` is true."""
    if not holds:
        raise StepFailed(what)


async def until(
    condition: Callable[[], object | Awaitable[object]], what: str, within: float = PATIENCE
) -> None:
    """Wait until `condition` holds. Raise StepFailed after `within` seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + within
    while True:
        holds = condition()
        if isawaitable(holds):
            holds = await holds
        if holds:
            return
        expect(loop.time() < end, f"waited {within:g} s in vain for: {what}")
        await asyncio.sleep(LOOK_EVERY)


async def settle() -> None:
    """Let events, tasks and repaints that are due run."""
    for _ in range(3):
        await asyncio.sleep(LOOK_EVERY)


async def click(button: QAbstractButton) -> None:
    """Click a button that can be clicked."""
    await until(lambda: button.isVisible() and button.isEnabled(), f"{button.text()!r} enabled", 10)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await settle()


async def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the widget has the focus, in the window that is in front."""
    window = widget.window()
    if not window.isActiveWindow():
        window.activateWindow()
        await until(window.isActiveWindow, "the window comes to the front")
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)
    await settle()


async def write(widget: QWidget, text: str) -> None:
    """Replace what stands in a field, letter by letter."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    for letter in text:
        _type(widget, letter)
    await settle()


def _type(widget: QWidget, letter: str) -> None:
    """Type one letter; QTest itself knows ASCII alone, and operators write Turkish."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)
