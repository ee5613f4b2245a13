"""The panel's clock and what it must not undo: restarts, late cancels, ends of a process."""

import contextlib
import json
import signal
import threading
import time
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.practice_process import practice_process
from xpanel_desktop.practice.catalogue import make
from xpanel_desktop.practice.desk import Desk
from xpanel_desktop.practice.ledger import Ledger
from xpanel_desktop.practice.life import Placed, ends_at, fate, standing

ORDER = {"service": "1", "link": "https://x.test/a", "quantity": "1000"}


def test_a_finished_order_is_finished_after_a_restart(tmp_path: Path) -> None:
    wall = [1000.0]

    def open_desk(speed: float = 60.0) -> Desk:
        ledger = Ledger(
            tmp_path / "ledger.jsonl", speed=speed, deposit=Decimal(100), wall=lambda: wall[0]
        )
        return Desk(ledger, make(30))

    first = open_desk()
    number = str(first.add(ORDER)["order"])
    wall[0] += 40
    before, balance = first.status(number), first.balance()
    assert before["status"] == "Completed"
    again = open_desk()
    assert (again.status(number), again.balance()) == (before, balance)
    then = again.ledger.now()
    wall[0] += 10  # while nothing runs, or while the fast one does: a kill leaves no word
    slow = open_desk(speed=1.0)
    assert slow.ledger.now() == pytest.approx(then + 600)
    wall[0] += 10
    assert open_desk(speed=1.0).ledger.now() == pytest.approx(then + 610)
    wall[0] += 10
    assert open_desk().ledger.now() == pytest.approx(then + 1210)


def test_what_a_fast_clock_told_a_slow_one_does_not_take_back(tmp_path: Path) -> None:
    wall = [1000.0]

    def open_desk(speed: float) -> Desk:
        path = tmp_path / "ledger.jsonl"
        return Desk(Ledger(path, speed=speed, deposit=Decimal(100), wall=lambda: wall[0]), make(30))

    fast = open_desk(60.0)
    numbers = [str(fast.add(ORDER)["order"]) for _ in range(30)]
    wall[0] += 40
    before = [fast.status(number) for number in numbers]
    assert {told["status"] for told in before} == {"Completed", "Partial", "Canceled"}
    slow = open_desk(1.0)
    assert [slow.status(number) for number in numbers] == before
    assert slow.balance() == fast.balance()


@given(
    st.integers(1, 100_000),
    st.integers(1, 500),
    st.integers(1, 4),
    st.floats(0, 9000),
    st.floats(0, 9000),
    st.floats(0, 9000),
)
def test_a_finished_order_stays_as_it_is(
    number: int, per_run: int, runs: int, cancel: float, one: float, other: float
) -> None:
    order = Placed(number, 1, "", per_run * runs, Decimal("0.9"), 0.0, runs, 600.0, cancel)
    early, late = sorted((one, other))
    before, after = standing(order, early), standing(order, late)
    assert after.charge <= before.charge <= order.charge
    assert after.remains <= before.remains <= order.quantity
    if before.finished:
        assert after == before
    if after.status == "Partial":
        assert 0 < after.remains < order.quantity
    if cancel >= ends_at(order) <= late:
        assert after.status == fate(order)[0].value


def test_a_part_never_costs_more_than_the_whole() -> None:
    for number in range(200):  # some of them end partially
        order = Placed(number, 1, "", 9, Decimal("0.000009"), 0.0)
        assert standing(order, ends_at(order)).charge <= order.charge


def test_a_clock_goes_forward_only_and_funds_are_numbers() -> None:
    with practice_process("--services", "5") as panel:
        base, headers = panel.url.removesuffix("/api/v2"), {"X-Api-Key": panel.key}
        for name, told in (
            ("advance", {"seconds": -1}),
            ("advance", {"seconds": None}),
            ("funds", {"amount": "NaN"}),
            ("funds", {"amount": "Infinity"}),
            ("faults", {"spec": "429=7"}),
            ("faults", {"spec": "500=nan"}),
            ("faults", {"spec": "cut=@0"}),
            ("faults", {"spec": "latency=-5ms"}),
            ("faults", []),
        ):
            url = f"{base}/practice/{name}"
            answer = httpx.post(url, content=json.dumps(told), headers=headers, trust_env=False)
            assert answer.status_code == 400, (name, told)
        assert Decimal(panel.control("ledger")["balance"]) == 1000


def test_it_ends_with_its_parent_while_it_answers() -> None:
    with practice_process("--faults", "latency=60000ms") as panel:

        def ask() -> None:
            with contextlib.suppress(httpx.TransportError):
                httpx.post(panel.url, data={"key": panel.key}, trust_env=False, timeout=30)

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.5)
        assert panel.process.stdin
        panel.process.stdin.close()
        assert panel.process.wait(5) == 0
        asking.join(5)


def test_an_interrupt_ends_it_though_its_parent_lives() -> None:
    with practice_process() as panel:
        httpx.post(panel.url, data={"key": panel.key}, trust_env=False)
        panel.process.send_signal(signal.SIGINT)
        assert panel.process.wait(5) == 0
