"""The account book: keys go to the vault and nowhere else, stops weigh as they should."""

import asyncio
import sqlite3
from collections import deque
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.responses import Response

from tests.app.kit import NOWHERE, account_on, opened, rigged, spoil, watch
from tests.support.keys import HeldKeys
from tests.support.practice import practice, until
from tests.support.tickets import new_order
from xpanel_desktop.api.address import BadAddress
from xpanel_desktop.domain.answer import Lost, Raw
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.errors import BadKey, Unreachable
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.stops import Stop

CANARY = "canary-c0ffee-key-of-the-operator"


def holding(folder: Path, text: str) -> list[Path]:
    """Return the files of a folder that hold a text."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if text.encode() in path.read_bytes()]


async def test_a_test_tells_dialects_balance_and_services(tmp_path: Path) -> None:
    async with practice(services=25, balance=77) as place, opened(tmp_path) as core:
        probe = await core.accounts.test(place.url, place.key)
        assert probe.dialects.classic
        assert probe.dialects.rest
        assert (probe.money.amount, probe.money.currency) == (77, "USD")
        assert probe.services == len(place.panel.desk.offers)
        with pytest.raises(BadKey):
            await core.accounts.test(place.url, Secret("wrong-key"))
        with pytest.raises(BadAddress):
            await core.accounts.test("http://panel.example", place.key)
        with pytest.raises(Unreachable):
            await core.accounts.test(NOWHERE, place.key)


async def test_an_added_account_survives_with_its_key_in_the_vault_alone(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with opened(tmp_path, keys=keys) as core:
        told = watch(core, Table.ACCOUNTS)
        account = await core.accounts.add(
            name=" Panel ", url="127.0.0.1", key=Secret(CANARY), colour="red", probe=None
        )
        assert account.name == "Panel"
        assert account.url == "https://127.0.0.1/api/v2"
        assert keys.held[account.vault_name].reveal() == CANARY
        assert told == [frozenset({account.id})]
    async with opened(tmp_path, keys=keys) as core:
        assert core.accounts.all() == (account,)
        key = await core.accounts.key_of(account)
        assert key is not None
        assert key.reveal() == CANARY
    assert holding(tmp_path, CANARY) == []


async def test_no_key_stays_behind_of_an_account_that_could_not_be_stored(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with opened(tmp_path, keys=keys) as core:
        await spoil(core.database)
        with pytest.raises(sqlite3.OperationalError):
            await account_on(core)
        assert keys.held == {}
        assert core.accounts.all() == ()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("100.84292000000001", "100.84292"),
        ('"33.333333333333"', "33.33333333"),
        ("99999999999999", None),
    ],
)
async def test_an_account_is_added_however_finely_its_balance_is_told(
    tmp_path: Path, told: str, kept: str | None
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        body = f'{{"balance":{told},"currency":"USD"}}'
        place.door.answers["balance"] = deque(Response(body) for _ in range(99))
        account = await account_on(core, place)
        assert core.accounts.all() == (account,)
        balance = await core.balances.last(account.id)
        assert (balance.money.amount if balance else None) == (Decimal(kept) if kept else None)


async def test_a_new_key_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with opened(tmp_path, keys=keys) as core:
        account = await account_on(core)
        await core.accounts.stop(account.id, Stop.KEY_REFUSED)
        after = await core.accounts.edit(account, Secret("the-new-key"))
        assert [key.reveal() for key in keys.held.values()] == ["the-new-key"]
        assert list(keys.held) == [after.vault_name] != [account.vault_name]
        assert after.stop_reason == "", "a new key deserves a new try"


async def test_an_edit_leaves_alone_what_was_not_edited(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        await core.accounts.set_paused(account.id, paused=True)
        await core.accounts.stop(account.id, Stop.FUNDS_SHORT)
        after = await core.accounts.edit(replace(account, name="Stale form"))
        assert (after.name, after.paused, after.stop_reason) == (
            "Stale form", True, Stop.FUNDS_SHORT,
        )  # fmt: skip
        with pytest.raises(BadAddress):
            await core.accounts.edit(replace(account, url="http://panel.example"))
        assert core.accounts.get(account.id) == after


async def test_a_key_stays_with_the_panel_that_it_was_typed_for(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with opened(tmp_path, keys=keys) as core:
        account = await account_on(core)
        await core.accounts.set_paused(account.id, paused=False)
        other = replace(account, url="http://127.0.0.1:2/api/v2")
        with pytest.raises(BadAddress, match="key_elsewhere"):
            await core.accounts.key_of(other)
        with pytest.raises(BadAddress, match="key_elsewhere"):
            await core.accounts.edit(other)
        assert core.accounts.all() == (account,)
        path = await core.accounts.edit(replace(account, url=NOWHERE.replace("v2", "v3")))
        assert path.vault_name == account.vault_name, "on the same server it stays"
        moved = await core.accounts.edit(other, Secret("key-of-the-other"))
        assert (moved.url, moved.paused) == (other.url, False), "nothing waits"
        with pytest.raises(BadAddress, match="key_elsewhere"):
            await core.accounts.edit(account)
        assert [key.reveal() for key in keys.held.values()] == ["key-of-the-other"]


@pytest.mark.parametrize("practice_account", [False, True])
async def test_an_account_with_a_queue_is_paused_when_it_moves(
    tmp_path: Path, practice_account: bool
) -> None:
    async with opened(tmp_path) as core:
        account = await core.accounts.add(
            name="Main",
            url=NOWHERE,
            key=Secret("some-key"),
            colour="red",
            probe=None,
            practice=practice_account,
        )
        await core.tickets.send(new_order(account_id=account.id))
        key = await core.accounts.key_of(account)
        moved = replace(account, url="http://127.0.0.1:2/api/v2")
        after = await core.accounts.edit(moved, key)
        assert after.paused is not practice_account, "the practice panel's port moves"
        away = await core.accounts.edit(replace(after, url="https://panel.example"), key)
        assert away.paused
        await core.accounts.set_paused(account.id, paused=False)
        still = await core.accounts.edit(replace(away, name="Still there"), key)
        assert not still.paused


async def test_an_unknown_order_weighs_more_than_any_other_stop(tmp_path: Path) -> None:
    async with rigged(tmp_path, Lost("cut", Raw())) as rig:
        book, number = rig.core.accounts, rig.account.id
        await rig.queue("a")
        await until(lambda: rig.stop_reason == Stop.UNKNOWN_ORDER)
        await book.stop(number, Stop.KEY_REFUSED)
        assert rig.stop_reason == Stop.UNKNOWN_ORDER
        assert not await book.lift_stop(number)
        await rig.core.reconciling.declare_not_placed(1)
        assert rig.stop_reason == Stop.KEY_REFUSED, "what it covered holds again"
        await book.heed_unknowns(number)
        assert rig.stop_reason == Stop.KEY_REFUSED
        assert await book.lift_stop(number)
        assert not await book.lift_stop(999)
        await book.stop(999, Stop.KEY_REFUSED)
        await book.heed_unknowns(999)


async def test_a_lift_under_way_does_not_undo_a_stop_that_comes_meanwhile(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        book, number = rig.core.accounts, rig.account.id
        await book.stop(number, Stop.FUNDS_SHORT)
        true_unknowns, asked, told = rig.stores.journal.unknowns, asyncio.Event(), asyncio.Event()

        async def slow(account_id: int) -> int:
            found = await true_unknowns(account_id)
            asked.set()
            await told.wait()
            return found

        journal = book._stores.journal
        journal.unknowns = slow  # type: ignore[method-assign]
        lifting = asyncio.create_task(book.lift_stop(number))
        await asked.wait()
        stopping = asyncio.create_task(book.stop(number, Stop.KEY_REFUSED))
        await asyncio.sleep(0.01)
        told.set()
        await asyncio.gather(lifting, stopping)
        assert rig.stop_reason == Stop.KEY_REFUSED


async def test_unknown_orders_that_cannot_be_counted_are_taken_for_some(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)

        async def broken(_account_id: int) -> int:
            raise sqlite3.OperationalError("disk I/O error")

        core.accounts._stores.journal.unknowns = broken  # type: ignore[method-assign]
        await core.accounts.heed_unknowns(account.id)
        found = core.accounts.get(account.id)
        assert found is not None
        assert found.stop_reason == Stop.UNKNOWN_ORDER


async def test_a_stop_beneath_an_unknown_order_holds_again_once_it_is_decided(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path, Lost("cut", Raw())) as rig:
        book, number = rig.core.accounts, rig.account.id
        (lost,) = await rig.queue("a")
        await until(lambda: rig.stop_reason == Stop.UNKNOWN_ORDER)
        await book.stop(number, Stop.CLOCK_JUMPED)
        await rig.core.reconciling.declare_not_placed(lost)
        assert rig.stop_reason == Stop.CLOCK_JUMPED
        assert await book.lift_stop(number)
        assert rig.stop_reason == ""
