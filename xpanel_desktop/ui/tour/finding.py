"""The step of the tour that finds things by the keyboard alone, and looks the keys up."""

from PySide6.QtCore import Qt

from xpanel_desktop.ui.palette.entry import Kind
from xpanel_desktop.ui.palette.palette import Palette
from xpanel_desktop.ui.tour.hands import expect, press, settle, until, write
from xpanel_desktop.ui.tour.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


async def find_anything(walk: Walk) -> None:
    """Open an order, a setting and a service through the palette; look at the map of the keys."""
    window = walk.window
    palette = await _ask(walk, "ayse")
    await until(lambda: palette.settled and palette.rows.entries, "the order is found")
    expect(palette.rows.entries[0].kind is Kind.ORDER, "the order is what is found first")
    walk.album.take(palette, "find anything", found=palette.rows.entries[0].title)
    await press(palette.search, Qt.Key.Key_Return)
    await until(lambda: window.orders.opening.is_open, "the order's page")
    order = await walk.by_link(walk.links["default"])
    await until(lambda: window.orders.opening.settled, "it is read")
    expect(order is not None and window.orders.page.order_id == order.id, "the order's own page")
    palette = await _ask(walk, "toleran")
    await press(palette.search, Qt.Key.Key_Return)
    await until(lambda: window.pane == "settings", "the settings")
    tolerance = window.rooms.settings.part.sending.tolerance
    expect(window.focusWidget() is tolerance, "the setting has the focus")
    palette = await _ask(walk, "30")
    service = next(one for one in palette.rows.entries if one.kind is Kind.SERVICE)
    expect(service.also[0] == "30", "an exact id comes first among the services")
    while palette.list.currentIndex().data(Qt.ItemDataRole.UserRole) is not service:
        await press(palette.search, Qt.Key.Key_Down)
    await press(palette.search, Qt.Key.Key_Return)

    def opened() -> bool:
        desk = window.ticket.desk
        return desk is not None and desk.service is not None and desk.service.id == "30"

    await until(opened, "its ticket")
    await look_at_keys(walk)


async def look_at_keys(walk: Walk) -> None:
    """Open the map of the keys and search it."""
    await press(walk.window, Qt.Key.Key_Slash, CONTROL)
    keys = walk.window.key_desk.map
    assert keys is not None, "it was opened above"
    await until(keys.isVisible, "the map of the keys")
    await settle()
    walk.album.take(keys, "the keys", actions=len(keys.items))
    await write(keys.search, "ctrl+k")
    expect([one for one in keys.items if not one.isHidden()], "a key is found by what it is")
    keys.close()


async def hang_finding(walk: Walk, look: str) -> None:
    """Take a picture of the palette, empty and with a query, and of the map of the keys."""
    palette = await _ask(walk, "")
    walk.album.take(palette, f"palette {look}")
    await write(palette.search, "in")
    await until(lambda: palette.settled, "all that is found")
    walk.album.take(palette, f"palette, searched {look}")
    palette.close()
    walk.window.key_desk.open_map()
    keys = walk.window.key_desk.map
    assert keys is not None, "it was opened above"
    await settle()
    walk.album.take(keys, f"keys {look}")
    keys.close()


async def _ask(walk: Walk, typed: str) -> Palette:
    await press(walk.window, Qt.Key.Key_K, CONTROL)
    palette = walk.window.key_desk.palette
    await until(palette.isVisible, "the palette")
    await write(palette.search, typed)
    return palette
