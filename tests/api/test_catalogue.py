"""A catalogue survives its bad rows: each costs itself alone."""

import asyncio
import json
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.support.raw_server import Script, http, raw_server
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.translate.catalogue import read_catalogue
from xpanel_desktop.domain.account import Dialects
from xpanel_desktop.domain.errors import BadKey, PanelBroken, RateLimited, Unreachable

Panels = Callable[..., Panel]
ITEM: dict[str, Any] = {
    "service": 1,
    "name": "Followers",
    "type": "Default",
    "category": "Test",
    "rate": "0.5",
    "min": "10",
    "max": "100000000",
    "refill": True,
    "cancel": True,
}


async def one(**parts: object) -> Any:
    found = await read_catalogue(json.dumps([ITEM | parts]).encode())
    (service,) = found.services
    assert not found.descriptions
    return service


@pytest.mark.parametrize(
    ("part", "value", "name", "wanted"),
    [
        ("service", "12", "id", "12"),
        ("service", "64b5f2c1a9e3d70011223344", "id", "64b5f2c1a9e3d70011223344"),
        ("rate", 0.9, "rate", Decimal("0.9")),
        ("rate", 0.44999999999999996, "rate", Decimal("0.45")),
        ("rate", 1, "rate", Decimal(1)),
        ("rate", 0.30000000000000004, "rate", Decimal("0.3")),
        ("rate", "0.4276923076923077", "rate", Decimal("0.42769231")),
        ("rate", "0,5", "rate", Decimal("0.5")),
        ("rate", "1,000.5", "rate", Decimal("1000.5")),
        ("rate", None, "rate", None),
        ("rate", "free", "rate", None),
        ("rate", [1], "rate", None),
        ("rate", {"a": 1}, "rate", None),
        ("rate", True, "rate", None),
        ("min", 10.0, "minimum", 10),
        ("min", "1,000", "minimum", 1000),
        ("max", None, "maximum", None),
        ("max", 5, "maximum", 5),
        ("refill", "true", "refill", True),
        ("refill", "1", "refill", True),
        ("refill", 1, "refill", True),
        ("refill", "false", "refill", False),
        ("refill", "0", "refill", False),
        ("refill", 0, "refill", False),
        ("refill", None, "refill", None),
        ("refill", "maybe", "refill", None),
        ("refill", [True], "refill", None),
        ("dripfeed", True, "dripfeed", True),
        ("name", "a\u202eb\x00c\n  d", "name", "ab c d"),
        ("name", "a\u061c\u206ab \u200fc\u2028d", "name", "ab c d"),
        ("name", "x" * 1000, "name", "x" * 300),
        ("rate", "1,000", "rate", None),
        ("name", None, "name", "1"),
        ("name", 7, "name", "7"),
        ("average_time", 5, "average_time", "5"),
        ("link", "https://x.example", "link", "https://x.example"),
        ("currency", "TRY", "currency", "TRY"),
    ],
)
async def test_a_field_is_read_in_every_form(
    part: str, value: object, name: str, wanted: object
) -> None:
    assert getattr(await one(**{part: value}), name) == wanted


@pytest.mark.parametrize(
    ("part", "value", "wanted"),
    [
        ("desc", "x" * 9000, "x" * 2000),
        ("desc", " a \n b\u202ec\r d  e\n", "a\nbc\nd e"),
        ("desc", "one\r\ntwo", "one\ntwo"),
        ("note", "n", "n"),
        ("description", "d", "d"),
    ],
)
async def test_what_is_told_at_length_stands_beside_the_services(
    part: str, value: str, wanted: str
) -> None:
    rows = [ITEM, ITEM | {"service": 2, part: value}, ITEM | {"service": 2, part: "again"}]
    found = await read_catalogue(json.dumps(rows).encode())
    assert found.descriptions == {"2": wanted}


async def test_an_odd_description_is_none() -> None:
    await one(description=["odd"])


async def test_missing_flags_are_not_told() -> None:
    found = await read_catalogue(b'[{"service":1}]')
    (service,) = found.services
    assert (service.refill, service.cancel, service.dripfeed) == (None, None, None)
    assert (service.rate, service.minimum, service.maximum) == (None, None, None)


LONG = "9" * 5000  # more digits than Python reads
NONE = ["null", "5", '"x"', "[]", "{}", '{"service":null}', '{"service":[]}', f"[[{LONG}]]"]


