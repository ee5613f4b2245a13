"""Steps of the tour in which services are chosen: filters, favourites, changes, comparison."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from xpanel_desktop.ui.tour.hands import click, expect, press, settle, until, write
from xpanel_desktop.ui.tour.walk import Walk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SHARE = 0.06
"""Of the services, what moves over a night at the panel."""


async def narrow(walk: Walk) -> None:
    """Make favourites, filter by refill and rate, see what is left, clear it."""
    await walk.go("services")
    pane = walk.window.services
    for service_id in ("1", "2", "4"):
        pane.go_to(service_id)
        await press(pane.table, Qt.Key.Key_D, CONTROL)
        await until(lambda wanted=service_id: pane.model.is_favourite(wanted), "the star is kept")
    await click(pane.filters.favourite)
    await until(lambda: pane.model.rowCount() == 3, "the favourites alone")
    await settle()
    walk.take("favourites", services=pane.model.rowCount())
    await click(pane.filters.favourite)
    await click(pane.filters.more)
    await press(pane.filters.flags["refill"], Qt.Key.Key_Down)
    await write(pane.filters.most, "2")
    await settle()
    left = pane.model.rowCount()
    expect(0 < left < pane.model.total, "the filters leave some")
    walk.take("filters", services=left)
    await click(pane.filters.clear_all)
    await click(pane.filters.more)


async def see_changes(walk: Walk) -> None:
    """Let prices move over night, fetch, and look at what changed."""
    pane = walk.window.services
    await walk.child.control("move", {"share": SHARE})
    before = pane.filters.feed.text()
    await press(pane.table, Qt.Key.Key_F5)
    await until(lambda: pane.filters.feed.text() != before, "the changes are counted")
    await click(pane.filters.moved)
    await settle()
    walk.take("changed services", services=pane.model.rowCount())
    await click(pane.filters.moved)
    await press(pane.table, Qt.Key.Key_H, CONTROL | SHIFT)
    feed = pane.marking.feed
    expect(feed is not None, "the feed opens")
    assert feed is not None
    await until(lambda: feed.model.rowCount() > 0, "the feed is read")
    feed.table.selectRow(0)
    await settle()
    walk.album.take(feed, "changes in the catalogue", changes=feed.model.rowCount())
    await click(feed.seen)
    await until(lambda: pane.filters.feed.text() == before, "the marks go")
    feed.close()


async def compare(walk: Walk) -> None:
    """Put services side by side."""
    pane = walk.window.services
    for service_id in ("1", "2", "30", "31"):
        pane.go_to(service_id)
        await press(pane.table, Qt.Key.Key_C, CONTROL | SHIFT)
    await click(pane.filters.compare)
    dialog = pane.marking.compare
    expect(dialog is not None, "the comparison opens")
    assert dialog is not None
    await settle()
    walk.album.take(dialog, "compared services", services=len(pane.marking.comparison.columns))
    dialog.close()
    pane.marking.comparison.clear()


async def use_a_template(walk: Walk) -> None:
    """Keep a ticket as a template, begin the next one from it."""
    await walk.open_ticket("1")
    await write(walk.find(QLineEdit, "field.quantity"), "500")
    await press(walk.window, Qt.Key.Key_T, CONTROL)
    templates = walk.window.rooms.templates
    await until(lambda: templates.is_built and templates.part.isVisible(), "the templates open")
    dialog = templates.part
    await write(dialog.name, "Haftalık takipçi")
    await click(dialog.keep)
    await until(lambda: dialog.model.rowCount() == 1, "the template is kept")
    await settle()
    walk.album.take(dialog, "templates", kept=dialog.model.index(0, 0).data())
    await press(dialog.search, Qt.Key.Key_Return)
    await until(lambda: not dialog.isVisible(), "a ticket begins")
    field = walk.find(QLineEdit, "field.quantity")
    expect(field.text() == "500", "the template fills the ticket")
    walk.take("ticket from a template", quantity=field.text())
