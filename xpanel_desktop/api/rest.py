"""The REST dialect that XPanel speaks beside the classic one: the key in a header, JSON bodies."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from xpanel_desktop.api.exchange import Exchange, joined
from xpanel_desktop.api.translate import orders
from xpanel_desktop.api.translate.catalogue import Catalogue
from xpanel_desktop.api.transport import (
    CAP_ADD,
    CAP_READ,
    CAP_SERVICES,
    Call,
    Intent,
    unnoted,
)
from xpanel_desktop.domain.account import PoolCapacity
from xpanel_desktop.domain.answer import Answer
from xpanel_desktop.domain.errors import NoSuchOrder, PanelError
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.secret import Secret


class RestPanel:
    """An account's panel by REST. Every method but `add` raises PanelError when it was not done."""

    def __init__(self, url: str, key: Secret, exchange: Exchange) -> None:
        self._url = url
        self._key = key
        self._exchange = exchange

    async def services(self) -> Catalogue:
        """Return the catalogue (GET services)."""
        return await self._exchange.catalogue(self._get("services", cap=CAP_SERVICES))

    async def balance(self) -> Money:
        """Return the balance (GET balance)."""
        return orders.balance(await self._exchange.value(self._get("balance")))

    async def pools(self) -> tuple[PoolCapacity, ...]:
        """Return the data pools (GET status)."""
        return orders.pools(await self._exchange.value(self._get("status")))

    async def order(self, order_id: str) -> Report:
        """Return what the panel says of one order (GET order/:id). Raises NoSuchOrder."""
        value = await self._exchange.value(self._get(_order(order_id)))
        found = orders.reports(value, [order_id]).get(order_id)
        if found is None:
            raise NoSuchOrder
        if isinstance(found, PanelError):
            raise found
        return found

    async def orders(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        """Return id → report or refusal for 1 to 100 ids (GET orders?ids=…)."""
        call = self._get("orders", query={"ids": joined(ids)})
        return orders.reports(await self._exchange.value(call), ids)

    async def add(
        self, request: Mapping[str, str], *, intent: Intent, deadline: float = 30.0
    ) -> Answer:
        """Place one order (POST order, JSON), as Panel.add does."""
        call = Call(f"{self._url}/order", self._key, json=request, cap=CAP_ADD)
        return await self._exchange.place(call, intent, deadline)

    async def cancel(self, order_id: str, *, intent: Intent = unnoted) -> None:
        """Request the cancelling of one order (POST order/:id/cancel). Requested is not done.

        Raises the refusal, also when it stands inside as in the classic dialect; Unreachable when
        surely nothing left, Unconfirmed when the answer was lost.
        """
        call = Call(f"{self._url}/{_order(order_id)}/cancel", self._key, json={})
        refused = orders.refused_inside(await self._exchange.deed(call, intent), "cancel")
        if refused is not None:
            raise refused

    def _get(
        self, path: str, *, query: Mapping[str, str] | None = None, cap: int = CAP_READ
    ) -> Call:
        url = f"{self._url}/{path}"
        return Call(url, self._key, method="GET", query=query or {}, cap=cap)


def _order(order_id: str) -> str:
    return f"order/{quote(order_id, safe='')}"
