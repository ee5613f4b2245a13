"""The pace of requests: a small burst, then the average, sending before asking."""

import asyncio

import pytest

from xpanel_desktop.api.limiter import BURST, Limiter
from xpanel_desktop.domain.rate import resumed


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def waiting(limiter: Limiter, number: int) -> list["asyncio.Task[None]"]:
    tasks = [asyncio.create_task(limiter.turn()) for _ in range(number)]
    await settle()
    return tasks


async def drop(tasks: list["asyncio.Task[None]"]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize(
    ("per_minute", "burst"), [(1, 1), (6, 1), (11, 1), (12, 2), (60, BURST), (600, BURST), (0, 1)]
)
async def test_a_burst_goes_at_once_and_the_rest_waits(per_minute: int, burst: int) -> None:
    tasks = await waiting(Limiter(per_minute), burst + 3)
    assert [task.done() for task in tasks] == [True] * burst + [False] * 3
    await drop(tasks)


async def test_the_average_is_kept_after_the_burst() -> None:
    limiter = Limiter(1200)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.gather(*(limiter.turn() for _ in range(BURST + 6)))
    assert 6 * 0.05 - 0.02 <= loop.time() - before < 5


async def test_sending_goes_before_asking() -> None:
    limiter, order = Limiter(1200), []

    async def turn(name: str, *, first: bool) -> None:
        await limiter.turn(first=first)
        order.append(name)

    await drop(await waiting(limiter, BURST))
    asks = [asyncio.create_task(turn(f"ask {n}", first=False)) for n in range(2)]
    await settle()
    sends = [asyncio.create_task(turn(f"send {n}", first=True)) for n in range(2)]
    await asyncio.gather(*asks, *sends)
    assert order == ["send 0", "send 1", "ask 0", "ask 1"]


async def test_who_was_cancelled_takes_no_turn() -> None:
    limiter = Limiter(600)
    await drop(await waiting(limiter, BURST))
    gone = await waiting(limiter, 50)
    await drop(gone)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await limiter.turn()
    assert loop.time() - before < 2


async def test_a_penalty_holds_even_the_first_back() -> None:
    limiter = Limiter(1_000_000)
    limiter.penalise(0.2)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await limiter.turn(first=True)
    assert 0.19 <= loop.time() - before < 5


async def test_a_penalty_also_holds_back_who_waits_already() -> None:
    limiter = Limiter(600)
    await drop(await waiting(limiter, BURST))
    (held,) = await waiting(limiter, 1)
    loop = asyncio.get_running_loop()
    before = loop.time()
    limiter.penalise(0.4)
    await held
    assert loop.time() - before >= 0.39


async def test_a_refusal_slows_it_down_and_a_burst_of_them_counts_once() -> None:
    limiter = Limiter(60)
    left_at = asyncio.get_running_loop().time()
    await asyncio.sleep(0.001)
    for _ in range(4):
        limiter.penalise(0.01, left_at)
    assert limiter.rate.now == pytest.approx(42)
    await asyncio.sleep(0.02)
    limiter.penalise(0.01, asyncio.get_running_loop().time())
    assert limiter.rate.now == pytest.approx(29.4, abs=0.1)
    tasks = await waiting(limiter, 12)
    await asyncio.sleep(0.05)
    done = sum(task.done() for task in tasks)
    await drop(tasks)
    assert done == 1, "no burst after a refusal"


async def test_what_was_learnt_is_resumed() -> None:
    now = asyncio.get_running_loop().time()
    limiter = Limiter(60, resumed(60, 12.0, 0.0, now))
    assert limiter.rate.now == pytest.approx(12, abs=0.1)
    tasks = await waiting(limiter, 5)
    assert [task.done() for task in tasks] == [True, True, False, False, False]
    await drop(tasks)
