"""Sessions: started after the window paints, independent of each other, ended without a trace."""

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.app.kit import account_on, all_orders, eventually, opened, ordered, ours, plain_service
from tests.support.clock import VirtualClock
from tests.support.keys import HeldKeys
from tests.support.practice import KEY, practice, until
from xpanel_desktop.app.connection import NO_KEY, Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.troubles import What
from xpanel_desktop.domain.secret import Secret


async def _placed(core: Core, number: int) -> bool:
    return sum(bool(order.panel_id) for order in await all_orders(core)) == number


async def test_nothing_is_asked_before_the_sessions_are_started(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        place.door.asked.clear()
        await asyncio.sleep(0.03)
        assert place.door.asked == []
        assert core.sessions.connection(account.id).link is Link.UNKNOWN
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        assert {form["action"] for form in place.door.asked} <= {"balance", "services", "status"}


async def test_closing_leaves_no_task_and_no_thread(tmp_path: Path) -> None:
    async with practice() as place:
        tasks, threads = ours(), {thread.name for thread in threading.enumerate()}
        async with opened(tmp_path) as core:
            account = await account_on(core, place)
            await core.sessions.start_all()
            service = await plain_service(core, account)
            await core.tickets.send(ordered(account, "a", service))
            await eventually(lambda: _placed(core, 1))
            assert len(ours()) >= len(tasks) + 4
        left = {name for name in ours() - tasks if not name.startswith("Task-")}
        assert left == set()
        await until(lambda: not ({t.name for t in threading.enumerate()} - threads) - _pool())


def _pool() -> set[str]:
    """Return the threads of asyncio's own pool, which live as long as the loop."""
    return {t.name for t in threading.enumerate() if t.name.startswith("asyncio_")}


async def test_an_account_without_a_key_says_so_and_a_new_try_finds_it(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with practice() as place, opened(tmp_path, keys=keys) as core:
        account = await account_on(core, place)
        keys.held.clear()  # as with a keyring that is locked
        await core.sessions.start_all()
        connection = core.sessions.connection(account.id)
        assert (connection.link, connection.words) == (Link.REFUSED, NO_KEY)
        await core.sessions.set_offline(offline=True)
        await core.sessions.set_offline(offline=False)
        assert core.sessions.connection(account.id).words == NO_KEY
        keys.held[account.vault_name] = Secret(KEY)
        await core.sessions.retry(account.id)
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)


async def test_a_refused_key_shows_and_a_new_one_heals(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        place.panel.key = "another-key"
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.REFUSED)
        assert core.sessions.connection(account.id).words == "Invalid API key"
        await core.accounts.edit(account, Secret("another-key"))
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)


async def test_a_panel_that_is_down_shows_and_a_retry_reaches_it_again(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        place.panel.faults.down = True
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.OFFLINE)
        place.panel.faults.down = False
        await core.sessions.retry(account.id)
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        since = core.sessions.connection(account.id).since
        clock.advance(50)
        await core.balances.refresh(account.id)
        assert core.sessions.connection(account.id).since == since


async def test_no_account_waits_for_another_that_is_being_ended(tmp_path: Path) -> None:
    async with (
        practice(key="key-of-the-slow") as slow,
        practice(key="key-of-the-quick") as quick,
        opened(tmp_path) as core,
    ):
        first = await account_on(core, slow)
        second = await account_on(core, quick)
        await core.sessions.start_all()
        service = await plain_service(core, first)
        slow.door.shut()
        await core.tickets.send(ordered(first, "held", service))
        await until(lambda: slow.door.at_once == 1)
        ending = asyncio.create_task(core.sessions.stop(first.id))
        await asyncio.sleep(0.01)
        async with asyncio.timeout(5):
            await core.sessions.stop(second.id)
            await core.sessions.start(second.id)
        await core.tickets.send(ordered(second, "free", await plain_service(core, second)))
        await until(lambda: quick.links == ["https://example.com/free"])
        assert not ending.done()
        slow.door.open()
        await ending
        assert await _placed(core, 2)


async def test_whoever_gives_up_an_edit_leaves_a_session_that_works(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        place.door.shut()
        await core.tickets.send(ordered(account, "held", service))
        await until(lambda: place.door.at_once == 1)
        editing = asyncio.create_task(core.accounts.edit(replace(account, per_minute=777_777)))
        await asyncio.sleep(0.02)
        editing.cancel()  # the dialog was closed while the add in flight is waited for
        await asyncio.wait([editing])
        place.door.open()
        await core.tickets.send(ordered(account, "next", service))
        await eventually(lambda: _placed(core, 2))
        assert core.accounts.get(account.id) == replace(account, per_minute=777_777)


async def test_an_end_that_nobody_waits_for_any_more_goes_on(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        place.door.shut()
        await core.tickets.send(ordered(account, "held", service))
        await until(lambda: place.door.at_once == 1)
        ending = asyncio.create_task(core.sessions.stop(account.id))
        await asyncio.sleep(0.02)
        ending.cancel()
        await asyncio.wait([ending])
        assert core.sessions.in_flight() == 1
        place.door.open()
        await core.sessions.stop(account.id)  # joins the end that is under way
        assert await _placed(core, 1)
        assert not [name for name in ours() if name.endswith(f"of account {account.id}")]


async def test_a_change_that_does_not_concern_the_session_lets_it_go_on(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        before = core.sessions._sessions[account.id]
        await core.accounts.edit(replace(account, name="Renamed", colour="red", parallel=4))
        assert core.sessions._sessions[account.id] is before
        await core.accounts.edit(replace(account, per_minute=30))
        assert core.sessions._sessions[account.id] is not before


async def test_a_removed_account_ends_and_leaves_its_orders(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with practice() as place, opened(tmp_path, keys=keys) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await core.tickets.send(ordered(account, "a", service))
        await eventually(lambda: _placed(core, 1))
        await core.accounts.remove(account.id)
        assert core.accounts.all() == ()
        assert keys.held == {}
        assert core.sessions._sessions == {}
        assert await _placed(core, 1)
        asked = len(place.door.asked)
        await core.sessions.retry(account.id)
        await asyncio.sleep(0.02)
        assert len(place.door.asked) == asked


async def test_a_loop_that_fails_is_told_until_it_goes_well_again(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        work = core.sessions._sessions[account.id].work
        assert work is not None
        tracking = work.poller._tracking
        true_due = tracking.due

        async def broken(*_: Any) -> Any:
            raise RuntimeError("a fault of ours")

        tracking.due = broken  # type: ignore[method-assign]
        work.poller.loop.wake()
        await until(lambda: core.troubles.open())
        (trouble,) = core.troubles.open()
        assert (trouble.what, trouble.about, trouble.words) == (
            What.LOOP_FAILED, "poller", "RuntimeError",
        )  # fmt: skip
        service = await plain_service(core, account)
        await core.tickets.send(ordered(account, "a", service))  # the others go on
        await eventually(lambda: _placed(core, 1))
        tracking.due = true_due  # type: ignore[method-assign]
        work.poller.loop.wake()
        await until(lambda: not core.troubles.open())


async def test_a_hanging_start_does_not_hold_up_the_end(tmp_path: Path) -> None:
    class LockedKeys(HeldKeys):
        async def get(self, name: str) -> Secret | None:
            await asyncio.Event().wait()
            return None

    async with practice() as place, asyncio.timeout(5):
        async with opened(tmp_path, keys=LockedKeys()) as core:
            await account_on(core, place)
            starting = asyncio.create_task(core.sessions.start_all())
            await asyncio.sleep(0.01)
        await asyncio.wait([starting])
        assert starting.cancelled()
