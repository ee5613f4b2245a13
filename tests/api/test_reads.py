"""What real panels do differently, quirk by quirk, through the real client over loopback."""

import contextlib
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.support.raw_server import Script, http, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain import errors
from xpanel_desktop.domain.account import Dialects, PoolCapacity
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.secret import Secret

Panels = Callable[..., Panel]
ENTRY = {"charge": "0.27819", "start_count": "3572", "status": "Partial", "remains": "157"}
REPORT = Report("Partial", Decimal("0.27819"), 3572, 157)


def answered(value: object, status: int = 200, *head: str) -> Script:
    body = value if isinstance(value, str) else json.dumps(value)
    return Script(http(body, status, *head))


@pytest.mark.parametrize(
    ("value", "money"),
    [
        ({"balance": "100.84292", "currency": "USD"}, ("100.84292", "USD")),
        ({"balance": 5}, ("5", "")),
        ('{"balance": 0.1}', ("0.1", "")),
        ('{"balance": 99.72181000000001}', ("99.72181", "")),
        ({"balance": "1,234.5", "currency": None}, ("1234.5", "")),
        ({"balance": "1.234,5"}, ("1234.5", "")),
        ({"balance": "1,234,567"}, ("1234567", "")),
        ({"balance": "12,34"}, ("12.34", "")),
        ({"balance": "0,125"}, ("0.125", "")),
        ('{"balance": 100.84292000000001}', ("100.84292", "")),
        ('{"balance": 99.89999999999999}', ("99.9", "")),
        ({"balance": "33.333333333333"}, ("33.33333333", "")),
        ({"status": "success", "data": {"balance": "0", "currency": "TRY"}}, ("0", "TRY")),
        ('\ufeff \n{"balance":"7"}', ("7", "")),
        ('<br />\n<b>Warning</b>: [x] in /a.php\n{"balance":"7"}', ("7", "")),
    ],
)
async def test_a_balance_is_read_in_every_dress(
    panels: Panels, value: object, money: tuple[str, str]
) -> None:
    async with raw_server(answered(value)) as server:
        assert await panels(server).balance() == Money(Decimal(money[0]), money[1])


@pytest.mark.parametrize(
    ("value", "status", "family"),
    [
        ({"error": "Invalid API key"}, 200, errors.BadKey),
        ({"error": "API key invalid"}, 401, errors.BadKey),
        ({"error": "Account suspended"}, 403, errors.BadKey),
        ({"error": "Rate limit exceeded"}, 200, errors.RateLimited),
        ("<html>slow down</html>", 429, errors.RateLimited),
        ({}, 429, errors.RateLimited),
        ({"error": "Incorrect request"}, 200, errors.BadRequest),
        ({"error": "Şu an olmaz"}, 200, errors.OtherRefusal),
        ({"error": "Your account has been banned!"}, 200, errors.ShutOut),
        ({"error": "IP-address blocked"}, 403, errors.ShutOut),
        ({"error": "Access denied"}, 403, errors.ShutOut),
        ({"status": "error", "message": "Invalid API key"}, 200, errors.BadKey),
        ({"success": "false", "message": "Too many requests"}, 200, errors.RateLimited),
        ({"error": "This account is blocked"}, 200, errors.OtherRefusal),
        ({"error": {"message": "Bad Link"}}, 200, errors.BadLink),
        ("<html>challenge</html>", 200, errors.PanelBroken),
        ("<html>crash</html>", 502, errors.PanelBroken),
        ({}, 500, errors.PanelBroken),
        ({"error": "Internal error"}, 500, errors.OtherRefusal),
        ({"error": "Invalid API key"}, 500, errors.BadKey),
        ({"balance": "1,234"}, 200, errors.PanelBroken),
        ({"balance": "1,2.3,4"}, 200, errors.PanelBroken),
        ("", 200, errors.PanelBroken),
        ("[]", 200, errors.PanelBroken),
        ('{"balance":"5"', 200, errors.PanelBroken),
        ({"balance": "NaN"}, 200, errors.PanelBroken),
        ({"balance": ""}, 200, errors.PanelBroken),
        ({"balance": "9" * 41}, 200, errors.PanelBroken),
        ({"balance": [5]}, 200, errors.PanelBroken),
        ('x {"balance":5} and more', 200, errors.PanelBroken),
        ({"balance": True}, 200, errors.PanelBroken),
        ('{"balance":1e999999}', 200, errors.PanelBroken),
        ("[" * 100_000, 200, errors.PanelBroken),
    ],
)
async def test_what_is_no_balance_raises_its_family(
    panels: Panels, value: object, status: int, family: type[errors.PanelError]
) -> None:
    async with raw_server(answered(value, status)) as server:
        with pytest.raises(errors.PanelError) as caught:
            await panels(server).balance()
        assert type(caught.value) is family


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("Incorrect API key", errors.BadKey),
        ("error.incorrect_service_id", errors.BadService),
        ("Incorrect service ID", errors.BadService),
        ("Service not found or inactive", errors.BadService),
        ("neworder.error.link", errors.BadLink),
        ("Incorrect link", errors.BadLink),
        ("Bad Link", errors.BadLink),
        ("neworder.error.min_quantity", errors.BadQuantity),
        ("neworder.error.max_quantity", errors.BadQuantity),
        ("Incorrect quantity", errors.BadQuantity),
        ("Not enough funds on balance", errors.ShortFunds),
        ("neworder.error.not_enough_funds", errors.ShortFunds),
        ("Insufficient balance", errors.ShortFunds),
        ("neworder.error.link_duplicate", errors.LinkBusy),
        (
            "You have active order with this link. Please wait until order being completed.",
            errors.LinkBusy,
        ),
        ("Incorrect order ID", errors.NoSuchOrder),
        ("Order not found", errors.NoSuchOrder),
        ("Incorrect refill ID", errors.NoSuchRefill),
        ("There is already an open request for this order.", errors.AlreadyRequested),
        ("Incorrect action", errors.BadRequest),
        ("Invalid action", errors.BadRequest),
    ],
)
async def test_the_families_of_errors_keep_the_panel_s_words(
    panels: Panels, words: str, family: type[errors.Refusal]
) -> None:
    async with raw_server(answered({"error": words})) as server:
        with pytest.raises(family) as caught:
            await panels(server).balance()
        assert caught.value.words == words


