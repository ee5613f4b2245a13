"""The panel over HTTP: classic and REST, GET and POST, form and JSON, and its control endpoints."""

import asyncio
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from xpanel_desktop.practice.catalogue import moved
from xpanel_desktop.practice.desk import (
    MOST_DIGITS,
    Desk,
    Fields,
    Refused,
    no_money,
    split_ids,
)
from xpanel_desktop.practice.faults import BadSpec, Faults
from xpanel_desktop.practice.pace import Pace

PAGE = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"
WARNING = "<br />\n<b>Warning</b>: Undefined index: x in <b>api.php</b> on line <b>7</b><br />\n"
PREFIXES = ("/api/v2", "/api/v1")
_LISTS_OF_IDS = ("orders", "order", "refills", "refill", "ids")


class Cut(Response):
    """No answer at all: the connection is closed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - the interface
        """Close the connection under the server."""
        scope["extensions"]["practice.cut"]()


class Panel:
    """The whole panel as an ASGI application."""

    def __init__(
        self, desk: Desk, key: str, faults: Faults | None = None, per_minute: int = 0
    ) -> None:
        self.desk = desk
        self.key = key
        self.faults = faults or Faults()
        self.pace = Pace(per_minute)
        self._rest: dict[str, Callable[[], object]] = {
            "services": desk.services,
            "balance": desk.balance,
            "status": desk.pools,
        }
        self.app = Starlette(routes=self._routes())

    def _routes(self) -> list[Route]:
        routes = [Route(p, self._classic, methods=["GET", "POST"]) for p in PREFIXES]
        for prefix in PREFIXES if self.desk.xpanel else ():
            routes += [
                *(Route(f"{prefix}/{n}", self._by_rest(n), methods=["GET"]) for n in self._rest),
                Route(f"{prefix}/orders", self._rest_orders, methods=["GET"]),
                Route(f"{prefix}/order", self._rest_add, methods=["POST"]),
                Route(f"{prefix}/order/{{id}}", self._rest_order, methods=["GET"]),
                Route(f"{prefix}/order/{{id}}/cancel", self._rest_cancel, methods=["POST"]),
            ]
        control = {"faults": self._set_faults, "down": self._set_down, "funds": self._add_funds}
        control |= {"advance": self._advance, "move": self._move}
        routes += [
            Route(f"/practice/{name}", self._control(call), methods=["POST"])
            for name, call in control.items()
        ]
        routes.append(Route("/practice/ledger", self._control(self._ledger), methods=["GET"]))
        return routes

    async def _classic(self, request: Request) -> Response:
        fields = await read_fields(request)
        action = fields.get("action", "")

        def act() -> object:
            self._check_key(request, fields)
            return self._act(action, fields)

        return await self._answer(action, act)

    def _act(self, action: str, fields: Fields) -> object:
        """Carry out a classic action. Raises Refused."""
        desk = self.desk
        match action:
            case "services":
                return desk.services()
            case "balance":
                return desk.balance()
            case "add":
                return desk.add(fields)
            case "status" if "order" in fields:
                return desk.status(fields["order"])
            case "status":
                return {one: _or_error(desk.status, one) for one in _ids(fields, "orders")}
            case "cancel":
                return _listed(desk.cancel, _ids(fields, "orders", "order"), "order", "cancel")
            case "refill" if "order" in fields:
                return {"refill": desk.refill(fields["order"])}
            case "refill":
                return _listed(desk.refill, _ids(fields, "orders"), "order", "refill")
            case "refill_status" if "refill" in fields:
                return {"status": desk.refill_status(fields["refill"])}
            case "refill_status":
                return _listed(desk.refill_status, _ids(fields, "refills"), "refill", "status")
            case _:
                raise Refused("Incorrect request")

    def _by_rest(self, name: str) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            return await self._guarded(request, name, self._rest[name])

        return endpoint

    async def _rest_orders(self, request: Request) -> Response:
        def act() -> object:
            ids = split_ids(request.query_params.get("ids", ""))
            return {one: _or_error(self.desk.status, one) for one in ids}

        return await self._guarded(request, "status", act)

    async def _rest_order(self, request: Request) -> Response:
        number = request.path_params["id"]
        return await self._guarded(request, "status", lambda: self.desk.status(number))

    async def _rest_cancel(self, request: Request) -> Response:
        number = request.path_params["id"]
        return await self._guarded(
            request, "cancel", lambda: {"order": number, "cancel": self.desk.cancel(number)}
        )

    async def _rest_add(self, request: Request) -> Response:
        fields = await read_fields(request)
        return await self._guarded(request, "add", lambda: self.desk.add(fields), fields)

    async def _guarded(
        self,
        request: Request,
        action: str,
        act: Callable[[], object],
        fields: Fields | None = None,
    ) -> Response:
        given = fields or await read_fields(request)

        def checked() -> object:
            self._check_key(request, given)
            return act()

        return await self._answer(action, checked)

    def _check_key(self, request: Request, fields: Fields) -> None:
        """Take the key from any of the three places. Raises Refused."""
        header = request.headers.get("x-api-key", "")
        given = header or fields.get("key", "") or fields.get("api_key", "")
        if not hmac.compare_digest(given.encode(), self.key.encode()):
            raise Refused("Invalid API key")

    async def _answer(self, action: str, act: Callable[[], object]) -> Response:
        """Answer a request, or treat it as the faults will have it."""
        if wait := self.faults.latency(action):
            await asyncio.sleep(wait)
        fault = "cut" if self.faults.down else self.faults.draw(action)
        over = 0 if fault else self.pace.over()
        before = _too_many(over) if over else _before(fault)
        if before is not None:
            return before
        try:
            told = act()
        except Refused as error:
            return JSONResponse({"error": error.words})
        return _after(fault, told)

    def _control(self, call: Callable[[dict[str, Any]], object]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            try:
                self._check_key(request, {})
                body = await request.body()
                return JSONResponse(call(json.loads(body) if body else {}))
            except (Refused, BadSpec, ValueError, KeyError, TypeError) as error:
                return JSONResponse({"error": str(error)}, 400)

        return endpoint

    def _set_faults(self, told: dict[str, Any]) -> object:
        self.faults.set(str(told["spec"]))
        return {"ok": True}

    def _set_down(self, told: dict[str, Any]) -> object:
        self.faults.down = bool(told["down"])
        return {"ok": True}

    def _add_funds(self, told: dict[str, Any]) -> object:
        self.desk.ledger.deposit(no_money(str(told["amount"])))
        return self.desk.balance()

    def _advance(self, told: dict[str, Any]) -> object:
        self.desk.ledger.advance(float(told["seconds"]))
        return {"now": self.desk.ledger.now()}

    def _move(self, told: dict[str, Any]) -> object:
        """Move prices, limits and names of a share of the services; until the panel ends."""
        desk = self.desk
        offers, gone = moved(desk.offers, float(told["share"]), int(told.get("seed", 1)))
        desk.offers, desk.gone = offers, desk.gone | gone
        return {"services": len(desk.services())}

    def _ledger(self, _told: dict[str, Any]) -> object:
        return self.desk.report()


async def read_fields(request: Request) -> dict[str, str]:
    """Return the parameters of a request: query, then form or JSON over it."""
    fields = dict(request.query_params)
    if request.method != "POST":
        return fields
    if "json" in request.headers.get("content-type", ""):
        try:
            told = json.loads(await request.body() or b"{}")
        except (ValueError, RecursionError):
            told = {}
        given = cast("Mapping[str, object]", told if isinstance(told, dict) else {})
        return fields | {_plain(name): _text(name, value) for name, value in given.items()}
    form = await request.form()
    return fields | {name: value for name, value in form.items() if isinstance(value, str)}


def _text(name: str, value: object) -> str:
    """Return a value of JSON as a form would hold it: ids with commas, lines with ends of lines."""
    if isinstance(value, list):
        separator = "," if name in _LISTS_OF_IDS else "\n"
        return _plain(separator.join(map(str, cast("list[object]", value))))
    return "" if value is None else _plain(str(value))


def _plain(text: str) -> str:
    """Return a text that can be written: JSON may hold half characters."""
    return text.encode("utf-8", "replace").decode()


def _ids(fields: Fields, *names: str) -> Sequence[str]:
    return split_ids(next((fields[name] for name in names if name in fields), ""))


def _or_error(call: Callable[[str], object], one: str) -> object:
    try:
        return call(one)
    except Refused as error:
        return {"error": error.words}


def _listed(call: Callable[[str], object], ids: Sequence[str], key: str, name: str) -> object:
    """Return an entry for each id; an error stands inside, or beside for refill_status."""
    entries: list[dict[str, object]] = []
    for one in ids:
        number: object = int(one) if one.isdecimal() and len(one) < MOST_DIGITS else one
        try:
            entries.append({key: number, name: call(one)})
        except Refused as error:
            failed = {"error": error.words}
            entries.append({key: number, **(failed if name == "status" else {name: failed})})
    return entries


def _too_many(wait: int) -> Response:
    return JSONResponse({"error": "Rate limit exceeded"}, 429, {"Retry-After": str(wait)})


def _before(fault: str) -> Response | None:
    """Return the answer of a fault that keeps the panel from doing anything."""
    match fault:
        case "429":
            return _too_many(2)
        case "500":
            return JSONResponse({"error": "Internal error"}, 500)
        case "502":
            return HTMLResponse(PAGE, 502)
        case "html":
            return HTMLResponse(PAGE)
        case "cut":
            return Cut()
        case _:
            return None


def _after(fault: str, told: object) -> Response:
    """Return what was done, in the way of the fault."""
    match fault:
        case "php":
            return HTMLResponse(WARNING + json.dumps(told, ensure_ascii=False))
        case "shape":
            return JSONResponse({"status": "success", "data": [told]})
        case "cut-after-commit":
            return Cut()
        case _:
            return JSONResponse(told)
