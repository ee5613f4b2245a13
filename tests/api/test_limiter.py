"""The pace of requests: a small burst, then the average, sending before asking."""

import asyncio

import pytest

from xpanel_desktop.api.limiter import BURST, Limiter


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