async def test_the_wait_of_a_rate_limit_is_told(panels: Panels) -> None:
    async with raw_server(answered({"error": "x"}, 429, "Retry-After: 9")) as server:
        with pytest.raises(errors.RateLimited) as caught:
            await panels(server).balance()
        assert caught.value.retry_after == 9


BAD = errors.NoSuchOrder


@pytest.mark.parametrize(
    ("ids", "value", "found"),
    [
        (["1"], ENTRY, {"1": REPORT}),
        (["1"], {"1": ENTRY}, {"1": REPORT}),
        (
            ["1", "10"],
            {"1": ENTRY, "10": {"error": "Incorrect order ID"}},
            {"1": REPORT, "10": BAD},
        ),
        (["1", "10"], {"1": ENTRY}, {"1": REPORT}),
        (["1", "10"], {"1": ENTRY, "99": ENTRY}, {"1": REPORT}),
        (["1", "10"], {"data": {"1": ENTRY}}, {"1": REPORT}),
        (["1", "10"], {"orders": {"1": ENTRY}}, {"1": REPORT}),
        (["1", "10"], [ENTRY, ENTRY], {}),
        (["1", "10"], [{"order": 10, **ENTRY}, {"id": "7", **ENTRY}], {"10": REPORT}),
        (["1", "10"], {"data": [{"order_id": "1", **ENTRY}]}, {"1": REPORT}),
        (["1", "10"], ENTRY, {}),
        (["1", "10"], {"1": None, "10": []}, {}),
        (["1"], {"error": "Incorrect order ID"}, {"1": BAD}),
        (["1"], {"status": "error", "message": "Incorrect order ID"}, {"1": BAD}),
        (["1"], {"status": "Fail", "msg": "Incorrect order ID"}, {"1": BAD}),
        (["1"], {"success": False, "message": "Incorrect order ID"}, {"1": BAD}),
        (
            ["1", "2"],
            {"1": ENTRY, "2": {"status": "failed", "message": "Order not found"}},
            {"1": REPORT, "2": BAD},
        ),
        (["1"], {"status": "Error"}, {"1": Report("Error")}),
        (
            ["1"],
            {"status": "Fail", "message": "Link is gone", "charge": "0"},
            {"1": Report("Fail", Decimal(0))},
        ),
        (["1"], {"status": "Pending", "message": "Soon"}, {"1": Report("Pending")}),
        (["1"], {"status": "success", "1": ENTRY}, {"1": REPORT}),
        (["1"], {"status": "success", "orders": {"1": ENTRY}}, {"1": REPORT}),
        (["1"], {"status": "success", "order": {"id": 1, **ENTRY}}, {"1": REPORT}),
        (["a" * 24], {"a" * 24: ENTRY}, {"a" * 24: REPORT}),
        (
            ["1"],
            {"status": "In_progress", "runs": "2/5", "orders": [7, "8", None, True]},
            {"1": Report("In_progress", runs="2/5", children=("7", "8"))},
        ),
        (
            ["1"],
            {"status": "Active", "posts": 3, "expiry": "x", "orders": "7,8", "charge": None},
            {"1": Report("Active", runs="3", expiry="x", children=("7", "8"))},
        ),
        (
            ["1"],
            {"status": 5, "charge": "x", "start_count": "1,000", "remains": 0.0, "currency": "TRY"},
            {"1": Report("5", None, 1000, 0, "TRY")},
        ),
        (
            ["1", "2", "3"],
            {
                "1": {"status": "Partial", "charge": 0.30000000000000004},
                "2": {"status": "Partial", "charge": "0.27819000000000003"},
                "3": {"status": "Partial", "charge": "0.1234567891"},
            },
            {
                "1": Report("Partial", Decimal("0.3")),
                "2": Report("Partial", Decimal("0.27819")),
                "3": Report("Partial", Decimal("0.12345679")),
            },
        ),
    ],
)
async def test_a_status_is_taken_by_the_ids_asked_for_alone(
    panels: Panels, ids: list[str], value: Any, found: dict[str, Any]
) -> None:
    async with raw_server(answered(value)) as server:
        told = await panels(server).status(ids)
        name = b"orders" if len(ids) > 1 else b"order"
        assert name + b"=" in server.requests[0].replace(b"%2C", b",")
    plain = {
        one: type(entry) if isinstance(entry, Exception) else entry for one, entry in told.items()
    }
    assert plain == found


