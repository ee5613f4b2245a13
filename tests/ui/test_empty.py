"""What a pane says when it is empty: not before it was read, and not on what was read before."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.frame_kit import until
from tests.ui.money_kit import pane_on, till
from tests.ui.order_stage import Stage, open_loop
from xpanel_desktop.ui.models.watch_count import WatchCount
from xpanel_desktop.ui.panes.money import TABS
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.panes.outbox import OutboxPane
from xpanel_desktop.ui.panes.unknown import UnknownPane
from xpanel_desktop.ui.panes.watch import WatchPane
from xpanel_desktop.ui.widgets.empty import EmptyOr

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def test_what_is_said_waits_until_it_is_known(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    full = QLabel(whole)
    empty = EmptyOr(full, whole)
    empty.say("Nothing here.", "Look elsewhere")
    assert (empty.sentence, empty.currentWidget()) == ("", full)
    empty.know()
    assert empty.sentence == "Nothing here."
    empty.know(known=False)
    assert empty.currentWidget() is full
    empty.say("")
    empty.know()
    assert empty.currentWidget() is full


def watch_pane(core: Any, tasks: Any, scope: Any) -> WatchPane:
    counts = WatchCount(core.watch, tasks, scope)
    pane = WatchPane(core, tasks, scope, counts)
    counts.setParent(pane)  # and goes with it
    return pane


@pytest.mark.parametrize("made", [OrdersPane, OutboxPane, UnknownPane, watch_pane])
def test_a_pane_says_nothing_of_what_it_has_not_read(
    qtbot: QtBot, stage: Stage, made: Callable[..., Any]
) -> None:
    pane = made(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.empty.sentence == ""
    stage.until(lambda: bool(pane.empty.sentence), "the pane to know that it is empty")


def test_what_became_unknown_while_nobody_looked_is_not_denied(qtbot: QtBot, stage: Stage) -> None:
    made: Any = UnknownPane
    pane = made(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.show()
    stage.until(lambda: bool(pane.empty.sentence), "the pane to know that it is empty")
    pane.hide()
    stage.touched([stage.unknown("https://a.example/1").id])
    pane.show()
    assert pane.empty.sentence == ""
    stage.until(lambda: bool(pane.cards), "the card")


async def test_no_tab_of_money_says_anything_of_what_it_has_not_read(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        with pane_on(made) as pane:
            for name in TABS:
                pane.turn_to(name)
                tab: Any = pane.tab(name)
                assert tab.empty.sentence == "", name
                await until(lambda tab=tab: tab.settled)
                assert bool(tab.empty.sentence) is not bool(tab.table.model().rowCount()), name
