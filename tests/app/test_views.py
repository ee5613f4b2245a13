"""Saved views over a real core: told when they move, and what of them is gone."""

from pathlib import Path

import pytest

from tests.app.kit import account_on, opened, watch
from tests.support.tickets import NOW, service
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.query import OrderFilter
from xpanel_desktop.domain.views import Gone, NameMissing, NameTaken, Wish
from xpanel_desktop.store.catalog import CatalogRows


async def test_every_deed_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        told = watch(core, Table.VIEWS)
        made = await core.views.add("  One ", Wish(search="x"), {})
        await core.views.rename(made, "Two")
        (view,) = await core.views.all()
        await core.views.change(view, Wish(group="completed"))
        await core.views.keep_layout(made, {"columns": ["link"]})
        await core.views.order([made])
        await core.views.remove(made)
        await core.views.bring_back(view)
        assert told == [frozenset({made})] * 7
        assert await core.views.all() == [view]


async def test_names_that_cannot_be_taken_leave_everything_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        made = await core.views.add("One", Wish(), {})
        with pytest.raises(NameTaken):
            await core.views.add("ONE", Wish(), {})
        with pytest.raises(NameMissing):
            await core.views.rename(made, " \n")
        assert [view.name for view in await core.views.all()] == ["One"]


async def test_an_account_that_is_removed_is_still_known_by_its_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core, name="Reseller")
        wish = Wish(accounts=frozenset({account.id}))
        await core.views.add("Theirs", wish, {})
        assert not await core.views.gone(wish)
        await core.accounts.remove(account.id)
        assert await core.views.gone(wish) == Gone(frozenset({account.id}))
        (view,) = await core.views.all()
        assert view.whose == "Reseller"
        await core.views.change(view, Wish(accounts=wish.accounts, search="x"))
        assert [view.whose for view in await core.views.all()] == ["Reseller"]


async def test_a_service_is_gone_when_no_catalogue_that_is_asked_for_lists_it(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as core:
        one, two = [await account_on(core, name=name) for name in ("One", "Two")]
        filters = OrderFilter(services=frozenset({"1042"}))
        anywhere, there = Wish(filter=filters), Wish(accounts=frozenset({two.id}), filter=filters)
        assert not await core.views.gone(anywhere), "no catalogue was heard: nothing can be said"
        rows = CatalogRows(core.database)
        await rows.replace(one.id, [service(id="1042")], NOW)
        await rows.replace(two.id, [service(id="7")], NOW)
        assert not await core.views.gone(anywhere)
        assert await core.views.gone(there) == Gone(services=frozenset({"1042"}))
