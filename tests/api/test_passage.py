"""What a transport tells of its requests: every ending once, timed, and never the key."""

import asyncio
import logging
from collections.abc import Callable

import pytest

from tests.support.raw_server import End, Script, http, raw_server
from xpanel_desktop.api.passage import BEGINNING, Passage
from xpanel_desktop.api.transport import Broken, Call, Transport, Undone
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.secret import BLOT, Secret

KEY = "Kanarya+7f3e/19d0=Zq55"
Transports = Callable[..., Transport]


def call(url: str, **form: str) -> Call:
    return Call(url, Secret(KEY), form={"action": "balance", **form})


async def noted() -> None:
    pass


async def refused() -> None:
    raise LookupError(KEY)


async def test_an_answer_is_told_with_its_times_and_figures(transports: Transports) -> None:
    told: list[Passage] = []
    date = "Date: Tue, 24 Nov 2026 10:00:00 GMT"
    async with raw_server(Script(http('{"balance":"1"}', 200, date))) as server:
        await transports(watcher=told.append).ask(call(server.url))
    (one,) = told
    assert (one.method, one.action, one.status, one.size) == ("POST", "balance", 200, 15)
    assert one.beginning == b'{"balance":"1"}'
    assert (one.trouble, one.date) == ("", "Tue, 24 Nov 2026 10:00:00 GMT")
    spans = (one.connecting, one.waiting, one.reading)
    assert all(span is not None and span >= 0 for span in spans)
    assert sum(span or 0 for span in spans) <= one.lasted


async def test_the_key_is_not_told_even_where_it_was_typed_or_echoed(
    transports: Transports,
) -> None:
    told: list[Passage] = []
    echo = f'{{"error":"{KEY}"}}' + "x" * (2 * BEGINNING) + KEY
    async with raw_server(Script(http(echo, 401, f"Date: {KEY}"))) as server:
        await transports(watcher=told.append).ask(call(server.url, link=f"https://x/?{KEY}"))
    (one,) = told
    assert KEY not in repr(one)
    assert ("link", f"https://x/?{BLOT}") in one.form
    assert BLOT.encode() in one.beginning
    assert len(one.beginning) <= BEGINNING
    assert one.size == len(echo)


@pytest.mark.parametrize(
    ("script", "status"),
    [(Script(b"", End.RST), None), (Script(http("half", length=99)), 200)],
    ids=["cut before", "cut within"],
)
async def test_what_is_cut_is_told(
    transports: Transports, script: Script, status: int | None
) -> None:
    told: list[Passage] = []
    async with raw_server(script) as server:
        with pytest.raises(Broken):
            await transports(watcher=told.append).send_once(call(server.url), noted)
    (one,) = told
    assert one.trouble == "cut"
    assert one.status == status
    assert one.connecting is not None


async def test_what_never_left_is_told_without_an_answer(transports: Transports) -> None:
    told: list[Passage] = []
    made = transports(watcher=told.append)
    with pytest.raises(Undone):
        await made.send_once(call("http://127.0.0.1:1/api/v2"), noted)
    async with raw_server(Script(http("{}"))) as server:
        with pytest.raises(LookupError):
            await made.send_once(call(server.url), refused)
    assert [one.trouble for one in told] == ["connect", "LookupError"]
    assert [(one.status, one.waiting) for one in told] == [(None, None)] * 2
    assert KEY not in repr(told)


async def test_a_canceled_request_is_told(transports: Transports) -> None:
    told: list[Passage] = []
    async with raw_server(Script(b"", End.HANG)) as server:
        asking = asyncio.ensure_future(transports(watcher=told.append).ask(call(server.url)))
        async with asyncio.timeout(10):
            while not server.requests:  # noqa: ASYNC110 - the server has no event
                await asyncio.sleep(0.01)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    assert [one.trouble for one in told] == ["canceled"]


async def test_a_watcher_that_fails_changes_nothing(
    transports: Transports, caplog: pytest.LogCaptureFixture
) -> None:
    def watch(passage: Passage) -> None:
        raise ValueError(passage.action)

    caplog.set_level(logging.ERROR)
    made = transports(watcher=watch)
    async with raw_server(Script(http('{"order":1}'))) as server:
        assert (await made.send_once(call(server.url), noted)).body == b'{"order":1}'
    with pytest.raises(Unreachable):
        await made.ask(call("http://127.0.0.1:1/api/v2"))
    assert caplog.text.count("a request was not noted") == 2
