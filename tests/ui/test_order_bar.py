"""The bar over the orders with several accounts and a large font: its search has room."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.practice import until
from tests.ui.frame_kit import added, program
from tests.ui.test_large_font import larger
from xpanel_desktop.ui.panes.order_bar import OrderBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard")
BESIDE = 44
"""Pixels of the field beside its text: the glass and its ends."""


def parts(bar: OrderBar) -> list[QWidget]:
    every = (bar.accounts, bar.filters, bar.columns, bar.follow, bar.export, bar.refresh)
    return [one for one in every if one.isVisible()]


@pytest.mark.parametrize("times", [1, 1.25, 1.5])
@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
async def test_the_search_has_room_for_what_is_typed(
    tmp_path: Path, qapp: QApplication, times: float, language: str, size: tuple[int, int]
) -> None:
    with larger(qapp, times):
        async with program(tmp_path) as running:
            for name in ("Main shop", "Reseller of the second", "Backup"):
                await added(running.core, name)
            running.window.resize(*size)
            running.use_language(language)
            running.window.show_pane("orders")
            bar = running.window.orders.bar
            await until(lambda: bar.isVisible() and bar.accounts.isVisible())
            bar.show_found(123_456, counting=True)
            for _ in range(3):
                qapp.sendPostedEvents()
            metrics = bar.search.fontMetrics()
            need = metrics.horizontalAdvance(bar.search.placeholderText())
            assert bar.search.width() >= need + BESIDE
            for one in parts(bar):
                assert one.width() >= one.minimumSizeHint().width(), one.objectName()
                assert bar.rect().contains(one.geometry()), one.objectName()


async def test_the_rows_stay_as_they_are_while_figures_come_and_go(
    tmp_path: Path, qapp: QApplication
) -> None:
    async with program(tmp_path) as running:
        for name in ("Main shop", "Reseller of the second"):
            await added(running.core, name)
        running.window.resize(1024, 640)
        running.use_language("tr")
        running.window.show_pane("orders")
        bar = running.window.orders.bar
        await until(lambda: bar.isVisible() and bar.accounts.isVisible())
        heights: list[int] = []
        for rows, counting in ((123_456, True), (0, False), (12, False), (123_456, True)):
            bar.show_found(rows, counting=counting)
            for _ in range(3):
                qapp.sendPostedEvents()
            heights.append(bar.sizeHint().height())
        assert len(set(heights)) == 1
