"""The emergency file: whole lines, a spare place, nothing of it believed beyond what fits."""

import os
import stat
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.kit import account_on, all_orders, opened
from tests.support.tickets import new_order
from xpanel_desktop.app.cut_short import recover
from xpanel_desktop.app.emergency import NAME, Emergency, Kept, _Place, spare_folder
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
    emergency = Emergency(tmp_path / "gone", spare)
    place = await emergency.keep(ONE)
    assert place is not None
    assert place.parent == spare
    assert [stat.S_IMODE(one.stat().st_mode) for one in (spare, place)] == [0o700, 0o600]
    assert await Emergency(tmp_path / "gone", spare).keep(ONE) == place
    place.write_text(place.read_text("utf-8").splitlines()[1], "utf-8")
    assert await Emergency(tmp_path / "gone", spare).read() == [ONE]
    assert await Emergency(tmp_path / "other", spare).read() == [], "each folder has its own"
    assert await Emergency(tmp_path / "gone", tmp_path / "gone" / "too").keep(ONE) is None


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
    [
        *("{", "[]", "7", "{}", "[" * 9999, '{"order_id":Infinity,"status":null}'),
        '{"order_id":"x","number":1,"panel_id":"1","status":null,"text":""}',
    ],
)
async def test_what_cannot_be_read_is_left_out(tmp_path: Path, line: str) -> None:
    emergency = Emergency(tmp_path, tmp_path)
    (tmp_path / NAME).write_text(line + "\n", "utf-8")
    await emergency.keep(ONE)
    assert await emergency.read() == [ONE]
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    assert await emergency.read() == []


def by_another(_place: Path, patched: pytest.MonkeyPatch) -> None:
    uid = os.getuid()
    patched.setattr(os, "getuid", lambda: uid + 1)


def for_all_to_write(place: Path, _patched: pytest.MonkeyPatch) -> None:
    place.chmod(0o666)


def in_a_folder_for_all(place: Path, _patched: pytest.MonkeyPatch) -> None:
    place.parent.chmod(0o777)


def by_a_link(place: Path, _patched: pytest.MonkeyPatch) -> None:
    place.rename(place.with_name("elsewhere"))
    place.symlink_to(place.with_name("elsewhere"))


def in_a_linked_folder(place: Path, _patched: pytest.MonkeyPatch) -> None:
    away = place.parent.with_name("away")
    place.parent.rename(away)
    place.parent.symlink_to(away)


def as_a_pipe(place: Path, _patched: pytest.MonkeyPatch) -> None:
    place.unlink()
    os.mkfifo(place)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="others do not share a folder there")
@pytest.mark.parametrize(
    "planted",
    [
        *(by_another, for_all_to_write, in_a_folder_for_all),
        *(by_a_link, in_a_linked_folder, as_a_pipe),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
async def test_what_another_planted_is_neither_believed_nor_touched(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    planted: Callable[[Path, pytest.MonkeyPatch], None],
    swapped: bool,
) -> None:
    """`swapped`: what stood there at the first look was ours."""
    emergency = Emergency(tmp_path / "gone", tmp_path / "spare")
    place = await emergency.keep(ONE)
    assert place is not None
    assert await emergency.read() == [ONE]
    with monkeypatch.context() as patched:
        planted(place, patched)
        if swapped and "folder" not in planted.__name__:
            patched.setattr(_Place, "is_ours", lambda _self: True)
        assert await emergency.read() == []
        assert await emergency.keep(ONE) is None
        if not swapped:
            await emergency.clear()
            await emergency.set_aside(datetime(2026, 1, 2, tzinfo=UTC))
        assert os.path.lexists(place)
    assert caplog.records == []


async def test_what_cannot_be_forgotten_does_not_keep_the_program_from_starting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    emergency = Emergency(tmp_path, tmp_path / "spare")
    (tmp_path / NAME / "within").mkdir(parents=True)
    at = datetime(2026, 1, 2, tzinfo=UTC)
    (tmp_path / f"answers-{at:%Y%m%dT%H%M%S}.jsonl").write_text("of the same second", "utf-8")
    await emergency.clear()
    await emergency.set_aside(at)
    assert [one.levelname for one in caplog.records] == ["WARNING"] * 2
    assert str(tmp_path) not in caplog.text.partition("Traceback")[0]
    async with opened(tmp_path) as core:
        assert core.accounts.all() == ()


def test_the_spare_folder_is_one_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711, raising=False)
    assert spare_folder() == Path(tempfile.gettempdir()) / "xpanel-desktop-4711"
    monkeypatch.delattr(os, "getuid")
    assert spare_folder() == Path(tempfile.gettempdir()) / "xpanel-desktop"


async def test_where_nobody_shares_the_folder_owners_are_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "getuid", raising=False)
    emergency = Emergency(tmp_path / "gone", tmp_path / "spare")
    place = await emergency.keep(ONE)
    assert place is not None
    place.chmod(0o666)
    assert await emergency.read() == [ONE]
    await emergency.set_aside(datetime(2026, 1, 2, tzinfo=UTC))
    assert not place.exists()
    assert [one.name for one in place.parent.iterdir()] == [f"{place.stem}-20260102T000000.jsonl"]


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
