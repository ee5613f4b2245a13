"""The look for updates over loopback: signed, off until agreed to, quiet about what goes wrong."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.app.kit import spoil
from tests.support.clock import VirtualClock
from tests.support.practice import until
from tests.support.raw_server import End, RawServer, Script, http, raw_server
from xpanel_desktop import __version__
from xpanel_desktop.api import manifest
from xpanel_desktop.app import health
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.health import Grade
from xpanel_desktop.app.updates import AGREED, LAST, Found, Source, Updates
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.vault import Vault

KEY = Ed25519PrivateKey.generate()
PAGE = "https://xpanel.example/releases"
"""A page that is told, never opened."""


def signed(version: object = "99.0.0", key: Ed25519PrivateKey = KEY, **more: object) -> bytes:
    told = {"program": "xpanel-desktop", "version": version, "page": PAGE} | more
    text = json.dumps(told)
    signature = base64.b64encode(key.sign(text.encode())).decode()
    return json.dumps({"signed": text, "signature": signature}).encode()


def answer(body: bytes) -> Script:
    return Script(http(body))


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    made = await open_core(tmp_path, vault=Vault(memory_only=True))
    yield made
    await made.close()


@asynccontextmanager
async def looking_at(core: Core, *scripts: Script) -> AsyncIterator[tuple[Updates, RawServer]]:
    """Yield updates that look at a server which answers so."""
    async with raw_server(*scripts) as server:
        updates = Updates(place_of(server), core.settings, core.clock, core.notices)
        yield updates, server
        await updates.close()


@pytest.mark.parametrize(
    ("version", "found"),
    [("99.0.0", Found.NEWER), (__version__, Found.CURRENT), ("0.0.1", Found.OLDER)],
)
async def test_what_is_signed_is_told(core: Core, version: str, found: Found) -> None:
    async with looking_at(core, answer(signed(version))) as (updates, server):
        await updates.look()
        told = updates.told
        assert (told.found, told.release and told.release.version) == (found, version)
        assert told.at is not None
        (request,) = server.requests
        assert request.startswith(b"GET ")
        assert b"key" not in request.lower()
        assert b"cookie" not in request.lower()


TAMPERED = json.loads(signed()) | {"signed": json.loads(signed("98.0.0"))["signed"]}
OTHERS = signed(key=Ed25519PrivateKey.generate())
BAD = {
    "another's signature": OTHERS,
    "a text that was changed": json.dumps(TAMPERED).encode(),
    "another program": signed(program="other"),
    "no version": signed("newest"),
    "a page that is none": signed(page="file:///etc/passwd"),
    "a number for a text": signed(5),
    "no JSON": b"<html>",
    "a list": b"[]",
    "no signature": json.dumps({"signed": "{}"}).encode(),
    "a signature that is no text": json.dumps({"signed": "{}", "signature": 5}).encode(),
    "deep": b"[" * 60_000,
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
async def test_what_is_not_signed_so_is_not_believed(core: Core, body: bytes) -> None:
    async with looking_at(core, answer(body)) as (updates, _):
        await updates.look()
        assert (updates.told.found, updates.told.release) == (Found.BAD, None)


ABSENT = {
    "no such page": Script(http(signed(), 404)),
    "it is elsewhere": Script(http(signed(), 302, "Location: http://127.0.0.1:9/x")),
    "packed": Script(http(signed(), 200, "Content-Encoding: gzip")),
    "cut": Script(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"),
    "reset": Script(b"", End.RST),
    "too long": Script(http(b"x" * (manifest.CAP + 1))),
}


@pytest.mark.parametrize("script", ABSENT.values(), ids=ABSENT)
async def test_what_cannot_be_fetched_is_told_and_nothing_raised(
    core: Core, script: Script
) -> None:
    async with looking_at(core, script) as (updates, server):
        await updates.look()
        assert (updates.told.found, updates.told.release) == (Found.UNREACHED, None)
        assert server.connections == 1


async def test_plain_http_to_another_machine_is_not_even_tried(core: Core) -> None:
    place = Source("http://xpanel.example/updates.json", bytes(32))
    updates = Updates(place, core.settings, core.clock, core.notices)
    await updates.look()
    assert updates.told.found is Found.UNREACHED


def place_of(server: RawServer) -> Source:
    return Source(server.url, KEY.public_key().public_bytes_raw())


@asynccontextmanager
async def a_run(core: Core, server: RawServer, clock: VirtualClock) -> AsyncIterator[Updates]:
    """Yield updates that run by the test's clock, as from one start of the program to its end."""
    updates = Updates(place_of(server), core.settings, clock, core.notices)
    updates.start()
    await until(lambda: clock.sleeping == 1)
    yield updates
    await updates.close()


async def let_pass(clock: VirtualClock, hours: int) -> None:
    """Let hours pass one by one; after each, what the loop does then has come to its end."""
    for _ in range(hours):
        assert clock.next_in is not None
        assert clock.next_in <= 3600
        clock.advance(3600)
        await until(lambda: clock.sleeping == 1)


