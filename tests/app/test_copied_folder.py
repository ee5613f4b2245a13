"""A data folder that was copied: keys of its own, the queue held, the other one left alone."""

import shutil
from pathlib import Path

import keyring
import pytest

from tests.app.kit import account_on, opened, ordered, plain_service, states
from tests.support.practice import practice, until
from tests.vault.conftest import Drawer
from xpanel_desktop.app.connection import NO_KEY, Link
from xpanel_desktop.domain.doubt import Why
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.folder import NAME
from xpanel_desktop.vault import Held, Vault, keyrings
from xpanel_desktop.vault.vault import SERVICE


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """Stand a keyring in memory for the system's."""
    made = Drawer()
    name = f"{Drawer.__module__}.{Drawer.__qualname__}"
    monkeypatch.setattr(keyrings, "ALLOWED", (*keyrings.ALLOWED, name))
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


@pytest.mark.parametrize("old", [False, True])
async def test_a_copy_sends_nothing_asks_for_keys_and_takes_none_away(
    tmp_path: Path, drawer: Drawer, old: bool
) -> None:
    """An `old` folder was begun before folders had a mark: its key is where it was."""
    first, second = tmp_path / "first", tmp_path / "second"
    async with practice() as place:
        async with opened(first, keys=Vault()) as core:  # type: ignore[arg-type]
            account = await account_on(core, place)
            await core.sessions.start_all()
            service = await plain_service(core, account)
            await core.sessions.set_halted(halted=True)
            await core.tickets.send(ordered(account, "queued", service))
        if old:
            ((_, name),) = drawer.kept
            drawer.kept[SERVICE, name] = drawer.kept.popitem()[1]
            (first / NAME).unlink()
        async with opened(first, keys=Vault()) as core:  # type: ignore[arg-type]
            assert await core.accounts.key_of(account) is not None
        kept = dict(drawer.kept)
        shutil.copytree(first, second)
        async with opened(second, keys=Vault()) as core:  # type: ignore[arg-type]
            await core.sessions.set_halted(halted=False)
            await core.sessions.start_all()
            connection = core.sessions.connection(account.id)
            assert (connection.link, connection.words) == (Link.REFUSED, NO_KEY)
            assert core.keys.held(account) is Held.MISSING
            doubt = core.safety.doubt
            assert doubt is not None
            assert (doubt.why, doubt.detail) == (Why.COPIED, str(first.resolve()))
            assert core.caution.holds_all
            assert await states(core) == [State.HELD]
            copy = await core.accounts.edit(account, place.key)
            await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
            assert len(drawer.kept) == 2
            await core.accounts.remove(copy.id)
        assert drawer.kept == kept, "the other folder's key is still there, and no other"
        assert place.links == []
        async with opened(first, keys=Vault()) as core:  # type: ignore[arg-type]
            assert core.safety.doubt is None
            await core.sessions.set_halted(halted=False)
            await core.sessions.start_all()
            await until(lambda: place.links)
        assert place.links == ["https://example.com/queued"], "sent once, by the one that may"
