"""Choices look, tell and answer as Qt's own, and build no pop-up before one is opened."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QAccessible, QFont, QInputMethodEvent, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.frame_kit import added, program
from xpanel_desktop.ui import theme
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.widgets.choice import Choice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
POLICY = QComboBox.SizeAdjustPolicy
WORDS = ("Followers", "Likes", "a much longer word than all the others")


def popups(within: QObject) -> int:
    """Return how many pop-ups are built for what is in a widget."""
    inside = within.findChildren(QWidget)
    return sum(one.metaObject().className() == "QComboBoxPrivateContainer" for one in inside)


def qts(parent: QWidget, letters: int) -> QComboBox:
    """Return Qt's own, with the policy that a choice stands for."""
    box = QComboBox(parent)
    if letters:
        box.setSizeAdjustPolicy(POLICY.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(letters)
    else:
        box.setSizeAdjustPolicy(POLICY.AdjustToContents)
    return box


def fill(box: QComboBox, words: Sequence[str], *, marked: bool) -> None:
    """Add items; every other one has an icon where they are `marked`."""
    for at, word in enumerate(words):
        if marked and at % 2 == 0:
            box.addItem(icon("account"), word, at)
        else:
            box.addItem(word, at)


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """A window for choices to be in."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("times", [1.0, 1.5])
@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("words", [(), ("",), WORDS[:1], WORDS], ids=len)
@pytest.mark.parametrize("letters", [0, 8, 14])
def test_a_choice_asks_for_the_room_that_qt_would_and_looks_the_same(
    frame: QWidget, letters: int, words: Sequence[str], *, marked: bool, times: float
) -> None:
    font = frame.font()
    font.setPointSizeF(font.pointSizeF() * times)
    frame.setFont(font)
    ours, theirs = Choice(frame, letters=letters), qts(frame, letters)
    for box in (ours, theirs):
        fill(box, words, marked=marked)
        box.setCurrentIndex(len(words) - 1)
    assert ours.sizeHint() == theirs.sizeHint()
    assert ours.minimumSizeHint() == theirs.minimumSizeHint()
    for box in (ours, theirs):
        box.resize(theirs.sizeHint())
    assert ours.grab().toImage() == theirs.grab().toImage()
    assert popups(ours) == 0
    ours.be_whole()
    assert ours.sizeHint() == theirs.sizeHint()
    assert ours.grab().toImage() == theirs.grab().toImage()


def silently(box: QComboBox, deed: Callable[[QComboBox], object]) -> None:
    """Do it without telling."""
    with QSignalBlocker(box):
        deed(box)


DEEDS: dict[str, Callable[[QComboBox], object]] = {
    "turn": lambda box: box.setCurrentIndex(2),
    "turn to the same": lambda box: box.setCurrentIndex(box.currentIndex()),
    "turn by its text": lambda box: box.setCurrentText("Likes"),
    "turn to no text": lambda box: box.setCurrentText("nothing of the kind"),
    "turn to none": lambda box: box.setCurrentIndex(-1),
    "turn too far": lambda box: box.setCurrentIndex(99),
    "word of the chosen": lambda box: box.setItemText(max(box.currentIndex(), 0), "Another"),
    "same word": lambda box: box.setItemText(0, box.itemText(0)),
    "word of another": lambda box: box.setItemText(1, "Other"),
    "take the first away": lambda box: box.removeItem(0),
    "take the chosen away": lambda box: box.removeItem(box.currentIndex()),
    "take the last away": lambda box: box.removeItem(box.count() - 1),
    "take away what is not there": lambda box: box.removeItem(99),
    "add": lambda box: box.addItem("One more", "more"),
    "add many": lambda box: box.addItems(["One", "Two"]),
    "add nothing": lambda box: box.addItems([]),
    "put one in": lambda box: box.insertItem(0, "Zero", "zero"),
    "put many in": lambda box: box.insertItems(1, ["One", "Two"]),
    "clear": lambda box: box.clear(),
    "turn silently": lambda box: silently(box, DEEDS["turn"]),
    "clear silently": lambda box: silently(box, DEEDS["clear"]),
    "add silently": lambda box: silently(box, DEEDS["add"]),
    "rename silently": lambda box: silently(box, DEEDS["word of the chosen"]),
}
HEAVY = {"put one in", "put many in"}
"""What no one here does, and so is left to Qt."""
RUNS = [(first, second) for first in DEEDS for second in DEEDS]


@pytest.mark.parametrize("begin", [(), ("", ""), WORDS, ("Likes", *WORDS, "Likes")], ids=len)
@pytest.mark.parametrize("whole", [None, 1], ids=("unasked", "between"))
def test_a_choice_tells_what_qt_tells_at_every_deed(
    frame: QWidget, begin: Sequence[str], whole: int | None
) -> None:
    for run in RUNS:
        told: list[list[object]] = []
        boxes = Choice(frame), QComboBox(frame)
        for box in boxes:
            heard: list[object] = []
            box.currentIndexChanged.connect(heard.append)
            box.currentTextChanged.connect(heard.append)
            fill(box, begin, marked=False)
            box.setCurrentIndex(1)
            for at, name in enumerate(run):
                if at == whole and isinstance(box, Choice):
                    box.be_whole()
                DEEDS[name](box)
                heard.append((name, box.currentIndex(), box.currentText(), box.currentData()))
                heard.append([box.itemText(row) for row in range(box.count())])
            told.append(heard)
        assert told[0] == told[1], run
        assert popups(boxes[0]) == 0 or whole is not None or not HEAVY.isdisjoint(run), run
        for box in boxes:
            box.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wheel(box: QWidget) -> None:
    """Turn the wheel over a choice, towards the hand."""
    at, steps = QPointF(5, 5), QPoint(0, -120)
    still, none = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(at, at, QPoint(), steps, Qt.MouseButton.NoButton, none, still, False)  # noqa: FBT003
    QCoreApplication.sendEvent(box, event)


@pytest.mark.usefixtures("dressed")
def test_nothing_builds_the_pop_up_unasked(frame: QWidget, qapp: QApplication) -> None:
    box = Choice(frame)
    QHBoxLayout(frame).addWidget(box)
    fill(box, WORDS, marked=True)
    frame.show()
    larger = QFont(box.font())
    larger.setPointSizeF(30)
    before = box.sizeHint()
    box.setFont(larger)
    assert box.sizeHint().height() > before.height()
    box.setPalette(QPalette(Qt.GlobalColor.red))
    theme.apply(qapp, theme.Scheme.DARK)
    frame.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QCoreApplication.sendEvent(box, QEvent(QEvent.Type.LanguageChange))
    box.setFocus()
    QTest.mouseMove(box)
    box.setEnabled(False)
    frame.grab()
    frame.hide()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert popups(frame) == 0


@pytest.mark.usefixtures("dressed")
def test_the_room_follows_the_contents(frame: QWidget, qtbot: QtBot) -> None:
    box, fixed = Choice(frame), Choice(frame, letters=8)
    row = QHBoxLayout(frame)
    row.addWidget(box)
    row.addWidget(fixed)
    row.addStretch()
    frame.resize(900, 60)
    frame.show()
    room = fixed.width()
    for words in (WORDS[:1], WORDS, WORDS[1:2]):
        for one in (box, fixed):
            one.clear()
            one.addItems(words)
        qtbot.waitUntil(lambda: box.width() == box.sizeHint().width())
    narrow = box.width()
    box.setItemText(0, WORDS[2])
    qtbot.waitUntil(lambda: box.width() == box.sizeHint().width() > narrow)
    assert fixed.width() == room
    box.showPopup()
    box.hidePopup()
    box.setItemText(0, WORDS[1])
    qtbot.waitUntil(lambda: box.width() == box.sizeHint().width() == narrow)


@pytest.mark.parametrize(
    ("deed", "row"),
    [
        (lambda box: QTest.keyClick(box, Qt.Key.Key_Down), 1),
        (lambda box: QTest.keyClicks(box, "a"), 2),
        (wheel, 1),
    ],
    ids=("down", "a letter", "wheel"),
)
def test_keys_and_the_wheel_choose(
    frame: QWidget, deed: Callable[[QWidget], object], row: int
) -> None:
    box = Choice(frame)
    heard: list[int] = []
    box.activated.connect(heard.append)
    fill(box, WORDS, marked=False)
    deed(box)
    assert heard == [row] == [box.currentIndex()]
    assert box.currentText() == WORDS[row]
    assert box.currentData() == row


@pytest.mark.usefixtures("dressed")
def test_a_press_opens_the_list_with_what_is_chosen_in_it(frame: QWidget) -> None:
    box = Choice(frame)
    fill(box, WORDS, marked=True)
    box.setCurrentIndex(1)
    box.resize(box.sizeHint())
    frame.show()
    heard: list[object] = []
    box.currentIndexChanged.connect(heard.append)
    QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert popups(box) == 1
    assert box.view().isVisible()
    assert box.view().currentIndex().row() == 1
    assert box.view().model().rowCount() == len(WORDS)
    assert heard == [], "it is chosen already"
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert heard == [2]
    assert box.currentText() == WORDS[2]


def test_what_works_on_the_items_themselves_is_heard(frame: QWidget) -> None:
    box = Choice(frame)
    box.addItems(WORDS)
    box.model().setData(box.model().index(0, 0), "Changed")
    assert box.currentText() == "Changed"
    box.model().removeRow(0)
    assert box.currentText() == WORDS[1]
    other = Choice(frame)
    narrow = other.sizeHint().width()
    other.setModel(box.model())
    assert other.currentText() == WORDS[1]
    assert other.sizeHint().width() > narrow
    wide = other.sizeHint().width()
    other.setItemIcon(1, icon("account"))
    assert other.sizeHint().width() == wide + other.iconSize().width() + 4


def test_what_is_composed_chooses(frame: QWidget) -> None:
    box = Choice(frame)
    box.addItems(WORDS)
    composed = QInputMethodEvent()
    composed.setCommitString("l")
    QCoreApplication.sendEvent(box, composed)
    assert box.currentText() == WORDS[1]


def test_a_screen_reader_hears_what_is_chosen(frame: QWidget) -> None:
    box = Choice(frame)
    box.addItems(WORDS)
    box.setCurrentIndex(1)
    told = QAccessible.queryAccessibleInterface(box)
    assert told.role() == QAccessible.Role.ComboBox
    assert told.text(QAccessible.Text.Value) == WORDS[1]
    box.setCurrentIndex(2)
    assert told.text(QAccessible.Text.Value) == WORDS[2]


@pytest.mark.usefixtures("dressed")
def test_what_is_painted_at_once_is_qt_s(frame: QWidget) -> None:
    box, theirs = Choice(frame, at_once=True), QComboBox(frame)
    for one in (box, theirs):
        one.addItems(WORDS)
    assert box.currentIndex() == 0
    assert (box.sizeHint(), box.minimumSizeHint()) == (theirs.sizeHint(), theirs.minimumSizeHint())
    assert box.sizeHint() != QSize()


@pytest.mark.usefixtures("dressed")
async def test_a_whole_window_has_the_pop_ups_that_were_opened(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        for name in ("First", "Second"):
            await added(running.core, name)
        window = running.window
        window.orders.bar.filters.click()
        choices = window.findChildren(Choice)
        assert len(choices) > 20
        assert len(choices) == len(window.findChildren(QComboBox))
        for pane in ("services", "orders", "money", "watch", "settings"):
            window.show_pane(pane)
            window.grab()
        at_once = popups(window.bar)
        assert at_once == 1, "the account above is painted first of all, by Qt"
        assert popups(window) == at_once
        window.rooms.settings.part.program.language.showPopup()
        window.rooms.settings.part.program.language.hidePopup()
        assert popups(window) == at_once + 1