@pytest.mark.parametrize("bad", [*NONE, f'{{"service":2,"name":{LONG}}}'], ids=lambda one: one[:20])
async def test_a_row_that_is_none_costs_itself_alone(bad: str) -> None:
    good = json.dumps(ITEM)
    found = await read_catalogue(f"[{bad},{good},{bad}]".encode())
    assert ([service.id for service in found.services], found.skipped) == (["1"], 2)


async def test_the_first_of_a_doubled_id_wins() -> None:
    rows = [ITEM | {"name": "first"}, ITEM | {"service": "1", "name": "second"}]
    found = await read_catalogue(json.dumps(rows).encode())
    assert ([service.name for service in found.services], found.skipped) == (["first"], 1)


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ({"services": [ITEM]}, 1),
        ({"status": "success", "error": "", "services": [ITEM]}, 1),
        ({"services": [ITEM | {"rate": math.nan}], "status": 1}, 1),
        ({"data": [ITEM]}, 1),
        ({"data": {"services": [ITEM]}}, 0),
        ({"status": "success", "data": "Empty Data"}, 0),
        ([], 0),
        ([ITEM | {"service": number} for number in range(101)], 101),
    ],
)
async def test_wrappers_and_empty_lists(panels: Panels, body: object, number: int) -> None:
    async with raw_server(Script(http(json.dumps(body)))) as server:
        if isinstance(body, dict) and isinstance(body.get("data"), dict):
            with pytest.raises(PanelBroken):
                await panels(server).services()
            return
        found = await panels(server).services()
        assert (len(found.services), found.skipped) == (number, 0)


@pytest.mark.parametrize(
    "before", ["", " \n", "\ufeff", "<br /><b>Warning</b>: x on line <b>3</b><br />\n"]
)
async def test_what_stands_before_the_list_is_passed_over(panels: Panels, before: str) -> None:
    async with raw_server(Script(http(before + json.dumps([ITEM])))) as server:
        assert len((await panels(server).services()).services) == 1
        assert len((await panels(server).rest.services()).services) == 1


@pytest.mark.parametrize(
    ("script", "family"),
    [
        (Script(http('{"error":"Invalid API key"}')), BadKey),
        (Script(http("[5]")), PanelBroken),
        (Script(http("[]", 500)), PanelBroken),
        (Script(http("[]", 429)), RateLimited),
        (Script(http('{"services":[],"error":"Invalid API key"}')), BadKey),
        (Script(http("<html></html>")), PanelBroken),
        (Script(http('[{"service":1},', length=999)), Unreachable),
        (Script(http('{"a":1}')), PanelBroken),
        (Script(http('[{"service":1,"name":' + "[" * 990 + "]" * 990 + "}]")), PanelBroken),
        (Script(http("x", 200, "Content-Encoding: gzip")), PanelBroken),
    ],
)
async def test_what_is_no_catalogue_raises(
    panels: Panels, script: Script, family: type[Exception]
) -> None:
    async with raw_server(script) as server:
        for services in (panels(server).services, panels(server).rest.services):
            with pytest.raises(family):
                await services()


@pytest.mark.parametrize(("rest", "status"), [(True, 200), (False, 404)])
async def test_a_connection_test_tells_the_dialects(
    panels: Panels, rest: bool, status: int
) -> None:
    balance = Script(http('{"balance":"5","currency":"USD"}'))
    services = Script(http(json.dumps([ITEM])))
    last = Script(http('{"balance":"5"}' if rest else "<html></html>", status))
    async with raw_server(balance, services, last) as server:
        probe = await panels(server).probe()
        assert probe.dialects == Dialects(classic=True, rest=rest)
        assert (probe.money.amount, probe.services) == (Decimal(5), 1)
        assert b"x-api-key" in server.requests[2].lower()


async def test_half_a_character_in_one_name_costs_no_catalogue() -> None:
    """JSON may escape half a character; it is dropped, and so is nothing else."""
    body = rb'[{"service":1,"name":"a\ud83d b","rate":"0.90"},{"service":2,"name":"c","rate":1.25}]'
    found = await read_catalogue(body)
    assert [(one.id, one.name, str(one.rate)) for one in found.services] == [
        ("1", "a b", "0.90"),
        ("2", "c", "1.25"),
    ]


async def test_others_have_their_turn_before_a_list_is_split() -> None:
    reading = asyncio.ensure_future(read_catalogue(b"no list at all"))
    await asyncio.sleep(0)  # it begins
    assert not reading.done()  # and nothing was looked at yet
    with pytest.raises(PanelBroken):
        await reading
