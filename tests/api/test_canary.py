"""The key is in no exception, repr, address or evidence, whatever a panel echoes."""

import logging
import traceback
from collections.abc import Awaitable, Callable

import pytest

from tests.api.conftest import KEY
from tests.support.raw_server import Counted, End, Script, http, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Call, Transport
from xpanel_desktop.domain.account import Dialects
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.secret import Secret

Panels = Callable[..., Panel]
ECHO = f'{{"error":"Invalid API key {KEY}"}}'
READS: dict[str, Callable[[Panel], Awaitable[object]]] = {
    "services": lambda panel: panel.services(),
    "balance": lambda panel: panel.balance(),
    "status": lambda panel: panel.status(["1", "2"]),
    "cancel": lambda panel: panel.cancel(["1", "2"]),
    "refill": lambda panel: panel.refill(["1", "2"]),
    "pools": lambda panel: panel.pools(),
    "rest": lambda panel: panel.rest.order("1"),
    "rest cancel": lambda panel: panel.rest.cancel("1"),
}
ANSWERS = [
    Script(http(ECHO)),
    Script(http(ECHO, 401)),
    Script(http(f"<html>{KEY}</html>", 500)),
    Script(http(f"{KEY}", length=9999)),
    Script(b"", End.RST),
    Script(http("x", 200, "Content-Encoding: gzip")),
    Script(f"HTTP/1.1 200 {KEY}\r\nbad header {KEY}\r\n\r\n".encode()),
]


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("script", ANSWERS, ids=range(len(ANSWERS)))
async def test_reads_raise_without_the_key(
    panels: Panels, read: str, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)  # at DEBUG httpcore itself repeats what a server sends
    async with raw_server(script) as server:
        panel = panels(server, dialects=Dialects(rest=True))
        with pytest.raises(PanelError) as caught:
            await READS[read](panel)
        told = "".join(traceback.format_exception(caught.value))
        assert KEY not in told + repr(caught.value) + repr(vars(caught.value))
        assert caught.value.__cause__ is None
        (request,) = server.requests
        assert KEY.encode() not in request.split(b"\r\n", 1)[0]
        assert KEY.encode() in request
    assert KEY not in caplog.text


@pytest.mark.parametrize("script", ANSWERS, ids=range(len(ANSWERS)))
async def test_an_answer_to_add_keeps_evidence_without_the_key(
    panels: Panels, script: Script
) -> None:
    async with raw_server(script) as server:
        panel = panels(server)
        for add in (panel.add, panel.rest.add):
            answer = await add({"link": "x"}, intent=Counted(server))
            assert KEY not in repr(answer)
        assert all(KEY.encode() not in one.split(b"\r\n", 1)[0] for one in server.requests)


def test_a_call_and_what_carries_it_print_without_the_key() -> None:
    call = Call("https://panel.example/api/v2", Secret(KEY), form={"action": "balance"})
    panel = Panel(call.url, call.key, transport=Transport(), limiter=Limiter(60))
    assert KEY not in repr(call) + repr(panel) + repr(vars(panel))
