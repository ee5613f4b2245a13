"""The emergency file: whole lines, a spare place, nothing of it believed beyond what fits."""

import os
from pathlib import Path

import pytest

from tests.app.kit import account_on, all_orders, opened
from tests.support.tickets import new_order
from xpanel_desktop.app.cut_short import recover
from xpanel_desktop.app.emergency import NAME, Emergency, Kept
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.journal import Journal

ONE = Kept(1, 1, "1000", 200, '{"order":1000}')


async def test_what_is_kept_is_read_and_cleared(tmp_path: Path) -> None:
    emergency = Emergency(tmp_path, tmp_path)
    assert await emergency.read() == []
    assert await emergency.keep(ONE) == tmp_path / NAME
    await emergency.keep(Kept(2, 1, "1001", None, ""))
    assert await emergency.read() == [ONE, Kept(2, 1, "1001", None, "")]
    await emergency.clear()
    await emergency.clear()
    assert await emergency.read() == []


async def test_without_room_in_the_folder_the_spare_place_takes_it(tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    emergency = Emergency(tmp_path / "gone", spare)
    place = await emergency.keep(ONE)
    assert place is not None
    assert place.parent == spare
    assert await Emergency(tmp_path / "gone", spare).read() == [ONE]
    assert await Emergency(tmp_path / "other", spare).read() == [], "each folder has its own"
    assert await Emergency(tmp_path / "gone", tmp_path / "gone too").keep(ONE) is None


async def test_a_line_cut_for_want_of_room_does_not_spoil_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    emergency = Emergency(tmp_path, tmp_path / "gone")
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda file, data: real(file, data[:20]))
        assert await emergency.keep(ONE) is None, "what is not whole is not kept"
    assert await emergency.read() == []
    two = Kept(2, 1, "1001", None, "")
    assert await emergency.keep(two) == tmp_path / NAME
    assert await emergency.read() == [two]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "7", "{}", '{"order_id":"x","number":1,"panel_id":"1","status":null,"text":""}'],
)
async def test_what_cannot_be_read_is_left_out(tmp_path: Path, line: str) -> None:
    emergency = Emergency(tmp_path, tmp_path)
    (tmp_path / NAME).write_text(line + "\n", "utf-8")
    await emergency.keep(ONE)
    assert await emergency.read() == [ONE]
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    assert await emergency.read() == []


@pytest.mark.parametrize(
    ("kept", "state"),
    [
        (Kept(1, 1, "1000", 200, ""), State.PENDING),
        (Kept(1, 2, "1000", 200, ""), State.UNKNOWN),
        (Kept(9, 1, "1000", 200, ""), State.UNKNOWN),
    ],
)
async def test_only_the_attempt_that_was_cut_short_is_taken_up(
    tmp_path: Path, kept: Kept, state: State
) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        order = await core.tickets.send(new_order(account_id=account.id))
        await Journal(core.database).begin(order.id, core.clock.now(), {"service": "1"})
        await Emergency(tmp_path, tmp_path).keep(kept)
    async with opened(tmp_path) as core:
        assert [one.state for one in await all_orders(core)] == [state]
    async with opened(tmp_path) as core:
        await Emergency(tmp_path, tmp_path).keep(kept)
    async with opened(tmp_path) as core:
        assert [one.state for one in await all_orders(core)] == [state], "it has moved on"


async def test_an_account_that_starts_anew_takes_up_its_own_answers_alone(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        mine, other = await account_on(core), await account_on(core, name="Other")
        stores, emergency = stores_of(core.database), Emergency(tmp_path, tmp_path)
        sent = [
            await core.tickets.send(new_order(account_id=account.id)) for account in (mine, other)
        ]
        for order in sent:
            await stores.journal.begin(order.id, core.clock.now(), {"service": "1"})
            await emergency.keep(Kept(order.id, 1, f"9{order.id}", 200, "{}"))
        assert await recover(stores, emergency, core.clock, mine.id) == [sent[0].id]
        assert [one.state for one in await all_orders(core)] == [State.PENDING, State.SENDING]
        assert await recover(stores, emergency, core.clock, mine.id) == []
