"""The account that the panes look at: chosen, remembered, and never one that is gone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.scope import CHOSEN, Scope


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    async with opened_core(tmp_path) as core:
        yield core


def watched(core: Core) -> tuple[Scope, list[int]]:
    scope, seen = Scope(core), list[int]()
    scope.changed.connect(lambda: seen.append(scope.chosen))
    return scope, seen


async def test_without_accounts_none_is_looked_at(core: Core) -> None:
    scope = Scope(core)
    assert (scope.account, scope.accounts, scope.chosen) == (None, (), 0)
    scope.close()


async def test_the_first_account_until_another_is_chosen(core: Core) -> None:
    scope, seen = watched(core)
    first, second = await added(core, "First"), await added(core, "Second")
    assert scope.accounts == (first, second)
    assert scope.account == first
    seen.clear()
    scope.choose(second.id)
    scope.choose(second.id)
    scope.choose(999)
    assert scope.account == second
    assert seen == [second.id], "told once, and nothing for an account that there is not"
    scope.close()


async def test_the_choice_of_last_time_comes_back(core: Core) -> None:
    await added(core, "First")
    second = await added(core, "Second")
    await core.settings.set(CHOSEN, second.id)
    scope = Scope(core)
    assert scope.account == second
    scope.close()


async def test_a_removed_account_is_looked_at_no_longer(core: Core) -> None:
    scope, seen = watched(core)
    first, second = await added(core, "First"), await added(core, "Second")
    scope.choose(second.id)
    await core.accounts.remove(second.id)
    assert scope.account == first
    assert seen[-1] == first.id
    scope.close()
    seen.clear()
    await core.accounts.remove(first.id)
    assert seen == [], "a closed scope listens no longer"
