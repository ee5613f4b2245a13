"""Favourites, recents, changes of the catalogue, templates: on a real database."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from tests.support.tickets import NOW
from xpanel_desktop.domain.catalogue_changes import What
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.template import Template
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.marks import KEPT, MarkRows
from xpanel_desktop.store.templates import TemplateRows

ONE = Service("1", "Takipçi", "Default", "Instagram", Decimal("1.50"), 10, 1000)
HOUR = timedelta(hours=1)


async def test_favourites_come_and_go(shop: Shop) -> None:
    marks, account = MarkRows(shop.database), shop.account.id
    for _ in range(2):
        await marks.favour(account, "1", NOW, on=True)
    assert (await marks.load(account, None)).favourites == {"1"}
    await marks.favour(account, "1", NOW, on=False)
    assert not (await marks.load(account, None)).favourites


async def test_what_is_queued_is_recent_by_any_way(shop: Shop) -> None:
    marks, account = MarkRows(shop.database), shop.account.id
    assert (await marks.load(account, None)).recents == ()
    order = await shop.queued()
    assert (await marks.load(account, None)).recents == (order.ticket.service_id,)


async def test_changes_are_noted_with_the_catalogue(shop: Shop) -> None:
    marks, catalog, account = MarkRows(shop.database), CatalogRows(shop.database), shop.account.id
    await catalog.replace(account, [ONE], NOW)
    assert await marks.feed(account, 10) == []
    dearer = replace(ONE, rate=Decimal(3))
    await catalog.replace(account, [dearer], NOW + HOUR)
    await catalog.replace(account, [dearer, replace(ONE, id="2")], NOW + 2 * HOUR)
    feed = await marks.feed(account, 10)
    assert [(one.what, one.service_id, one.at) for one in feed] == [
        (What.NEW, "2", NOW + 2 * HOUR),
        (What.RATE, "1", NOW + HOUR),
    ]
    assert len(await marks.feed(account, 1)) == 1
    assert set((await marks.load(account, None)).changed) == {"1", "2"}
    assert set((await marks.load(account, NOW + HOUR)).changed) == {"2"}
    await catalog.replace(account, [], NOW + KEPT + 3 * HOUR)
    assert {one.what for one in await marks.feed(account, 10)} == {What.GONE}


async def test_templates(shop: Shop) -> None:
    rows, account = TemplateRows(shop.database), shop.account.id
    kept = Template(
        0, "Ayşe", account, "1", "Takipçi", Kind.DEFAULT, {"quantity": "100"}, {"a": "b"},
        Tags("l", "c", "n", "blue"), Decimal("1.5"),
    )  # fmt: skip
    number = await rows.save(kept, NOW)
    everywhere = await rows.save(replace(kept, name="all", account_id=None), NOW)
    assert await rows.all(account) == [
        replace(kept, id=everywhere, name="all", account_id=None),
        replace(kept, id=number),
    ]
    assert [one.id for one in await rows.all(99)] == [everywhere]
    assert len(await rows.all(None)) == 2
    await rows.save(replace(kept, id=number, name="Fatma"), NOW)
    assert [one.name for one in await rows.all(account)] == ["all", "Fatma"]
    await rows.remove(number)
    await rows.remove(number)
    with pytest.raises(KeyError):
        await rows.save(replace(kept, id=number), NOW)
