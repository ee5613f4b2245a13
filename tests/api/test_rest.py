"""The REST dialect, and what a panel that is not there makes of either dialect."""

import json
from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from tests.api.conftest import KEY
from tests.support.raw_server import Counted, End, Script, http, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Call, Transport, Trouble, Undone
from xpanel_desktop.domain import errors
from xpanel_desktop.domain.account import Dialects
from xpanel_desktop.domain.answer import Accepted, Lost, Unsent
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.secret import Secret

Panels = Callable[..., Panel]
ENTRY = '{"charge":"0.5","start_count":1,"status":"Completed","remains":0}'
REPORT = Report("Completed", Decimal("0.5"), 1, 0)


@pytest.mark.parametrize(
    ("call", "line", "answer", "wanted"),
    [
        (lambda r: r.balance(), "GET /api/v2/balance", '{"balance":"5"}', Money(Decimal(5), "")),
        (lambda r: r.order("7"), "GET /api/v2/order/7", ENTRY, REPORT),
        (lambda r: r.order("a/b?c"), "GET /api/v2/order/a%2Fb%3Fc", ENTRY, REPORT),
        (
            lambda r: r.orders(["1", "2"]),
            "GET /api/v2/orders?ids=1%2C2",
            f'{{"1":{ENTRY},"3":{ENTRY}}}',
            {"1": REPORT},
        ),
        (lambda r: r.cancel("7"), "POST /api/v2/order/7/cancel", '{"status":"success"}', None),
    ],
)
async def test_a_call_and_its_answer(
    panels: Panels,
    call: Callable[[object], Awaitable[object]],
    line: str,
    answer: str,
    wanted: object,
) -> None:
    async with raw_server(http(answer)) as server:
        assert await call(panels(server).rest) == wanted
        head = server.requests[0].partition(b"\r\n\r\n")[0].decode()
    assert head.splitlines()[0] == f"{line} HTTP/1.1"
    assert f"x-api-key: {KEY}" in head.lower().splitlines()


@pytest.mark.parametrize(
    ("answer", "family"),
    [
        ("{}", errors.NoSuchOrder),
        ('{"error":"Order not found"}', errors.NoSuchOrder),
        ('{"7":{"error":"Incorrect order ID"}}', errors.NoSuchOrder),
    ],
)
async def test_an_order_that_is_not_there(
    panels: Panels, answer: str, family: type[errors.PanelError]
) -> None:
    async with raw_server(http(answer)) as server:
        with pytest.raises(family):
            await panels(server).rest.order("7")


@pytest.mark.parametrize(
    ("answer", "family"),
    [
        ('{"error":"Incorrect order ID"}', errors.NoSuchOrder),
        ('{"order":7,"cancel":{"error":"Incorrect order ID"}}', errors.NoSuchOrder),
        (
            '{"data":{"cancel":{"error":"There is already an open request"}}}',
            errors.AlreadyRequested,
        ),
        ('{"order":7,"cancel":0}', errors.OtherRefusal),
        ('{"order":7,"cancel":false}', errors.OtherRefusal),
    ],
)
async def test_a_cancel_that_was_not_taken_says_so(
    panels: Panels, answer: str, family: type[errors.PanelError]
) -> None:
    async with raw_server(http(answer)) as server:
        with pytest.raises(family):
            await panels(server).rest.cancel("7")


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ('{"status":"success"}', None),
        ('{"error":"Incorrect order ID"}', errors.NoSuchOrder),
        ('{"order":7,"cancel":0}', errors.OtherRefusal),
    ],
)
async def test_a_panel_of_this_dialect_alone_is_asked_to_cancel_one_by_one(
    panels: Panels, answer: str, wanted: type[errors.PanelError] | None
) -> None:
    async with raw_server(http(answer)) as server:
        panel = panels(server, dialects=Dialects(classic=False, rest=True))
        intent = Counted(server)
        assert panel.cancels_at_once == 1
        told = await panel.cancel(["7"], intent=intent)
        assert {one: type(said) for one, said in told.items()} == {"7": wanted or type(None)}
        assert (intent.times, len(server.requests)) == (1, 1)
        assert panels(server).cancels_at_once == 100


@pytest.mark.parametrize(
    ("answer", "status", "family"),
    [
        ('{"error":"Invalid API key"}', 401, errors.BadKey),
        ('{"error":"Rate limit exceeded"}', 429, errors.RateLimited),
        ('{"error":"Anything"}', 500, errors.Unconfirmed),
        ("<html>", 200, errors.Unconfirmed),
        ('{"error":"Not in this state"}', 400, None),
    ],
)
async def test_what_concerns_the_account_or_may_have_been_done_is_no_refusal_of_one_order(
    panels: Panels, answer: str, status: int, family: type[errors.PanelError] | None
) -> None:
    async with raw_server(http(answer, status)) as server:
        panel = panels(server, dialects=Dialects(classic=False, rest=True))
        if family is None:
            told = await panel.cancel(["7"])
            assert isinstance(told["7"], errors.Refusal)
        else:
            with pytest.raises(family):
                await panel.cancel(["7"])


async def test_a_cancel_that_surely_did_not_leave_says_so(panels: Panels) -> None:
    async with raw_server(b"") as server:
        panel = panels(server)
    intent = Counted(server)
    with pytest.raises(errors.Unreachable, match="connect"):
        await panel.cancel(["1", "2"], intent=intent)
    assert intent.times == 0


async def test_an_order_is_placed_as_json_with_one_intent(panels: Panels) -> None:
    async with raw_server(http('{"order":5}', 201)) as server:
        intent = Counted(server)
        wire = {"service": "1", "link": "https://x.example/ğ", "data_pool": "tr"}
        answer = await panels(server).rest.add(wire, intent=intent)
        assert isinstance(answer, Accepted)
        assert (answer.panel_id, intent.times, intent.seen) == ("5", 1, b"")
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /api/v2/order HTTP/1.1")
    assert json.loads(body) == wire


@pytest.mark.parametrize("dialect", ["classic", "rest"])
async def test_what_is_cut_after_the_moment_is_lost(panels: Panels, dialect: str) -> None:
    async with raw_server(Script(http('{"order":5', length=50), End.RST)) as server:
        panel = panels(server)
        add = panel.add if dialect == "classic" else panel.rest.add
        answer = await add({"link": "x"}, intent=Counted(server))
        assert isinstance(answer, Lost)
        assert answer.reason == Trouble.CUT


@pytest.mark.parametrize("dialect", ["classic", "rest"])
async def test_a_panel_that_is_not_there_was_not_sent_to(
    transports: Callable[..., Transport], dialect: str
) -> None:
    async with raw_server(b"") as server:
        url = server.url
    panel = Panel(url, Secret(KEY), transport=transports(), limiter=Limiter(1_000_000))
    add = panel.add if dialect == "classic" else panel.rest.add
    intent = Counted(server)
    assert await add({"link": "x"}, intent=intent) == Unsent("connect")
    assert intent.times == 0
    with pytest.raises(errors.Unreachable, match="connect"):
        await panel.balance()


async def test_a_text_that_no_wire_holds_is_surely_not_sent(
    transports: Callable[..., Transport],
) -> None:
    async with raw_server(http('{"order":1}')) as server:
        intent = Counted(server)
        call = Call(server.url, Secret(KEY), form={"link": "\ud800"})
        with pytest.raises(Undone) as caught:
            await transports().send_once(call, intent)
        assert (caught.value.trouble, intent.times) == (Trouble.ADDRESS, 0)
        assert server.connections == 0
