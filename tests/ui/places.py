"""Every place of the program where something opens, each with the steps of an operator to it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.support.practice import practice, until
from tests.support.spiteful_panel import Spite
from tests.ui.desk_places import DESKS
from tests.ui.frame_kit import program
from tests.ui.hostile_kit import TRICKS, day
from xpanel_desktop.domain.pasted import LeftOut, NotTaken
from xpanel_desktop.domain.requests import Deed, Turn
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD, Tags
from xpanel_desktop.practice.catalogue import Offer
from xpanel_desktop.store.requests import Ending, Requests
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.dialog import PAGES
from xpanel_desktop.ui.panes.money import TABS


async def unlooked(part: str) -> None:
    """Look at nothing."""


@dataclass
class Shop:
    """The program at work on a panel, with three orders; `words` are what a panel might tell."""

    running: Program
    words: list[str]
    look: Callable[[str], Awaitable[None]] = unlooked
    """Looks at a part of a place, before the next part takes its room."""

    @property
    def typed(self) -> str:
        """What an operator might paste of it; a field shows what is put into it as it is."""
        return "\n".join(TRICKS.sub(" ", text[:500]) for text in self.words)

    async def sync(self) -> None:
        """Fetch the catalogue anew, with each text in another place: nearly all changed."""
        self.words.append(self.words.pop(0))
        for account in self.running.core.accounts.all():
            await self.running.core.catalogs.sync(account.id)


async def calm(shop: Shop) -> None:
    """Wait until what was begun for the shown pane has ended."""
    running = shop.running.tasks._running
    await until(lambda: {task.get_name() for task in running} <= {"guest"})


class Mute(Offer):
    """A service in whose texts there are no letters."""

    @classmethod
    def of(cls, offer: Offer) -> "Mute":
        """Return a service as it was, but for its words."""
        return cls(**{**vars(offer), "name": f"§ {offer.id}", "category": "§§"})

    def listed(self) -> dict[str, object]:
        """Return the service as the API lists it."""
        return super().listed() | {"average_time": "5", "description": "§"}


async def compare(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("services")
    for row in range(3):
        window.services.table.selectRow(row)
        window.services.marking.turn_compared()
    window.services.marking.show_comparison()
    dialog = window.services.marking.compare
    assert dialog is not None
    await until(dialog.isVisible)


async def feed(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("services")
    await shop.sync()
    window.services.marking.show_feed()
    dialog = window.services.marking.feed
    assert dialog is not None
    await until(lambda: dialog.model.rowCount() > 3)


async def bulk(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("bulk")
    window.rooms.bulk.part.take("\n".join(text[:2000] for text in shop.words))
    await until(window.rooms.bulk.part.trouble.isVisible)
    lines = shop.typed.splitlines()  # a cell is edited as it was pasted
    window.rooms.bulk.part.take("\n".join([f"1 | {one} | 100" for one in lines] + lines))
    await until(lambda: window.rooms.bulk.part.model.rowCount() >= 2 * len(lines))
    await calm(shop)


async def aftersales(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    orders = await shop.running.core.orders.get([1, 2, 3])
    asked = window.orders.aftersales
    unknown = [LeftOut(text[:2000], NotTaken.UNKNOWN) for text in shop.words]
    await asked.show(Deed.REFILL, orders, unknown)
    await until(asked.dialog.isVisible)


async def lost(shop: Shop) -> None:
    """Lost refills: the list, the questions, what became of them."""
    window, core = shop.running.window, shop.running.core
    window.show_pane("orders")
    orders = [one for one in await core.orders.get([1, 2, 3]) if one.panel_id]
    requests, now = Requests(core.database), core.clock.now()
    made = await requests.begin(Deed.REFILL, [one.id for one in orders], now)
    words = zip(made.values(), shop.words * 3, strict=False)
    await requests.end({one: Ending(Turn.LOSE, text) for one, text in words}, now)
    dialog = window.orders.aftersales.dialogs.lost
    dialog.begin(frozenset(one.id for one in orders))
    await until(lambda: dialog.isVisible() and not dialog.running)
    assert len(dialog.selected()) == len(orders) > 0
    await shop.look("lost refills")
    for button in (dialog.made, dialog.not_made):
        button.click()
        await shop.look(f"lost refills, asked: {button.objectName()}")
        if button is dialog.made:
            dialog.question.back.click()
    await requests.settle_lost([*made.values()][1:], Turn.DECLARE_MADE, now)
    dialog.question.go.click()
    await until(lambda: not dialog.running)


async def pasting(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    dialog = window.orders.aftersales.pasting
    dialog.begin()
    dialog.field.setPlainText(shop.typed)
    await until(lambda: dialog.settled)


async def follow(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    following = window.orders.following
    following.open()
    dialog = following.dialog
    assert dialog is not None
    known = [order.panel_id for order in await shop.running.core.orders.get([1])]
    dialog.text.setPlainText("\n".join([*known, "424242", shop.typed]))
    dialog.look.click()
    await until(lambda: not dialog._asking and dialog.rows.rowCount() > 0)


async def page(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("orders")
    for order in reversed(await shop.running.core.orders.get([1, 2, 3])):  # the first is placed
        window.orders.opening.open(order)
        await until(lambda: window.orders.opening.settled)
        await shop.look(f"page {order.state}")
    window.orders.page.open_card()
    card = window.orders.page.card
    assert card is not None
    await until(card.isVisible)


async def details(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("services")
    window.services.table.selectRow(0)
    await until(window.services.details.isVisible)
    await shop.look("details of a service")
    window.show_pane("orders")
    await calm(shop)
    pane = window.orders
    pane.opening.close()
    await until(lambda: pane.model.rowCount() > 0)
    for row in range(pane.model.rowCount()):
        pane.table.selectRow(row)
        await until(lambda: pane.details.order and pane.details.order == pane.table.order())
        await until(lambda: pane.details.settled)
        await shop.look(f"details of order {row}")


async def watch(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("watch")
    await until(lambda: window.rooms.watch.part.settled)


async def bell(shop: Shop) -> None:
    presence = shop.running.presence
    assert presence is not None
    presence.open()
    await until(lambda: presence.list.isVisible() and presence.model.rowCount() > 0)


async def accounts(shop: Shop) -> None:
    window = shop.running.window
    window.open_accounts(shop.running.core.accounts.all()[0].id)
    await until(window.rooms.accounts.part.isVisible)


async def templates(shop: Shop) -> None:
    window = shop.running.window
    window.rooms.templates.part.open()
    await until(window.rooms.templates.part.isVisible)


async def safety(shop: Shop) -> None:
    window = shop.running.window
    window.safety.open_backups()
    await calm(shop)


async def money(shop: Shop) -> None:
    window = shop.running.window
    window.show_pane("money")
    for name in TABS:
        window.rooms.money.part.turn_to(name)
        await calm(shop)
        window.grab()
        await shop.look(f"money {name}")


async def helping(shop: Shop) -> None:
    desk = shop.running.window.help
    desk.open()
    dialog = desk.dialog
    assert dialog is not None
    for name in PAGES:
        dialog.turn_to(name)
        await calm(shop)
        dialog.grab()
        await shop.look(f"help {name}")


async def desks(shop: Shop) -> None:
    async def see(window: QWidget, part: str) -> None:
        assert window.isVisible(), part
        await calm(shop)
        await shop.look(part)

    for desk in DESKS:
        await desk(shop.running, see)


PLACES: Sequence[Callable[[Shop], Awaitable[None]]] = (
    compare, feed, bulk, aftersales, lost, pasting, follow, page, details, watch, bell, money,
    helping, accounts, templates, safety, desks,
)  # fmt: skip


@asynccontextmanager
async def shop(
    folder: Path, words: list[str], name: str, *, mute: bool = False
) -> AsyncIterator[Shop]:
    """Run the program on a panel that tells these words, with three orders in it.

    Catalogues turn a list of its own round: whoever calls may go on using theirs.
    What a `mute` panel itself would tell has no letters. The account has the `name`.
    """
    words = list(words)
    async with practice(services=12) as place:
        if mute:
            offers = place.panel.desk.offers.items()
            place.panel.desk.offers = {number: Mute.of(offer) for number, offer in offers}
        place.door.app = Spite(place.door.app, lambda _key: words)
        async with program(folder) as running:
            await day(running, place.url, place.key.reveal(), name)
            orders = await running.core.orders.get([1, 2, 3])
            for one, text in zip(orders, words * 3, strict=False):
                tags = Tags(label=text[:MAX_WORD], customer=text[:MAX_WORD], note=text[:MAX_NOTE])
                await running.core.tickets.tag(one.id, tags)
            yield Shop(running, words)