@pytest.mark.parametrize("words", ["Invalid API key", "Rate limit exceeded"])
@pytest.mark.parametrize("dress", [{}, {"status": "error"}], ids=["error", "message"])
async def test_a_bad_key_is_no_answer_about_an_order(
    panels: Panels, words: str, dress: dict[str, str]
) -> None:
    told = {**dress, "message": words} if dress else {"error": words}
    async with raw_server(answered(told)) as server:
        with pytest.raises((errors.BadKey, errors.RateLimited)):
            await panels(server).status(["1"])


@pytest.mark.parametrize(
    ("value", "status", "family"),
    [({"error": "Down"}, 503, errors.OtherRefusal), ("<html></html>", 429, errors.RateLimited)],
)
async def test_a_failure_is_no_answer_about_an_order(
    panels: Panels, value: object, status: int, family: type[errors.PanelError]
) -> None:
    async with raw_server(answered(value, status)) as server:
        with pytest.raises(family):
            await panels(server).status(["1"])


NOW, SOON = "Wed, 21 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 2099 07:28:09 GMT"
RATE = {"error": "Rate limit exceeded"}
ASKS: dict[str, Callable[[Panel], Any]] = {
    "balance": lambda panel: panel.balance(),
    "services": lambda panel: panel.services(),
    "status": lambda panel: panel.status(["1", "2"]),
    "rest": lambda panel: panel.rest.orders(["1"]),
    "add": lambda panel: panel.add({"link": "x"}, intent=nothing),
    "rest add": lambda panel: panel.rest.add({"link": "x"}, intent=nothing),
}


async def nothing() -> None:
    """An intent with nothing to write."""


@pytest.mark.parametrize("name", ASKS)
@pytest.mark.parametrize(
    ("script", "rest"),
    [
        (answered(RATE), 2.0),
        (answered(RATE, 200, "Retry-After: 9"), 9.0),
        (answered("<html></html>", 429, "Retry-After: 9999"), 300.0),
        (answered(RATE, 200, f"Date: {NOW}", f"Retry-After: {SOON}"), 9.0),
        (answered(RATE, 200, f"Date: {SOON}", f"Retry-After: {NOW}"), 1.0),
    ],
)
async def test_the_whole_account_rests_when_it_was_too_much(
    transports: Callable[..., Transport], name: str, script: Script, rest: float
) -> None:
    rests: list[float] = []

    class Noted(Limiter):
        def penalise(self, seconds: float, left_at: float | None = None) -> None:
            rests.append(seconds)

    async with raw_server(script) as server:
        panel = Panel(server.url, Secret("k-of-test"), transport=transports(), limiter=Noted(10**6))
        with contextlib.suppress(errors.RateLimited):
            await ASKS[name](panel)
    assert rests == [rest]


