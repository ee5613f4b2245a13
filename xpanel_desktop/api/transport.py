"""HTTP as this product needs it: deadlines that hold, capped bodies, and the moment of sending.

httpx's exception types do not tell whether a panel saw a request (measured). Its trace extension
does: at `http11.send_request_headers.started` nothing has left yet, and what is raised there
aborts with no byte sent. The intent to send is made durable at that moment.

httpx and TLS are imported and built on a thread at the first request, after the window's paint.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xpanel_desktop import __version__
from xpanel_desktop.api.address import is_safe
from xpanel_desktop.api.passage import BEGINNING, Passage, Stamps, Watcher, shown, tell
from xpanel_desktop.api.trouble import Broken, Trouble, Undone
from xpanel_desktop.domain.errors import PanelBroken, Unreachable
from xpanel_desktop.domain.secret import Secret

if TYPE_CHECKING:
    import httpx

CAP_ADD = 256 * 1024
CAP_READ = 2 * 1024 * 1024
CAP_SERVICES = 16 * 1024 * 1024
_MOMENT = "http11.send_request_headers.started"
_KEPT = ("content-type", "retry-after", "date")
"""The headers that are read; the others may echo anything."""
MOST_DATE = 40
_CERTIFICATES = {
    9: Trouble.CERTIFICATE_DATE,  # not yet valid
    10: Trouble.CERTIFICATE_DATE,
    62: Trouble.CERTIFICATE_NAME,
    64: Trouble.CERTIFICATE_NAME,  # of an IP address
}

Intent = Callable[[], Awaitable[None]]


async def unnoted() -> None:
    """Note nothing: for a request that nobody keeps a record of."""


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Call:
    """One request. The key joins it as it leaves: in the form, or in a header; never in the URL."""

    url: str
    key: Secret
    method: str = "POST"
    form: Mapping[str, str] | None = None
    json: Mapping[str, str] | None = None
    query: Mapping[str, str] = field(default_factory=_nothing)
    cap: int = CAP_READ


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer: status, the headers that we read (lower-case names), the raw body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class _Progress:
    """How far a request has come."""

    key: Secret
    intent: Intent | None
    timer: asyncio.Timeout
    deadline: float
    stamps: Stamps = field(default_factory=Stamps.begin)
    left: bool = False
    refused: BaseException | None = None
    status: int | None = None
    date: str = ""
    echoed: bool = False
    """Whether the answer holds the key. It is looked for piece by piece: a catalogue takes long."""
    _body: bytearray = field(default_factory=bytearray)

    def take(self, piece: bytes) -> int:
        """Take a piece of the answer and return how many bytes there are now."""
        if not self.echoed:
            end = bytes(self._body[-self.key.reach :]) if self._body else b""
            self.echoed = self.key.is_in(end + piece)
        self._body += piece
        return len(self._body)

    @property
    def body(self) -> bytes:
        """What came of the answer, without the key."""
        body = bytes(self._body)
        return self.key.hide_in_bytes(body) if self.echoed else body

    @property
    def size(self) -> int:
        """Bytes of the answer that came."""
        return len(self._body)

    @property
    def beginning(self) -> bytes:
        """The answer's first bytes, without the key."""
        return (self.body if self.echoed else bytes(self._body[:BEGINNING]))[:BEGINNING]

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Make the intent durable at the moment of sending, once, and not for a proxy's CONNECT."""
        if event != _MOMENT or self.left or info["request"].method == b"CONNECT":
            return
        self.stamps.sending = time.monotonic()
        if self.intent is not None:
            self.timer.reschedule(None)  # a commit that has begun is not cut short
            try:
                await self.intent()
            except BaseException as error:
                self.refused = error
                raise
            self.timer.reschedule(asyncio.get_running_loop().time() + self.deadline)
        self.left = True
        self.stamps.left = time.monotonic()


class Transport:
    """The connections of one account."""

    def __init__(
        self,
        *,
        proxy: str = "",
        ca: str = "",
        deadline: float = 30.0,
        watcher: Watcher | None = None,
    ) -> None:
        self._watcher = watcher
        self._proxy = proxy
        self._ca = ca
        self._deadline = deadline
        self._building = asyncio.Lock()
        self._clients: tuple[httpx.AsyncClient, httpx.AsyncClient] | None = None

    async def ask(self, call: Call) -> Reply:
        """Send a reading request on a pooled connection.

        Raises Unreachable when no answer came, PanelBroken when it was no proper one.
        """
        try:
            return await self._send(call, None, self._deadline, fresh=False)
        except Undone as error:
            raise Unreachable(error.trouble.value) from None
        except Broken as error:
            if error.trouble in (Trouble.ENCODED, Trouble.TOO_LONG):
                raise PanelBroken(error.trouble.value, status=error.status) from None
            raise Unreachable(error.trouble.value, status=error.status) from None

    async def send_once(
        self, call: Call, intent: Intent, *, deadline: float | None = None
    ) -> Reply:
        """Send on a fresh connection; `intent` is awaited once, just before the first byte.

        Raises Undone (surely not sent), Broken (may have been), or what `intent` raised.
        """
        return await self._send(call, intent, deadline or self._deadline, fresh=True)

    async def close(self) -> None:
        """Close every connection."""
        async with self._building:
            clients, self._clients = self._clients, None
        for client in clients or ():
            await client.aclose()

    async def _send(
        self, call: Call, intent: Intent | None, deadline: float, *, fresh: bool
    ) -> Reply:
        progress: _Progress | None = None
        began = time.monotonic()
        try:
            client = (await self._ready())[int(fresh)]
            async with asyncio.timeout(deadline) as timer:
                progress = _Progress(call.key, intent, timer, deadline)
                reply = await _exchange(client, call, progress)
        except asyncio.CancelledError:
            self._tell(call, progress, began, "canceled")
            raise
        except Exception as error:  # noqa: BLE001 - every failure is named, none passes
            failure = _named(error, progress)
        else:
            self._tell(call, progress, began, "")
            return reply
        self._tell(call, progress, began, _in_short(failure))
        raise failure  # out here it does not drag along the one that holds the request and the key

    def _tell(self, call: Call, progress: _Progress | None, began: float, trouble: str) -> None:
        if self._watcher is not None:
            tell(self._watcher, _passage(call, progress, began, trouble))

    async def _ready(self) -> "tuple[httpx.AsyncClient, httpx.AsyncClient]":
        async with self._building:
            if self._clients is None:
                self._clients = await asyncio.to_thread(_build, self._proxy, self._ca)
            return self._clients