async def test_nothing_is_asked_before_the_operator_agrees_nor_after_the_withdrawal(
    core: Core,
) -> None:
    heard: list[Changes] = []
    core.notices.subscribe(heard.append)
    clock = VirtualClock()
    async with raw_server(answer(signed())) as server, a_run(core, server, clock) as updates:
        await let_pass(clock, 48)
        assert (server.connections, updates.told.found) == (0, Found.NOTHING)
        await updates.agree(agreed=True)
        await until(lambda: updates.told.found is Found.NEWER and clock.sleeping == 1)
        assert server.connections == 1
        assert any(changes.touches(Table.UPDATES) for changes in heard)
        await let_pass(clock, 23)
        assert server.connections == 1
        await let_pass(clock, 48)
        assert server.connections == 3
        await updates.agree(agreed=False)
        assert not core.settings.get(AGREED, default=True)
        await let_pass(clock, 48)
        assert server.connections == 3
        await updates.agree(agreed=True)
        await until(lambda: server.connections == 4)


async def test_a_start_within_the_day_does_not_look_again_and_knows_what_was_found(
    core: Core,
) -> None:
    clock = VirtualClock()
    await core.settings.set(AGREED, value=True)
    async with raw_server(answer(signed())) as server:
        async with a_run(core, server, clock) as updates:
            await let_pass(clock, 1)
            assert server.connections == 1
            before = updates.told
        await core.settings.load()  # from the file alone
        for _ in range(3):
            async with a_run(core, server, clock) as updates:
                assert updates.told == before
                await let_pass(clock, 2)
                await updates.agree(agreed=True)
                await until(lambda: clock.sleeping == 1)
                assert server.connections == 1
        async with a_run(core, server, clock):
            await let_pass(clock, 17)
            assert server.connections == 1
            await let_pass(clock, 1)
            assert server.connections == 2


class SetBack(VirtualClock):
    """A clock whose operator puts it back by so much."""

    by = timedelta()

    def now(self) -> datetime:
        return super().now() - self.by


@pytest.mark.parametrize("days", [2, 3650])
async def test_a_clock_that_was_put_back_does_not_end_it(core: Core, days: int) -> None:
    clock = SetBack()
    await core.settings.set(AGREED, value=True)
    async with raw_server(answer(signed())) as server:
        async with a_run(core, server, clock):
            await let_pass(clock, 1)
            clock.by = timedelta(days=days)
            await let_pass(clock, 1)
            assert server.connections == 2
            await let_pass(clock, 23)
            assert server.connections == 2
        clock.by += timedelta(days=days)
        async with a_run(core, server, clock):
            await let_pass(clock, 1)
            assert server.connections == 3


async def test_what_was_not_reached_is_asked_a_day_later(core: Core) -> None:
    clock = VirtualClock()
    await core.settings.set(AGREED, value=True)
    async with raw_server(Script(http(signed(), 404)), answer(signed())) as server:
        async with a_run(core, server, clock):
            await let_pass(clock, 24)
            assert server.connections == 1
        async with a_run(core, server, clock) as updates:
            assert updates.told.found is Found.UNREACHED
            await let_pass(clock, 1)
            assert server.connections == 2
            assert updates.told.found is Found.NEWER


NOTE = signed().decode()
KEPT = {
    "no time": {"found": "newer", "signed": NOTE},
    "a time of no year": {"at": 10**30, "found": "newer", "signed": NOTE},
    "a time in words": {"at": "noon", "found": "newer", "signed": NOTE},
    "another's signature": {"at": 0, "found": "newer", "signed": OTHERS.decode()},
    "letters that no byte is": {"at": 0, "found": "newer", "signed": "\u2026"},
    "no finding": {"at": 0, "found": "better", "signed": NOTE},
    "newer without a note": {"at": 0, "found": "newer", "signed": ""},
    "no object": [1],
}  # fmt: skip


async def test_what_is_kept_is_believed_by_its_signature_alone(core: Core) -> None:
    clock = VirtualClock()
    await core.settings.set(AGREED, value=True)
    async with raw_server(answer(signed())) as server:
        for asked, (name, kept) in enumerate(KEPT.items(), 1):
            await core.settings.set(LAST, kept)
            async with a_run(core, server, clock) as updates:
                assert (updates.told.found, updates.told.release) == (Found.NOTHING, None), name
                await let_pass(clock, 1)
                assert (server.connections, updates.told.found) == (asked, Found.NEWER), name


async def test_a_disk_that_takes_nothing_does_not_make_it_ask_more_often(core: Core) -> None:
    clock = VirtualClock()
    await core.settings.set(AGREED, value=True)
    async with raw_server(answer(signed())) as server, a_run(core, server, clock) as updates:
        await spoil(core.database)
        await let_pass(clock, 24)
        assert (server.connections, updates.told.found) == (1, Found.NEWER)
        await spoil(core.database, spoilt=False)


async def test_a_build_without_an_address_never_looks(core: Core) -> None:
    assert core.updates.told.possible is False
    core.updates.start()
    await core.updates.agree(agreed=True)
    await core.updates.look()
    told = core.updates.told
    assert (told.found, told.at) == (Found.NOTHING, None)


@pytest.mark.parametrize(
    ("version", "agreed", "grade"),
    [
        (__version__, True, Grade.GOOD),
        ("99.0.0", True, Grade.WARN),
        ("0.0.1", True, Grade.UNKNOWN),
        ("99.0.0", False, Grade.UNKNOWN),
    ],
)
async def test_health_grades_it(core: Core, version: str, agreed: bool, grade: Grade) -> None:
    async with looking_at(core, answer(signed(version))) as (updates, _):
        await updates.look()
        await core.settings.set(AGREED, agreed)
        told = replace(await health.look(core), updates=updates.told)
        assert told.updates_grade is grade
