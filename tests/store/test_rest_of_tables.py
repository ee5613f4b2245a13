"""Accounts, catalogues, balances and settings: what goes in comes out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.store.conftest import ACCOUNT, Shop
from tests.support.tickets import NOW, new_order, service
from xpanel_desktop.domain.account import Dialects, PoolCapacity
from xpanel_desktop.domain.money import AmountError, Money
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.snapshot import Balance, Pools
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.columns import from_json, maybe_time, ms, time_of, to_json, units
from xpanel_desktop.store.settings import SettingRows
from xpanel_desktop.store.slices import HEAD, SLICE


async def test_an_account_keeps_every_field(shop: Shop) -> None:
    full = replace(
        ACCOUNT,
        id=shop.account.id,
        name="Öteki",
        url="https://b.example/api",
        vault_name="v9",
        colour="red",
        currency="EUR",
        dialects=Dialects(classic=False, rest=True),
        practice=True,
        parallel=8,
        per_minute=7,
        proxy="socks5://127.0.0.1:1080",
        paused=True,
        stop_reason="funds_short",
    )
    await shop.accounts.update(full)
    assert await shop.accounts.get(full.id) == full
    assert await shop.accounts.all() == [full]
    with pytest.raises(KeyError):
        await shop.accounts.update(replace(full, id=99))
    assert await shop.accounts.get(99) is None


@pytest.mark.parametrize("stop", [*Stop, None])
async def test_a_stop_is_written_and_lifted(shop: Shop, stop: Stop | None) -> None:
    await shop.accounts.set_stop(shop.account.id, Stop.KEY_REFUSED)
    await shop.accounts.set_stop(shop.account.id, stop)
    found = await shop.accounts.get(shop.account.id)
    assert found is not None
    assert found.stop_reason == (stop.value if stop else "")


async def test_a_removed_account_is_off_the_list_and_its_history_stays(shop: Shop) -> None:
    order = await shop.drafts.save(new_order(), NOW)
    catalog = CatalogRows(shop.database)
    await catalog.replace(shop.account.id, [service()], NOW)
    await shop.accounts.remove(shop.account.id)
    assert await shop.accounts.all() == []
    assert await shop.accounts.get(shop.account.id) == shop.account
    assert await shop.get(order) == order
    assert await catalog.load(shop.account.id) is None
    again = await shop.accounts.add(replace(ACCOUNT, vault_name="v2"))
    assert again.id > shop.account.id


async def test_a_description_is_found_wherever_its_service_stands(shop: Shop) -> None:
    catalog, account = CatalogRows(shop.database), shop.account.id
    assert await catalog.description(account, "1") == ""
    sold = [service(id=str(one)) for one in range(HEAD + SLICE + 1)]
    told = {"0": "first", str(HEAD): "«ş»", str(HEAD + SLICE): "⚡\nlast"}
    await catalog.replace(account, sold, NOW, told)
    for one in ("0", "1", str(HEAD), str(HEAD + SLICE), "none"):
        assert await catalog.description(account, one) == told.get(one, "")
    await catalog.replace(account, sold, NOW)
    assert await catalog.description(account, "0") == ""


@pytest.mark.parametrize("number", [0, 1, HEAD, HEAD + 1, HEAD + SLICE, HEAD + SLICE + 1])
async def test_a_catalogue_comes_back_in_its_order_in_place_of_the_last(
    shop: Shop, number: int
) -> None:
    catalog = CatalogRows(shop.database)
    assert await catalog.load(shop.account.id) is None
    await catalog.replace(shop.account.id, [service(id="old")] * 2500, NOW)
    sold = [
        service(id=str(-one), name=f"Beğeni {one}", rate=None if one % 2 else Decimal("0.00000001"))
        for one in range(number)
    ]
    await catalog.replace(shop.account.id, sold, NOW)
    found = await catalog.load(shop.account.id)
    assert found is not None
    assert (found.services, found.fetched_at) == (tuple(sold), NOW)
    assert await catalog.head(shop.account.id) == tuple(sold[:HEAD]), "what is painted first"
    assert await catalog.head(shop.account.id + 1) == ()


async def test_kinds_and_pools_are_remembered_by_account(shop: Shop) -> None:
    catalog, one = CatalogRows(shop.database), shop.account.id
    await catalog.remember_kind(one, "7", Kind.POLL)
    await catalog.remember_kind(one, "7", Kind.SPACES)
    assert await catalog.kinds(one) == {"7": Kind.SPACES}
    assert await catalog.kinds(one + 1) == {}
    assert await catalog.load_pools(one) is None
    for pools in (Pools((), NOW), Pools((PoolCapacity("tr", 5), PoolCapacity("ğ", None)), NOW)):
        await catalog.save_pools(one, pools)
        assert await catalog.load_pools(one) == pools


async def test_the_newest_balance_is_told(shop: Shop) -> None:
    balances = BalanceRows(shop.database)
    assert await balances.last(shop.account.id) is None
    for text in ("100.84292", "-3.5"):
        money = Money(Decimal(text), "USD")
        await balances.record(shop.account.id, NOW, money)
        assert await balances.last(shop.account.id) == Balance(money, NOW)
    with pytest.raises(AmountError):
        await balances.record(shop.account.id, NOW, Money(Decimal("1e-9"), "USD"))


async def test_settings_are_json_and_a_spoilt_one_is_left_out(shop: Shop) -> None:
    settings = SettingRows(shop.database)
    values = {"a": "İ", "b": [1, None, {"c": True}], "d": 0.5}
    for key, value in values.items():
        await settings.set(key, "first")
        await settings.set(key, value)
    sql = "INSERT INTO settings VALUES ('spoilt', '{')"
    await shop.database.write(lambda db: db.execute(sql).rowcount)
    assert await settings.all() == values
    with pytest.raises(TypeError):
        await settings.set("e", object())


def test_columns_hold_times_amounts_and_texts() -> None:
    assert time_of(ms(NOW)) == NOW
    assert (maybe_time(None), maybe_time(0)) == (None, time_of(0))
    assert (units(None), units(Decimal("NaN")), units(Decimal("0.5"))) == (None, None, 50_000_000)
    assert from_json(to_json({"ğ": "İ\n"})) == {"ğ": "İ\n"}
