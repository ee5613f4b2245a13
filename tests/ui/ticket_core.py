"""The program in memory as the ticket sees it, with tags and drafts that are dropped; its keys."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.pane_core import MemoryCore
from xpanel_desktop.domain.order import NewOrder, Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.tags import tags_of
from xpanel_desktop.store.drafts import NotDraft

LINK = "https://instagram.com/p/1"


class TicketCore(MemoryCore):
    """Keeps what is written on an order, and drops drafts."""

    def __init__(self, *services: Any) -> None:
        super().__init__(services)
        self.dropped: list[int] = []
        self._last = 0

    def _store(self, new: NewOrder, order_id: int | None, state: State) -> Order:
        if order_id is not None and self.orders.get(order_id) is None:
            raise NotDraft(order_id)
        self._last += order_id is None
        order = super()._store(new, order_id or self._last, state)
        tags = tags_of(new)
        order = dataclasses.replace(
            order, label=tags.label, customer=tags.customer, note=tags.note, colour=tags.colour,
            not_before=tags.not_before, after_link=tags.after_link, parent_id=new.parent_id,
        )  # fmt: skip
        self.orders[order.id] = order
        return order

    async def drop_draft(self, order_id: int) -> None:
        self.dropped.append(order_id)
        del self.orders[order_id]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str) -> None:
    QTest.keyClicks(focus(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def ctrl(key: Qt.Key) -> None:
    press(key, Qt.KeyboardModifier.ControlModifier)