ENTRIES: dict[str, Callable[[Panel], Any]] = {
    "status": lambda panel: panel.status(["1", "2"]),
    "cancel": lambda panel: panel.cancel(["1", "2"]),
    "refill": lambda panel: panel.refill(["1", "2"]),
    "refill_status": lambda panel: panel.refill_status(["1", "2"]),
}


@pytest.mark.parametrize("name", ENTRIES)
async def test_the_whole_account_rests_when_entries_say_that_it_was_too_much(
    transports: Callable[..., Transport], name: str
) -> None:
    rests: list[float] = []

    class Noted(Limiter):
        def penalise(self, seconds: float, left_at: float | None = None) -> None:
            rests.append(seconds)

    key = "refill" if name == "refill_status" else "order"
    told = [{key: "1", name: 1, "status": "Pending"}, {key: "2", **RATE}]
    async with raw_server(answered(told)) as server:
        panel = Panel(server.url, Secret("k-of-test"), transport=transports(), limiter=Noted(10**6))
        await ENTRIES[name](panel)
    assert rests == [2.0]


@pytest.mark.parametrize("number", [0, 101])
async def test_at_most_a_hundred_ids_are_asked_at_once(panels: Panels, number: int) -> None:
    async with raw_server(answered({})) as server:
        with pytest.raises(ValueError, match="1 to 100"):
            await panels(server).status(["1"] * number)
        with pytest.raises(ValueError, match="1 to 100"):
            await panels(server).rest.orders(["1"] * number)
        assert server.connections == 0


DONE = None


@pytest.mark.parametrize(
    ("action", "ids", "value", "found"),
    [
        (
            "cancel",
            ["9", "2"],
            [{"order": 9, "cancel": {"error": "Incorrect order ID"}}, {"order": 2, "cancel": 1}],
            {"9": errors.NoSuchOrder, "2": DONE},
        ),
        ("cancel", ["2"], [{"order": "2", "cancel": "1"}], {"2": DONE}),
        ("cancel", ["2"], {"cancel": True}, {"2": DONE}),
        ("cancel", ["2"], [{"order": 2, "cancel": 0}], {"2": errors.OtherRefusal}),
        ("cancel", ["2"], [{"order": 2, "cancel": "later"}], {"2": errors.OtherRefusal}),
        ("cancel", ["2", "3"], [{"order": 7, "cancel": 1}], {}),
        ("refill", ["1"], {"refill": "1"}, {"1": "1"}),
        ("refill", ["1"], {"refill": 0}, {"1": errors.OtherRefusal}),
        (
            "refill",
            ["1", "2"],
            [
                {"order": 1, "refill": 1},
                {
                    "order": 2,
                    "refill": {"error": "There is already an open request for this order."},
                },
            ],
            {"1": "1", "2": errors.AlreadyRequested},
        ),
        ("refill_status", ["1"], {"status": "Completed"}, {"1": "Completed"}),
        (
            "refill_status",
            ["1", "9"],
            [{"refill": 1, "status": "Pending"}, {"refill": 9, "error": "Incorrect refill ID"}],
            {"1": "Pending", "9": errors.NoSuchRefill},
        ),
    ],
)
async def test_requests_are_answered_one_by_one(
    panels: Panels, action: str, ids: list[str], value: object, found: dict[str, Any]
) -> None:
    async with raw_server(answered(value)) as server:
        told = await getattr(panels(server), action)(ids)
    plain = {
        one: type(entry) if isinstance(entry, Exception) else entry for one, entry in told.items()
    }
    assert plain == found


@pytest.mark.parametrize(
    ("value", "pools"),
    [
        ({"data_pools": {"tr": 5, "global": "1,000"}}, [("tr", 5), ("global", 1000)]),
        ({"data_pools": {"tr": {"available": 7}, "x": {"odd": 1}}}, [("tr", 7), ("x", None)]),
        ({"data_pools": [{"name": "tr", "count": 0}, {"odd": 1}]}, [("tr", 0), ("?", None)]),
        ({"data": {"data_pools": {"tr": "many"}}}, [("tr", None)]),
        ({"data_pools": "none"}, []),
        ({}, []),
    ],
)
async def test_pools_are_shown_as_far_as_they_are_understood(
    panels: Panels, value: object, pools: list[tuple[str, int | None]]
) -> None:
    async with raw_server(answered(value)) as server:
        panel = panels(server, dialects=Dialects(rest=True))
        assert await panel.pools() == tuple(PoolCapacity(*one) for one in pools)
        assert await panels(server).pools() == ()
        assert server.connections == 1
        assert b"GET /api/v2/status HTTP/1.1" in server.requests[0]
