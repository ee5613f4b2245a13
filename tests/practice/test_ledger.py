"""The ledger: orders go on by the clock, and the balance adds up to the last digit."""

import json
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.practice_process import practice_process
from xpanel_desktop.practice.catalogue import make
from xpanel_desktop.practice.desk import Desk, Refused
from xpanel_desktop.practice.ledger import Ledger
from xpanel_desktop.practice.life import Fate, fate

DEPOSIT = Decimal(10_000)
END = 3_000_000.0
OFFERS = make(60)


class Wall:
    """A clock of the test's own."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def desk(wall: Wall) -> Desk:
    return Desk(Ledger(None, speed=1.0, deposit=DEPOSIT, wall=wall), OFFERS)


def placed_on(panel: Desk) -> str:
    """Place an order of a thousand and return its id."""
    fields = {"service": "1", "link": "https://x.test/1", "quantity": "1000"}
    return str(panel.add(fields)["order"])


places = st.lists(
    st.tuples(st.integers(1, 60), st.integers(1, 5000), st.integers(1, 4), st.floats(0, 4000)),
    min_size=1,
    max_size=12,
)


@given(places, st.floats(0, 10_000))
def test_deposits_are_the_balance_and_what_orders_cost(
    placed: list[tuple[int, int, int, float]], later: float
) -> None:
    wall = Wall()
    panel = desk(wall)
    for service, quantity, runs, wait in placed:
        fields = {"service": str(service), "link": "https://x.test/1", "quantity": str(quantity)}
        if runs > 1:
            fields |= {"runs": str(runs), "interval": "10"}
        try:
            panel.add(fields)
        except Refused:
            continue
        wall.now += wait
    wall.now += later
    for _ in range(2):
        costs = [Decimal(str(panel.status(str(n))["charge"])) for n in panel.ledger.orders]
        assert panel.ledger.balance() == DEPOSIT - sum(costs, Decimal(0))
        wall.now = END
    for order in panel.ledger.orders.values():
        now = panel.ledger.standing(order)
        assert now.finished
        assert now.status == fate(order)[0].value
        assert (now.remains == 0) == (fate(order)[0] is Fate.COMPLETED or not order.quantity)


def test_an_order_goes_through_its_states_in_order() -> None:
    wall = Wall()
    panel = desk(wall)
    number = str(
        panel.add({"service": "1", "link": "https://x.test/2", "quantity": "1000"})["order"]
    )
    seen: list[str] = []
    remains: list[int] = []
    while not seen or seen[-1] in ("Pending", "In progress"):
        told = panel.status(number)
        if not seen or told["status"] != seen[-1]:
            seen.append(str(told["status"]))
        remains.append(int(str(told["remains"])))
        wall.now += 60
    assert seen[:2] == ["Pending", "In progress"]
    assert len(seen) == 3
    assert remains == sorted(remains, reverse=True)


def test_a_cancel_refunds_what_was_not_delivered() -> None:
    wall = Wall()
    panel = desk(wall)
    number = str(
        panel.add({"service": "1", "link": "https://x.test/3", "quantity": "1000"})["order"]
    )
    assert panel.cancel(number) == 1
    wall.now += 100
    told = panel.status(number)
    assert (told["status"], told["remains"], Decimal(str(told["charge"]))) == (
        "Canceled",
        "1000",
        0,
    )
    assert panel.ledger.balance() == DEPOSIT


def test_ledger_key_and_port_survive_a_kill(tmp_path: Path) -> None:
    options = ("--data", str(tmp_path), "--services", "30")
    with practice_process(*options) as first:
        first.control("funds", {"amount": "5.25"})
        url, key = first.url, first.key
        before = first.control("ledger")
        first.process.kill()
        first.process.wait()
    with (tmp_path / "ledger.jsonl").open("a") as ledger:
        ledger.write('{"deposit": "99')  # a line that a kill cut in half
    with practice_process(*options) as second:
        assert (second.url, second.key) == (url, key)
        assert second.control("ledger") == before
    lines = (tmp_path / "ledger.jsonl").read_text().splitlines()
    assert all(json.loads(line) for line in lines)


def test_it_ends_with_its_parent() -> None:
    with practice_process() as child:
        assert child.process.stdin
        child.process.stdin.close()
        assert child.process.wait(10) == 0


def test_a_refill_goes_on_and_survives_a_restart(tmp_path: Path) -> None:
    wall, path = Wall(), tmp_path / "ledger.jsonl"

    def opened() -> Desk:
        ledger = Ledger(path, speed=1.0, deposit=DEPOSIT, wall=wall)
        return Desk(ledger, OFFERS, xpanel=False)

    panel = opened()
    good = next(one.id for one in OFFERS.values() if one.refill and one.type == "Default")
    fields = {"service": str(good), "link": "https://x.test/1", "quantity": "1000"}
    orders = [str(panel.add(fields)["order"]) for _ in range(20)]
    with pytest.raises(Refused, match="not available for this order"):
        panel.refill(orders[0])
    wall.now += 10_000
    done = [one for one in orders if panel.status(one)["status"] == "Completed"]
    taken = {one: panel.refill(one) for one in done}
    assert not set(taken.values()) & set(orders)
    for order, number in taken.items():
        assert panel.refill_status(number) == "Pending"
        with pytest.raises(Refused, match="already an open request"):
            panel.refill(order)
        with pytest.raises(Refused, match="Incorrect refill ID"):
            panel.refill_status(order)
    wall.now += 1000
    again = opened()
    words = {again.refill_status(number) for number in taken.values()}
    assert words == {"In progress", "Rejected"}
    wall.now += 10_000
    words = {again.refill_status(number) for number in taken.values()}
    assert words == {"Completed", "Rejected"}
    assert again.refill(done[0]) not in taken.values(), "what has ended is asked for anew"


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\x0c", "\r", "\n", "\ud83d"])
def test_no_letter_of_an_order_keeps_the_ledger_from_being_read_again(
    tmp_path: Path, end: str
) -> None:
    with practice_process("--data", str(tmp_path), "--services", "30") as first:
        order = {"key": first.key, "action": "add", "service": 4, "link": "https://x.test/1"}
        body = json.dumps(order | {"comments": f"iyi{end}güzel"})
        headers = {"Content-Type": "application/json"}
        httpx.post(first.url, content=body, headers=headers, trust_env=False)
        before = first.control("ledger")
        assert len(before["orders"]) == 1
        first.process.kill()
        first.process.wait()
    with practice_process("--data", str(tmp_path), "--services", "30") as second:
        assert second.control("ledger") == before
