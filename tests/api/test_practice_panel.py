"""Every action of both dialects against the practice panel, over a real socket."""

from collections.abc import AsyncIterator, Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.support.practice import Practice, practice
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain import errors
from xpanel_desktop.domain.account import Dialects
from xpanel_desktop.domain.answer import Accepted, Limited, Lost, Refused, Unsent
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import Ticket, request

LINK = "https://x.example/ğ?a=1&b=2"
Client = Callable[..., Panel]
TEXTS = {
    "link": LINK,
    "quantity": "1000",
    "runs": "2",
    "interval": "5",
    "data_pool": "tr",
    "keywords": "bir\niki",
    "comments": "güzel 🌿\nharika & iyi = 100%\n" * 5,
    "usernames": "a\nb\n" * 10,
    "hashtags": "x\ny",
    "hashtag": "x",
    "username": "birisi",
    "media": LINK,
    "answer_number": "2",
    "choice": "2",
    "listen_duration": "30",
    "groups": "https://t.me/bir",
    "min": "100",
    "max": "100",
    "posts": "2",
    "delay": "0",
    "country": "TR",
    "device": "1",
    "type_of_traffic": "2",
    "referring_url": LINK,
}


class Clock:
    """The practice panel's wall clock."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Clock:
    return Clock()


@pytest.fixture
async def shop(wall: Clock) -> AsyncIterator[Practice]:
    async with practice(services=60, wall=wall) as running:
        yield running


@pytest.fixture
def client(shop: Practice, transports: Callable[..., Transport]) -> Client:
    def make(key: Secret | None = None) -> Panel:
        return Panel(
            shop.url,
            key or shop.key,
            transport=transports(),
            limiter=Limiter(1_000_000),
            dialects=Dialects(rest=True),
        )

    return make


async def sent() -> None:
    """An intent with nothing to write."""


async def place(panel: Panel, *, rest: bool = False, **parts: str) -> str:
    wire = {"service": "1", "link": LINK, "quantity": "1000"} | parts
    answer = await (panel.rest.add if rest else panel.add)(wire, intent=sent)
    assert isinstance(answer, Accepted), answer
    return answer.panel_id


def fitting(service: Service, kind: Kind) -> dict[str, str]:
    """Return the wire of an order that fills all that its kind asks for."""
    quantity = str(min(max(service.minimum or 1, 1000), service.maximum or 1000))
    texts = TEXTS | {"quantity": quantity, "min": quantity, "max": quantity}
    lines = "\n".join(["satır"] * min(service.minimum or 1, 1000))
    texts |= {"comments": lines, "usernames": lines}
    if not (service.dripfeed or kind is Kind.WEB_TRAFFIC):
        texts |= {"runs": "", "interval": ""}
    return request(Ticket(1, service.id, kind, texts), xpanel=True)


async def test_the_catalogue_is_the_same_by_both_dialects(client: Client) -> None:
    panel = client()
    found = await panel.services()
    assert (len(found.services), found.skipped) == (60, 0)
    assert await panel.rest.services() == found
    kinds = {service.kind for service in found.services}
    assert kinds >= set(Kind) - {Kind.POLL_CHOICE, Kind.SPACES}
    assert all(service.rate and service.minimum and service.maximum for service in found.services)


async def test_an_order_of_every_type_is_placed_as_it_was_written(
    client: Client, shop: Practice
) -> None:
    panel = client()
    placed: dict[str, tuple[Service, dict[str, str]]] = {}
    for service in (await panel.services()).services:
        kind = Kind.POLL_CHOICE if "Poll Votes" in service.name else service.kind
        kind = Kind.POLL if service.type == "Poll" else kind
        wire = fitting(service, kind)
        answer = await panel.add(wire, intent=sent)
        assert isinstance(answer, Accepted), (service, wire, answer)
        placed[answer.panel_id] = (service, wire)
    ledger = shop.panel.desk.ledger.orders
    assert {str(order.id) for order in ledger.values()} == set(placed)
    for order in ledger.values():
        service, wire = placed[str(order.id)]
        kept = {name: text for name, text in order.fields.items() if name not in ("key", "action")}
        assert (str(order.service), order.link) == (
            service.id,
            wire.get("link", wire.get("username")),
        )
        assert kept == {name: text for name, text in wire.items() if name != "link"}


@pytest.mark.parametrize("rest", [False, True])
async def test_an_order_s_whole_life(
    client: Client, shop: Practice, wall: Clock, rest: bool
) -> None:
    panel = client()
    before = await panel.balance()
    assert await panel.rest.balance() == before
    pools = await panel.pools()
    assert {pool.name for pool in pools} == {"tr", "global"}
    number = await place(panel, rest=rest, data_pool="tr")
    after = {pool.name: pool.capacity for pool in await panel.pools()}
    assert [after[pool.name] for pool in pools] == [
        (pool.capacity or 0) - (1000 if pool.name == "tr" else 0) for pool in pools
    ]
    (report,) = (await panel.status([number])).values()
    assert not isinstance(report, errors.PanelError)
    assert report == await panel.rest.order(number)
    assert (report.word, report.remains, report.currency) == ("Pending", 1000, "USD")
    assert before.amount - (await panel.balance()).amount == report.charge
    wall.now += 30 * 24 * 3600
    (report,) = (await panel.status([number])).values()
    assert not isinstance(report, errors.PanelError)
    assert (report.word, report.remains) == ("Completed", 0)


async def test_many_orders_are_asked_about_at_once(client: Client) -> None:
    panel = client()
    ids = [await place(panel) for _ in range(3)]
    for told in (await panel.status([*ids, "7"]), await panel.rest.orders([*ids, "7"])):
        assert [type(told[one]).__name__ for one in (*ids, "7")] == ["Report"] * 3 + ["NoSuchOrder"]
    assert isinstance((await panel.status(["7"]))["7"], errors.NoSuchOrder)
    with pytest.raises(errors.NoSuchOrder):
        await panel.rest.order("7")


async def test_a_cancel_is_requested_once_and_done_later(client: Client, wall: Clock) -> None:
    panel = client()
    can = next(one for one in (await panel.services()).services if one.cancel)
    cannot = next(one for one in (await panel.services()).services if one.cancel is False)
    first, second, third = [await place(panel, service=can.id) for _ in range(3)]
    fixed = await panel.add(fitting(cannot, cannot.kind), intent=sent)
    assert isinstance(fixed, Accepted)
    told = await panel.cancel([first, second, "7", fixed.panel_id])
    assert (told[first], told[second]) == (None, None)
    assert isinstance(told["7"], errors.NoSuchOrder)
    assert isinstance(told[fixed.panel_id], errors.OtherRefusal)
    assert isinstance((await panel.cancel([first]))[first], errors.AlreadyRequested)
    await panel.rest.cancel(third)
    with pytest.raises(errors.AlreadyRequested):
        await panel.rest.cancel(third)
    with pytest.raises(errors.NoSuchOrder):
        await panel.rest.cancel("7")
    wall.now += 60
    words = {report.word for report in (await panel.status([first, second, third])).values()}  # type: ignore[union-attr]
    assert words <= {"Canceled", "Partial"}


async def test_a_refill_is_acknowledged_and_asked_about(client: Client) -> None:
    panel = client()
    good = next(one for one in (await panel.services()).services if one.refill)
    first, second = [await place(panel, service=good.id) for _ in range(2)]
    assert await panel.refill([first]) == {first: first}
    told = await panel.refill([first, second, "7"])
    assert (told[first], told[second]) == (first, second)
    assert isinstance(told["7"], errors.NoSuchOrder)
    assert isinstance((await panel.refill(["7"]))["7"], errors.NoSuchOrder)
    assert await panel.refill_status([first]) == {first: "Completed"}
    words = await panel.refill_status([first, second, "7"])
    assert (words[first], words[second]) == ("Completed", "Completed")
    assert isinstance(words["7"], errors.NoSuchRefill)
    assert isinstance((await panel.refill_status(["7"]))["7"], errors.NoSuchRefill)


@pytest.mark.parametrize("rest", [False, True])
@pytest.mark.parametrize(
    ("parts", "family"),
    [
        ({"service": "999999"}, errors.BadService),
        ({"link": ""}, errors.BadLink),
        ({"quantity": "1"}, errors.BadQuantity),
        ({"quantity": "x"}, errors.BadQuantity),
        ({"data_pool": "moon"}, errors.OtherRefusal),
    ],
)
async def test_a_refusal_is_certain_and_nothing_was_placed(
    client: Client,
    shop: Practice,
    parts: dict[str, str],
    family: type[errors.Refusal],
    rest: bool,
) -> None:
    panel = client()
    wire = {"service": "1", "link": LINK, "quantity": "1000"} | parts
    answer = await (panel.rest.add if rest else panel.add)(wire, intent=sent)
    assert isinstance(answer, Refused)
    assert type(answer.error) is family
    assert shop.links == []


async def test_a_wrong_key_is_told_everywhere(client: Client) -> None:
    panel = client(Secret("wrong-key"))
    calls: list[Any] = [
        panel.services(), panel.balance(), panel.pools(), panel.status(["1"]), panel.cancel(["1"]),
        panel.refill(["1", "2"]), panel.refill_status(["1"]), panel.probe(), panel.rest.balance(),
        panel.rest.services(), panel.rest.order("1"), panel.rest.orders(["1"]),
        panel.rest.cancel("1"),
    ]  # fmt: skip
    for call in calls:
        with pytest.raises(errors.BadKey):
            await call
    for add in (panel.add, panel.rest.add):
        answer = await add({"service": "1"}, intent=sent)
        assert isinstance(answer, Refused)
        assert isinstance(answer.error, errors.BadKey)


async def test_a_connection_test_finds_it_all(client: Client) -> None:
    probe = await client().probe()
    assert (probe.dialects, probe.services) == (Dialects(rest=True), 60)
    assert probe.money.amount == Decimal(1000)


@pytest.mark.parametrize(
    ("fault", "ending", "kept"),
    [
        ("add:429=1", Limited, 0),
        ("add:500=1", Lost, None),
        ("add:502=1", Lost, None),
        ("add:html=1", Lost, None),
        ("add:php=1", Lost, 1),
        ("add:shape=1", Lost, 1),
        ("add:cut=1", Lost, 0),
        ("add:cut-after-commit=1", Lost, 1),
    ],
)
async def test_a_panel_at_fault_is_believed_only_when_it_is_certain(
    client: Client, shop: Practice, fault: str, ending: type, kept: int | None
) -> None:
    shop.panel.faults.set(fault)
    answer = await client().add(
        {"service": "1", "link": LINK, "quantity": "1000"}, intent=sent, deadline=5
    )
    assert type(answer) is ending
    assert kept is None or len(shop.links) == kept


async def test_reads_dig_out_what_they_can(client: Client, shop: Practice) -> None:
    panel = client()
    shop.panel.faults.set("php=1")
    assert (await panel.balance()).amount == Decimal(1000)
    assert len((await panel.services()).services) == 60
    for fault, family in (
        ("html=1", errors.PanelBroken), ("500=1", errors.OtherRefusal),
        ("429=1", errors.RateLimited), ("cut=1", errors.Unreachable),
    ):  # fmt: skip
        shop.panel.faults.set(fault)
        fresh = client()
        with pytest.raises(family):
            await fresh.balance()


async def test_a_panel_that_went_away_was_not_sent_to(
    transports: Callable[..., Transport],
) -> None:
    async with practice() as shop:
        url, key = shop.url, shop.key
    panel = Panel(url, key, transport=transports(), limiter=Limiter(1_000_000))
    assert await panel.add({"service": "1"}, intent=sent) == Unsent("connect")


async def test_by_rest_alone_a_cancel_says_what_came_of_it(
    shop: Practice, wall: Clock, client: Client, transports: Callable[..., Transport]
) -> None:
    def rest_alone(key: Secret) -> Panel:
        limiter, dialects = Limiter(1_000_000), Dialects(classic=False, rest=True)
        return Panel(shop.url, key, transport=transports(), limiter=limiter, dialects=dialects)

    panel, intents = rest_alone(shop.key), 0

    async def intent() -> None:
        nonlocal intents
        intents += 1

    can = next(one for one in (await client().services()).services if one.cancel)
    first = await place(client(), service=can.id)
    assert panel.cancels_at_once == 1
    assert await panel.cancel([first], intent=intent) == {first: None}
    assert isinstance((await panel.cancel([first], intent=intent))[first], errors.AlreadyRequested)
    assert isinstance((await panel.cancel(["7"], intent=intent))["7"], errors.NoSuchOrder)
    assert intents == 3
    with pytest.raises(errors.BadKey):
        await rest_alone(Secret("another-key-of-the-tests")).cancel([first])
    shop.panel.faults.set("cancel:429=@1")
    with pytest.raises(errors.RateLimited):
        await panel.cancel([first])
    wall.now += 60
    told = (await client().status([first]))[first]
    assert isinstance(told, Report)
    assert told.word in ("Canceled", "Partial")


async def test_a_panel_other_than_xpanel_speaks_one_dialect_and_works_on_refills(
    wall: Clock, transports: Callable[..., Transport]
) -> None:
    async with practice(services=60, wall=wall, xpanel=False) as there:
        panel = Panel(there.url, there.key, transport=transports(), limiter=Limiter(1_000_000))
        assert (await panel.probe()).dialects == Dialects(classic=True, rest=False)
        good = next(one for one in (await panel.services()).services if one.refill)
        ids = [await place(panel, service=good.id) for _ in range(8)]
        wall.now += 10_000
        reports = await panel.status(ids)
        done = [one for one in ids if getattr(reports[one], "word", "") == "Completed"]
        told = await panel.refill(done)
        assert set(told) == set(done)
        assert not set(told.values()) & set(ids)
        numbers = [str(one) for one in told.values()]
        assert set((await panel.refill_status(numbers)).values()) == {"Pending"}
        assert await panel.refill_status(numbers[:1]) == {numbers[0]: "Pending"}
        again = await panel.refill(done[:1])
        assert isinstance(again[done[0]], errors.AlreadyRequested)
        refused = await place(panel, service=good.id)
        assert isinstance((await panel.refill([refused]))[refused], errors.OtherRefusal)
