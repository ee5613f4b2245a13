"""Every place with a larger font of the system's: nothing cut, rows and buttons grow with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QTableView, QTreeView

from tests.ui.clipping import windows
from tests.ui.places import PLACES, Shop, shop
from tests.ui.test_every_text import WORDS, Looker, close_dialogs
from xpanel_desktop.ui import actions

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard"),
    pytest.mark.usefixtures("late_evening"),
    pytest.mark.reliability,
    pytest.mark.timeout(300),
]


@contextmanager
def larger(app: QApplication, times: float) -> Iterator[None]:
    """Let the system's font be so much larger until the end of the block."""
    before = app.font()
    font = app.font()
    font.setPointSizeF(before.pointSizeF() * times)
    app.setFont(font)
    try:
        yield
    finally:
        app.setFont(before)


def low_rows() -> set[str]:
    """Return the tables, lists and trees with rows too low for their font."""
    found: set[str] = set()
    for window in windows():
        for view in window.findChildren(QAbstractItemView):
            need = view.fontMetrics().height() + 4
            if view.isVisible() and 0 < (tall := _row_height(view)) < need:
                found.add(f"{view.objectName()}: rows of {tall} px, and a text needs {need}")
    return found


def _row_height(view: QAbstractItemView) -> int:
    """Return the height of the first row; 0 where there is none."""
    first = view.model().index(0, 0, view.rootIndex())
    if isinstance(view, QTableView):
        return view.rowHeight(0) if first.isValid() else 0
    if isinstance(view, QTreeView | QListView):
        return view.visualRect(first).height() if first.isValid() else 0
    return 0


class FontLooker(Looker):
    """Looks in the language with the longer words alone."""

    async def look(self, part: str) -> None:
        """Look at the windows that are open."""
        self.looks += 1
        await self._settle()
        self._note(part, "tr")
        self.found |= {f"{part}: {fault}" for fault in low_rows()}


@pytest.mark.parametrize("times", [1.25, 1.5])
async def test_every_place_with_a_larger_font(
    tmp_path: Path, qapp: QApplication, times: float
) -> None:
    with larger(qapp, times):
        async with shop(tmp_path / "data", WORDS, "§ 1", mute=True) as one:
            one.running.window.resize(1280, 800)
            one.running.use_language("tr")
            looking = FontLooker(qapp, one)
            one.look = looking.look
            for place in PLACES:
                await place(one)
                await one.look(place.__name__)
                close_dialogs(one)
            await look_at_panes(one)
    assert looking.looks > 20
    assert "\n".join(sorted(looking.found)) == ""


async def test_rows_follow_a_font_that_grows_while_the_program_runs(
    tmp_path: Path, qapp: QApplication
) -> None:
    async with shop(tmp_path / "data", WORDS, "§ 1", mute=True) as one:
        one.running.window.resize(1280, 800)
        one.look = FontLooker(qapp, one).look
        await look_at_panes(one)
        with larger(qapp, 2):
            looking = FontLooker(qapp, one)
            one.look = looking.look
            await look_at_panes(one)
    assert not [fault for fault in looking.found if "rows of" in fault]


async def look_at_panes(one: Shop) -> None:
    for pane in actions.PANES:
        one.running.window.show_pane(pane)
        await one.look(pane)
