"""Questions about many orders that a panel refuses for one of them, or for being many."""

import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from tests.app.kit import (
    FAST,
    account_on,
    all_orders,
    eventually,
    opened,
    plain_service,
    rest,
)
from tests.app.test_reading import placed
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.halves import MOST_REFUSED
from xpanel_desktop.app.sources import Source
from xpanel_desktop.app.status_asking import StatusAsking
from xpanel_desktop.domain.errors import (
    BadKey,
    OtherRefusal,
    PanelBroken,
    PanelError,
    RateLimited,
)
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.tracking import Tracking

MANY = 100
GOING = {"status": "In progress", "remains": "5"}
Refuses = Callable[[list[str]], Response | None]


def ids(form: dict[str, str]) -> list[str]:
    return (form.get("orders") or form["order"]).split(",")


@dataclass
class Strict:
    """Tells of every order, unless it refuses the question; what else is asked, the panel tells."""

    place: Practice
    refuses: Refuses

    def __post_init__(self) -> None:
        self._app, self.place.door.app = self.place.door.app, self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        form = self.place.door.asked[-1]
        if form.get("action") != "status":
            await self._app(scope, receive, send)
            return
        asked = ids(form)
        told = GOING if "order" in form else dict.fromkeys(asked, GOING)
        await (self.refuses(asked) or JSONResponse(told))(scope, receive, send)


@dataclass
class Shop:
    """A hundred orders on record, and what asks about them."""

    place: Practice
    core: Core
    wanted: list[tuple[int, str]]
    asking: StatusAsking

    def sizes(self) -> list[int]:
        """Return how many orders each question was about."""
        return [len(ids(form)) for form in self.place.door.forms("status")]

    async def told(self) -> set[str]:
        """Return the panel's ids of the orders that it told of."""
        orders = await all_orders(self.core)
        return {one.panel_id for one in orders if one.state is State.IN_PROGRESS}

    async def asked(self) -> int:
        """Return how many orders were asked about, and so wait for their next turn."""
        return sum(one.asked_at is not None for one in await all_orders(self.core))


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        await plain_service(core, account)
        await core.sessions.set_offline(offline=True)
        await placed(core, account, MANY)
        wanted = sorted((one.id, one.panel_id) for one in await all_orders(core))
        transport = Transport()
        panel = Panel(place.url, place.key, transport=transport, limiter=Limiter(FAST))
        source = Source(panel, Reach(account.id, clock, core.notices))
        asking = StatusAsking(source, Tracking(core.database), clock, core.notices)
        yield Shop(place, core, wanted, asking)
        await transport.close()


def refusing(*bad: str, status: int = 200) -> Refuses:
    """Refuse what holds one of some ids."""
    no = JSONResponse({"error": "Incorrect order ID"}, status)
    return lambda asked: no if {*bad} & {*asked} else None


@pytest.mark.parametrize("bad", [0, 42, MANY - 1])
async def test_one_order_that_is_refused_keeps_no_other_from_being_told(
    shop: Shop, bad: int
) -> None:
    known = [panel_id for _, panel_id in shop.wanted]
    Strict(shop.place, refusing(known[bad]))
    await shop.asking.ask(shop.wanted)
    assert await shop.told() == {*known} - {known[bad]}
    assert await shop.asked() == MANY, "the one that is refused waits for its turn as well"
    assert len(shop.sizes()) <= 15, "halves, not one by one"


async def test_neighbours_that_are_refused_keep_no_other_from_being_told(shop: Shop) -> None:
    known = [panel_id for _, panel_id in shop.wanted]
    Strict(shop.place, refusing(*known[60:70]))
    await shop.asking.ask(shop.wanted)
    assert await shop.told() == {*known} - {*known[60:70]}


async def test_a_panel_that_tells_of_no_several_is_asked_one_by_one_from_then_on(
    shop: Shop,
) -> None:
    no = JSONResponse({"error": "Incorrect request"})
    Strict(shop.place, lambda asked: no if len(asked) > 1 else None)
    await shop.asking.ask(shop.wanted)
    assert len(await shop.told()) == MANY
    first = shop.sizes()
    assert len(first) - first.count(1) <= 8, "once it is known, nothing is tried in vain"
    await shop.asking.ask(shop.wanted)
    assert shop.sizes()[len(first) :] == [1] * MANY


async def test_a_panel_is_asked_about_several_again_after_an_hour_of_one_by_one(
    shop: Shop,
) -> None:
    no = [JSONResponse({"error": "Please try again later"})]
    Strict(shop.place, lambda asked: no[0] if no and len(asked) > 1 else None)
    await shop.asking.ask(shop.wanted)
    no.clear()
    await shop.asking.ask(shop.wanted)
    assert shop.sizes()[-1] == 1
    assert isinstance(shop.core.clock, VirtualClock)
    shop.core.clock.advance(3601)
    await shop.asking.ask(shop.wanted)
    assert shop.sizes()[-1] == MANY


async def test_a_panel_that_refuses_everything_is_not_asked_about_every_order(shop: Shop) -> None:
    no = JSONResponse({"error": "API access is disabled"})
    Strict(shop.place, lambda _asked: no)
    with pytest.raises(OtherRefusal, match="disabled"):
        await shop.asking.ask(shop.wanted)
    assert shop.sizes().count(1) == MOST_REFUSED
    assert len(shop.sizes()) < 3 * MOST_REFUSED