def _build(proxy: str, ca: str) -> "tuple[httpx.AsyncClient, httpx.AsyncClient]":
    """Import httpx and build the clients: slow, so it runs on a thread."""
    from xpanel_desktop.api import clients

    return clients.make(proxy, ca)


async def _exchange(client: "httpx.AsyncClient", call: Call, progress: _Progress) -> Reply:
    """Send one request and read its whole body, up to its cap."""
    form = None
    headers = {"Accept-Encoding": "identity", "User-Agent": f"XPanel-Desktop/{__version__}"}
    if call.form is not None:
        form = {"key": call.key.reveal(), **call.form}
    else:
        headers["X-Api-Key"] = call.key.reveal()
    request = client.build_request(
        call.method,
        call.url,
        params=dict(call.query) or None,
        data=form,
        json=dict(call.json) if call.json is not None else None,
        headers=headers,
        extensions={"trace": progress.trace},
    )
    if not is_safe(request.url.scheme, request.url.host):
        raise Undone(Trouble.ADDRESS)
    response = await client.send(request, stream=True, follow_redirects=False)
    try:
        progress.status, progress.stamps.answered = response.status_code, time.monotonic()
        progress.date = call.key.hide_in(response.headers.get("date", ""))[:MOST_DATE]
        if response.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            raise Broken(Trouble.ENCODED, response.status_code, b"")
        await _read(response, call.cap, progress)
    finally:
        with contextlib.suppress(Exception):
            await response.aclose()
    told = response.headers
    kept = {name: call.key.hide_in(told[name]) for name in _KEPT if name in told}
    return Reply(response.status_code, kept, progress.body)


async def _read(response: "httpx.Response", cap: int, progress: _Progress) -> None:
    """Take the body as it comes. Raises Broken past its cap.

    The reading is not left in its middle, but fails once the connection is closed: a generator
    that is left half-way is ended by the garbage collector, which cannot await (seen).
    """
    long, failed = False, None
    try:
        async for chunk in response.aiter_raw():
            if not long and progress.take(chunk) > cap:
                long = True
                await response.aclose()
    except Exception as error:  # noqa: BLE001 - raised again, unless it is of our own closing
        failed = error
    if long:
        raise Broken(Trouble.TOO_LONG, progress.status, progress.body)
    if failed is not None:
        raise failed


def _passage(call: Call, progress: _Progress | None, began: float, trouble: str) -> Passage:
    """Return what is told of a request that has ended."""
    ended = time.monotonic()
    asked = {**(call.form or {}), **(call.json or {}), **call.query}
    path = "/".join(call.url.rsplit("/", 3)[-2:])
    spans = progress.stamps.spans(ended) if progress else (None, None, None)
    return Passage(
        call.method,
        call.key.hide_in(call.url),
        call.key.hide_in(call.form["action"] if call.form is not None else path),
        shown(asked, call.key),
        progress.status if progress else None,
        progress.size if progress else 0,
        progress.beginning if progress else b"",
        trouble,
        *spans,
        lasted=ended - began,
        date=progress.date if progress else "",
    )


def _in_short(failure: BaseException) -> str:
    """Return what a failure is called: our own word, or the name of its type."""
    known = isinstance(failure, Undone | Broken)
    return failure.trouble.value if known else type(failure).__name__


def _named(error: Exception, progress: _Progress | None) -> BaseException:
    """Return what a failure means: surely not sent, perhaps accepted, or the intent's own error."""
    if isinstance(error, Broken):
        return error
    if progress is not None and progress.left:
        return Broken(_trouble(error), progress.status, progress.body)
    if progress is not None and progress.refused is not None:
        return progress.refused  # httpcore renames an OSError or a timeout
    return Undone(error.trouble if isinstance(error, Undone) else _trouble(error))


def _trouble(error: BaseException) -> Trouble:
    """Name what went wrong without repeating the exception, whose request holds the key."""
    import httpx  # imported by now

    match error:
        case TimeoutError() | httpx.TimeoutException():
            return Trouble.DEADLINE
        case httpx.ProxyError():
            return Trouble.PROXY
        case httpx.ConnectError():
            return _of_tls(error) or Trouble.CONNECT
        case httpx.TransportError() | OSError():
            return Trouble.CUT
        case httpx.InvalidURL() | UnicodeError():
            return Trouble.ADDRESS
        case _:
            return Trouble.OTHER


def _of_tls(error: BaseException) -> Trouble | None:
    """Name what TLS did not like, by OpenSSL's number; other verifiers' mean: not trusted."""
    import ssl  # imported by now

    below: BaseException | None = error
    while below is not None and not isinstance(below, ssl.SSLError):
        below = below.__cause__ or below.__context__
    if below is None:
        return None
    if not isinstance(below, ssl.SSLCertVerificationError):
        return Trouble.HANDSHAKE
    return _CERTIFICATES.get(getattr(below, "verify_code", 0), Trouble.CERTIFICATE)
