"""The REST dialect that XPanel speaks beside the classic one: the key in a header, JSON bodies."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from xpanel_desktop.api import verdict
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.translate import loose, orders
from xpanel_desktop.api.translate.catalogue import Catalogue, read_catalogue
from xpanel_desktop.api.translate.errors import wait_of
from xpanel_desktop.api.transport import (
    CAP_ADD,
    CAP_READ,
    CAP_SERVICES,
    Broken,
    Call,
    Intent,
    Reply,
    Transport,
    Undone,
)
from xpanel_desktop.domain.account import PoolCapacity
from xpanel_desktop.domain.answer import Answer, Lost, Unsent
from xpanel_desktop.domain.errors import NoSuchOrder, PanelError
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.secret import Secret


class RestPanel:
    """An account's panel by REST. Every method but `add` raises PanelError when it was not done."""

    def __init__(self, url: str, key: Secret, *, transport: Transport, limiter: Limiter) -> None:
        self._url = url
        self._key = key
        self._transport = transport
        self._limiter = limiter

    async def services(self) -> Catalogue:
        """Return the catalogue (GET services)."""
        reply = await self._ask("GET", "services", cap=CAP_SERVICES)
        if not reply.body[:4096].lstrip().startswith(b"[") or reply.status >= 400:
            _value(reply)
        return await read_catalogue(reply.body, reply.status)

    async def balance(self) -> Money:
        """Return the balance (GET balance)."""
        return orders.balance(_value(await self._ask("GET", "balance")))

    async def pools(self) -> tuple[PoolCapacity, ...]:
        """Return the data pools (GET status)."""
        return orders.pools(_value(await self._ask("GET", "status")))

    async def order(self, order_id: str) -> Report:
        """Return what the panel says of one order (GET order/:id). Raises NoSuchOrder."""
        value = _value(await self._ask("GET", f"order/{quote(order_id, safe='')}"))
        found = orders.reports(value, [order_id]).get(order_id)
        if found is None:
            raise NoSuchOrder
        if isinstance(found, PanelError):
            raise found
        return found

    async def orders(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        """Return id → report or refusal (GET orders?ids=…)."""
        reply = await self._ask("GET", "orders", query={"ids": ",".join(ids)})
        return orders.reports(_value(reply), ids)

    async def add(
        self, request: Mapping[str, str], *, intent: Intent, deadline: float = 30.0
    ) -> Answer:
        """Place one order (POST order, JSON), as Panel.add does."""
        await self._limiter.turn(first=True)
        call = Call(f"{self._url}/order", self._key, json=request, cap=CAP_ADD)
        try:
            reply = await self._transport.send_once(call, intent, deadline=deadline)
        except Undone as error:
            return Unsent(error.trouble.value)
        except Broken as error:
            return Lost(error.trouble.value, verdict.evidence(error.status, error.body))
        return verdict.judge(reply)

    async def cancel(self, order_id: str) -> None:
        """Request the cancelling of one order (POST order/:id/cancel). Requested is not done."""
        reply = await self._ask("POST", f"order/{quote(order_id, safe='')}/cancel", json={})
        _value(reply)

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        json: Mapping[str, str] | None = None,
        cap: int = CAP_READ,
    ) -> Reply:
        await self._limiter.turn()
        call = Call(
            f"{self._url}/{path}", self._key, method=method, query=query or {}, json=json, cap=cap
        )
        return await self._transport.ask(call)


def _value(reply: Reply) -> Any:  # noqa: ANN401 - any JSON value
    """Return the JSON value of an answer. Raises the PanelError that it is."""
    value = loose.read(reply.body, reply.status)
    orders.raise_if_error(value, reply.status, wait_of(reply.headers))
    return value