async def test_a_ban_in_words_of_the_panel_s_own_is_told_by_a_look_at_the_balance(
    shop: Shop,
) -> None:
    no = JSONResponse({"error": "Kullanım yasağı"})
    Strict(shop.place, lambda _asked: no)
    shop.place.door.answers["balance"] = deque([no])
    with pytest.raises(OtherRefusal, match="yasağı"):
        await shop.asking.ask(shop.wanted)
    assert shop.sizes() == [MANY]
    assert await shop.asked() == 0


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (JSONResponse({"error": "Invalid API key"}), BadKey),
        (JSONResponse({"error": "Too many requests"}, 429), RateLimited),
        (JSONResponse({"error": "Incorrect order ID"}, 500), PanelError),
        (Response("<html>", media_type="text/html"), PanelBroken),
    ],
)
async def test_what_is_about_no_order_is_asked_once(
    shop: Shop, answer: Response, error: type[PanelError]
) -> None:
    Strict(shop.place, lambda _asked: answer)
    with pytest.raises(error):
        await shop.asking.ask(shop.wanted)
    assert shop.sizes() == [MANY]
    assert await shop.asked() == 0


async def test_a_limit_that_is_hit_among_the_halves_ends_it(shop: Shop) -> None:
    known = [panel_id for _, panel_id in shop.wanted]
    busy = JSONResponse({"error": "Too many requests"}, 429)
    one = refusing(known[0])
    Strict(shop.place, lambda asked: busy if len(asked) == 25 else one(asked))
    with pytest.raises(RateLimited):
        await shop.asking.ask(shop.wanted)
    assert shop.sizes() == [100, 50, 25]


async def test_the_poller_goes_on_past_an_order_that_is_refused(shop: Shop) -> None:
    known = [panel_id for _, panel_id in shop.wanted]
    Strict(shop.place, refusing(known[7]))
    await shop.core.sessions.set_offline(offline=False)

    async def told() -> bool:
        return len(await shop.told()) == MANY - 1

    await eventually(told)


async def passing(shop: Shop, wanted: int, minutes: int = 20) -> None:
    """Let time pass until so many orders are told of; fails when they are not in time."""
    clock = shop.core.clock
    assert isinstance(clock, VirtualClock)
    for _ in range(minutes * 12):
        await rest(shop.core, shop.place)
        if len(await shop.told()) >= wanted:
            return
        clock.advance(5)
    assert len(await shop.told()) >= wanted


CRASH = Response("<h1>500 Internal Server Error</h1>", 500, media_type="text/html")


@pytest.mark.parametrize("bad", [[0], [42], [MANY - 1], list(range(40, 50))], ids=str)
async def test_orders_at_which_the_panel_crashes_keep_no_other_from_being_followed(
    shop: Shop, bad: list[int]
) -> None:
    odd = {shop.wanted[at][1] for at in bad}
    Strict(shop.place, lambda asked: CRASH if odd & {*asked} else None)
    await shop.core.sessions.set_offline(offline=False)
    await passing(shop, MANY - len(bad))


async def test_a_panel_that_breaks_under_a_hundred_is_asked_about_fewer(shop: Shop) -> None:
    slow = Response("<h1>504 Gateway Time-out</h1>", 504, media_type="text/html")
    Strict(shop.place, lambda asked: slow if len(asked) > 30 else None)
    await shop.core.sessions.set_offline(offline=False)
    await passing(shop, MANY)
    assert len(shop.sizes()) < 20


async def test_an_order_at_which_the_panel_crashes_is_asked_about_alone_from_then_on(
    shop: Shop,
) -> None:
    odd = {shop.wanted[42][1]}
    Strict(shop.place, lambda asked: CRASH if odd & {*asked} else None)
    for _ in range(9):
        with contextlib.suppress(PanelBroken):
            await shop.asking.ask(shop.wanted)
    before = len(shop.sizes())
    await shop.asking.ask(shop.wanted)
    assert shop.sizes()[before:] == [MANY - 1, 1], "what was set apart is asked about once"
    assert await shop.asked() == MANY, "it waits for its turn as the others do"
    with pytest.raises(PanelBroken):
        await shop.asking.ask([shop.wanted[42]])
    odd.clear()
    await shop.asking.ask(shop.wanted)
    assert len(await shop.told()) == MANY
    await shop.asking.ask(shop.wanted)
    assert shop.sizes()[-1] == MANY


async def test_a_panel_that_is_down_costs_few_questions_and_is_soon_asked_about_a_hundred(
    shop: Shop,
) -> None:
    down = [True]
    Strict(shop.place, lambda _asked: CRASH if down else None)
    for _ in range(12):
        with pytest.raises(PanelBroken):
            await shop.asking.ask(shop.wanted)
    assert len(shop.sizes()) <= 2 * 12
    assert await shop.asked() == 0, "nobody was told anything"
    down.clear()
    before = len(shop.sizes())
    await shop.asking.ask(shop.wanted)
    assert len(shop.sizes()) - before <= 8
    await shop.asking.ask(shop.wanted)
    await shop.asking.ask(shop.wanted)
    assert shop.sizes()[-1] == MANY


async def test_what_goes_wrong_with_an_order_apart_is_told_where_it_is_another_thing(
    shop: Shop,
) -> None:
    odd = {shop.wanted[42][1]}
    answer = [CRASH]
    Strict(shop.place, lambda asked: answer[0] if odd & {*asked} else None)
    for _ in range(9):
        with contextlib.suppress(PanelBroken):
            await shop.asking.ask(shop.wanted)
    answer[0] = JSONResponse({"error": "Too many requests"}, 429)
    with pytest.raises(RateLimited):
        await shop.asking.ask(shop.wanted)
