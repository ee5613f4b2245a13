"""Where keys are, asking the keyring again, and a new key that takes the old one's place."""

import asyncio
from collections import deque
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.responses import JSONResponse

from tests.app.kit import account_on, opened, ordered, plain_service, reach
from tests.support.keys import HeldKeys
from tests.support.practice import practice, until
from xpanel_desktop.app.connection import NO_KEY
from xpanel_desktop.app.keys import Same
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.domain.state import State
from xpanel_desktop.vault import Held, Place, Reason, Vault, VaultState


class LockedKeys(HeldKeys):
    """Gives no key until it is unlocked."""

    locked = True

    async def get(self, name: str) -> Secret | None:
        return None if self.locked else await super().get(name)

    async def look(self) -> VaultState:
        self.locked = False
        return VaultState(Place.KEYRING, "test", Reason.NONE)


async def test_an_account_without_its_key_finds_it_once_the_keyring_is_asked_again(
    tmp_path: Path,
) -> None:
    keys = LockedKeys()
    async with practice() as place, opened(tmp_path, keys=keys) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        assert core.sessions.connection(account.id).words == NO_KEY
        assert (await core.keys.look()).place is Place.KEYRING
        assert core.sessions.connection(account.id).words == ""
        await core.balances.refresh(account.id)


async def test_it_is_told_where_a_key_is(tmp_path: Path) -> None:
    vault = Vault(memory_only=True)
    async with opened(tmp_path, keys=vault) as core:  # type: ignore[arg-type]
        account = await account_on(core)
        assert core.keys.held(account) is Held.MEMORY
        assert core.keys.state.place is Place.MEMORY


@pytest.mark.parametrize("known", [True, False, None])
async def test_a_new_key_is_compared_with_the_account_of_the_old_one(
    tmp_path: Path, known: bool | None
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        found = await core.accounts.test(place.url, place.key)
        assert await core.keys.compare(account, place.key, found) is Same.UNSURE
        await core.sessions.start_all()
        await core.tickets.send(ordered(account, "a", await plain_service(core, account)))
        await reach(core, State.PENDING)
        if known is False:
            place.panel.desk.ledger.orders.clear()
        if known is None:
            place.door.answers["status"] = deque([JSONResponse({"error": "Something else"})] * 9)
        wanted = {True: Same.SURE, False: Same.OTHER_ORDERS, None: Same.UNSURE}[known]
        assert await core.keys.compare(account, place.key, found) is wanted
        assert wanted.stands is (known is not False)
        moved = replace(account, url=f"{place.url}/")  # the same, in other letters
        assert await core.keys.compare(moved, place.key, found) is wanted
        if known is None:
            core.accounts._accounts[account.id] = replace(account, url="https://old.example/api/v2")
            asked = await core.keys.compare(account, place.key, found)
            assert asked is Same.OTHER_ORDERS, "a new address is to know it"
            core.accounts._accounts[account.id] = account
        other = Probe(found.dialects, Money(Decimal(5), "TRY"), found.services)
        assert await core.keys.compare(account, place.key, other) is Same.OTHER_CURRENCY


async def test_what_is_in_flight_ends_with_the_old_key_and_nothing_leaves_with_a_wrong_one(
    tmp_path: Path,
) -> None:
    keys = HeldKeys()
    async with practice() as place, opened(tmp_path, keys=keys) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        seen: list[tuple[str, str]] = []
        place.panel._check_key = lambda _asked, fields: seen.append(  # type: ignore[method-assign]
            (fields.get("action", ""), fields.get("key", ""))
        )
        place.door.shut()
        await core.tickets.send(ordered(account, "first", service))
        await core.tickets.send(ordered(account, "second", service))
        await until(lambda: place.door.at_once)
        old, new = place.key.reveal(), Secret("another-key-of-the-same-account")
        editing = asyncio.ensure_future(core.accounts.edit(account, new))
        await asyncio.sleep(0.05)
        assert not editing.done(), "the answer is waited for"
        place.door.open()
        after = await editing
        await reach(core, State.PENDING, State.PENDING)
        assert [key for action, key in seen if action == "add"] == [old, new.reveal()]
        assert set(keys.held) == {after.vault_name}, "the old key is gone"
