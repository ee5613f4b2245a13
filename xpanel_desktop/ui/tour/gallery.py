"""Every pane and every dialog in both languages and both schemes, for an eye to go over."""

from collections.abc import Iterator

from PySide6.QtWidgets import QToolButton, QWidget

from xpanel_desktop.domain.aftersales import Deed
from xpanel_desktop.ui.actions import PANES
from xpanel_desktop.ui.help.dialog import PAGES
from xpanel_desktop.ui.panes.money import TABS
from xpanel_desktop.ui.theme import Scheme
from xpanel_desktop.ui.tour.finding import hang_finding
from xpanel_desktop.ui.tour.hands import click, settle, until
from xpanel_desktop.ui.tour.paging import hang_page
from xpanel_desktop.ui.tour.walk import Walk


def looks(walk: Walk) -> Iterator[str]:
    """Let the program have each language and scheme in turn; yield how a picture is called so."""
    for language in ("tr", "en"):
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            walk.program.use_language(language)
            walk.program.use_scheme(scheme)
            yield f"{language} {scheme}"


async def hang_blank(walk: Walk) -> None:
    """Take a picture of each pane while there is nothing to show; then English and light again."""
    await until(walk.window.services.blank.isVisible, "the invitation to add an account")
    for look in looks(walk):
        for pane in PANES[:-1]:
            await walk.go(pane)
            await settle()
            walk.take(f"no {pane} {look}")
    walk.program.use_language("en")
    walk.program.use_scheme(Scheme.LIGHT)
    await walk.go("services")


async def hang(walk: Walk) -> None:
    """Take a picture of each pane, each tab of one and each dialog, in each language and scheme."""
    services = walk.window.services
    for service_id in ("1", "2", "30"):
        services.go_to(service_id)
        services.marking.turn_compared()
    for look in looks(walk):
        for pane in PANES:
            await walk.go(pane)
            await settle()
            if pane != "money":
                walk.take(f"{pane} {look}")
        await hang_page(walk, look)
        await _hang_books(walk, look)
        await hang_finding(walk, look)
        await _hang_help(walk, look)
        await _hang_dialogs(walk, look)


async def _hang_books(walk: Walk, look: str) -> None:
    await walk.go("money")
    segments = walk.window.rooms.money.part.segments
    for name in TABS:
        await click(walk.find(QToolButton, f"segment.{name}", segments))
        await until(lambda name=name: walk.window.rooms.money.part.shown == name, f"the tab {name}")
        await settle()
        walk.take(f"money {name} {look}")
    await click(walk.find(QToolButton, "segment.balance", segments))


async def _hang_help(walk: Walk, look: str) -> None:
    desk = walk.window.help
    desk.open()
    dialog = desk.dialog
    assert dialog is not None, "it was opened above"
    for name in PAGES:
        dialog.turn_to(name)
        await settle()
        walk.album.take(dialog, f"help {name} {look}")
    dialog.close()


async def _hang_dialogs(walk: Walk, look: str) -> None:
    window, orders = walk.window, walk.window.orders
    window.open_accounts(window.scope.chosen)
    await _hang_one(walk, window.rooms.accounts.part, f"accounts {look}")
    window.services.marking.show_feed()
    await _hang_one(walk, window.services.marking.feed, f"changes {look}")
    window.services.marking.show_comparison()
    await _hang_one(walk, window.services.marking.compare, f"compare {look}")
    window.actions_by_name["templates"].trigger()
    await until(lambda: window.rooms.templates.is_built, "the templates")
    await _hang_one(walk, window.rooms.templates.part, f"templates {look}")
    orders.following.open()
    await _hang_one(walk, orders.following.dialog, f"follow {look}")
    orders.aftersales.pasting.begin()
    await _hang_one(walk, orders.aftersales.pasting, f"paste ids {look}")
    await orders.aftersales.show(Deed.REFILL, await walk.orders())
    await _hang_one(walk, orders.aftersales.dialog, f"refill {look}")
    orders.aftersales.dialogs.lost.begin()
    await until(lambda: not orders.aftersales.dialogs.lost.running, "the lost refills")
    await _hang_one(walk, orders.aftersales.dialogs.lost, f"lost refills {look}")
    presence = walk.program.presence
    assert presence is not None, "the window is complete"
    presence.open()
    await until(presence.list.isVisible, "the news")
    await _hang_one(walk, presence.list, f"news {look}")


async def _hang_one(walk: Walk, dialog: QWidget | None, title: str) -> None:
    assert dialog is not None, "it was opened just before"
    await settle()
    walk.album.take(dialog, title)
    dialog.close()
