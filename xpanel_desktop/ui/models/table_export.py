"""What a table of orders or templates writes to a file: as it is shown, or to be imported again."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from xpanel_desktop.app.orders import Orders
from xpanel_desktop.domain.bulk import MAX_ROWS, MEANINGS, SERVICE
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.tags import Tags, tags_of
from xpanel_desktop.domain.template import Template
from xpanel_desktop.ui.models.order_cells import Cell, heading

AT_ONCE = 50
"""Orders read and worded in one breath, short enough for the window to answer in between."""
Words = Callable[[Cell, Order], str]
Batches = AsyncIterator[Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Written:
    """The heading of a file and its rows, which come in batches."""

    heading: Sequence[str]
    batches: Batches


async def _orders(
    orders: Orders, query: OrderQuery, most: int | None
) -> AsyncIterator[list[Order]]:
    """Yield each order of a query once, though the table moves meanwhile.

    Their numbers are kept first, eight bytes each; of the orders themselves a few at a time.
    """
    numbers = (await orders.listing(query).numbers())[:most]
    for first in range(0, len(numbers), AT_ONCE):
        wanted = numbers[first : first + AT_ONCE]
        found = {order.id: order for order in await orders.get(wanted)}
        yield [found[one] for one in wanted if one in found]


def orders_as_shown(
    orders: Orders, query: OrderQuery, cells: Sequence[Cell], words: Words
) -> Written:
    """Return a table of orders as the screen shows it: its columns, in their words."""

    def cell(order: Order, name: Cell) -> str:
        return order.link if name is Cell.LINK else words(name, order)

    async def batches() -> Batches:
        async for some in _orders(orders, query, None):
            yield [[cell(order, name) for name in cells] for order in some]

    return Written([heading(name) for name in cells], batches())


async def orders_to_import(orders: Orders, query: OrderQuery) -> Written:
    """Return the fields of the orders of a query under their wire names, for a bulk import."""
    rows: list[dict[str, str]] = []
    async for some in _orders(orders, query, MAX_ROWS):
        for order in some:
            ticket = order.ticket
            rows.append(_fields(ticket.service_id, ticket.values, ticket.extra, tags_of(order)))
    return _table(rows)


def templates_to_import(templates: Iterable[Template]) -> Written:
    """Return the fields of templates under their wire names, with their names first."""
    rows = [
        {"template": one.name} | _fields(one.service_id, one.values, one.extra, one.tags)
        for one in templates
    ]
    return _table(rows, first=("template",))


def as_shown(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Written:
    """Return a short table that is at hand as a whole."""
    return Written(titles, _once(rows))


def _fields(
    service_id: str, values: Mapping[str, str], extra: Mapping[str, str], tags: Tags
) -> dict[str, str]:
    told = {"label": tags.label, "customer": tags.customer, "note": tags.note}
    row = {SERVICE: service_id, **extra, **values, **told, "colour": tags.colour}
    return {name: value for name, value in row.items() if value.strip()}


def _table(rows: Sequence[Mapping[str, str]], first: Sequence[str] = ()) -> Written:
    """Return rows by name as a table of the columns that any of them fills."""
    used = {name for row in rows for name in row}
    names = [name for name in (*first, *MEANINGS) if name in used]
    names += sorted(used - set(names))
    return Written(names, _once([[row.get(name, "") for name in names] for row in rows]))


async def _once(rows: Sequence[Sequence[str]]) -> Batches:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
