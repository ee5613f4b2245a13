"""Traffic, log tail, health and the bundle, over a real core and a real practice panel."""

import json
import logging
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.practice import practice, until
from xpanel_desktop import logs
from xpanel_desktop.api.passage import Passage
from xpanel_desktop.app import diagnostics, health, log_tail
from xpanel_desktop.app.connection import Connection, Link
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.health import ClockHealth, DatabaseHealth, Grade, PanelHealth
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.steadiness import Steadiness, passing
from xpanel_desktop.app.traffic import KEPT, TEST, Traffic
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.domain.secret import BLOT, Secret
from xpanel_desktop.paths import LOG
from xpanel_desktop.vault import Place, Reason, Vault

KEY = "Kanarya+7f3e/19d0=Zq55"
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PASSAGE = Passage(
    "POST", "https://panel.example/api/v2", "status", (("action", "status"), ("link", "SECRET")),
    200, 2, b"{}", "", 0.01, 0.02, 0.0, 0.03, "Tue, 24 Nov 2026 09:59:30 GMT",
)  # fmt: skip


class Still:
    """A clock that is set by hand."""

    at = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0

    def awake(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError


def database(
    size: int | None, *, checked: bool, doubt: Doubt | None, backup: datetime | None, due: bool
) -> DatabaseHealth:
    return DatabaseHealth(size, checked, doubt, backup, due)


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    made = await open_core(tmp_path, vault=Vault(memory_only=True))
    yield made
    await made.close()


def test_traffic_keeps_the_last_of_each_account_and_tells() -> None:
    notices, told = Notices(), list[Changes]()
    notices.subscribe(told.append)
    traffic = Traffic(Still(), notices)
    watch, other = traffic.watcher(1), traffic.watcher(TEST)
    other(PASSAGE)
    for number in range(KEPT + 5):
        watch(replace(PASSAGE, size=number))
    watch(replace(PASSAGE, trouble="cut", status=None))
    every = traffic.all()
    assert len(every) == KEPT + 1
    assert [one.number for one in every] == sorted((one.number for one in every), reverse=True)
    assert every[0].failed
    last = traffic.last_answer(1)
    assert last is not None
    assert (last.passage.size, last.failed) == (KEPT + 4, False)
    assert traffic.last_answer(9) is None
    assert told[0].of_table(Table.TRAFFIC) == {TEST}


@pytest.mark.parametrize(
    ("date", "ahead"),
    [
        ("Tue, 24 Nov 2026 09:59:30 GMT", timedelta(seconds=30)),
        ("Tue, 24 Nov 2026 10:01:00 -0000", timedelta(seconds=-60)),
        ("", None),
        ("no date", None),
        ("Tue, 99 Nov 99999999 09:59:30 GMT", None),
    ],
)
def test_how_far_the_clock_is_ahead(date: str, ahead: timedelta | None) -> None:
    traffic = Traffic(Still(), Notices())
    traffic.watcher(1)(replace(PASSAGE, date=date))
    assert traffic.all()[0].ahead == ahead


def test_a_clock_that_is_set_is_seen_and_sleep_is_none() -> None:
    clock, steady = Still(), [100.0]
    steadiness = Steadiness(clock, lambda: steady[0])
    clock.at, steady[0] = NOW + timedelta(hours=8), 100.0 + 8 * 3600
    assert steadiness.leapt() == timedelta()
    clock.at -= timedelta(minutes=5)
    assert steadiness.leapt() == timedelta(minutes=-5)
    assert passing() <= passing()


async def test_the_log_s_end_by_entries(tmp_path: Path) -> None:
    assert await log_tail.read_tail(tmp_path) == []
    logs.FORMATTER.learn(Secret(KEY))
    (tmp_path / f"{LOG}.1").write_text("2026-11-23 09:00:00,000 INFO a.b: older\n")
    (tmp_path / LOG).write_text(
        "cut off\n2026-11-24 10:00:00,123 ERROR xpanel_desktop.x: failed\nTraceback\n  line\n"
        f"2026-11-24 10:00:01,000 INFO y: <b>{KEY}</b>\u202e\n"
    )
    older, failed, last = await log_tail.read_tail(tmp_path)
    assert (older.at, older.level, older.text) == (
        "2026-11-23 09:00:00", "INFO", "a.b: older\ncut off",
    )  # fmt: skip
    assert failed.text == "xpanel_desktop.x: failed\nTraceback\n  line"
    assert failed.grade == logging.ERROR
    assert last.text == f"y: <b>{BLOT}</b>"


async def test_a_long_log_is_cut_at_an_entry(tmp_path: Path) -> None:
    line = "2026-11-24 10:00:00,123 INFO xpanel_desktop.x: number {:05}\n"
    (tmp_path / LOG).write_text("".join(line.format(at) for at in range(9999)))
    entries = await log_tail.read_tail(tmp_path)
    assert len(entries) == log_tail.MOST_ENTRIES
    assert entries[-1].text.endswith("number 09998")


@pytest.mark.parametrize(
    ("told", "grade"),
    [
        (database(1, checked=True, doubt=None, backup=NOW, due=False), Grade.GOOD),
        (database(1, checked=False, doubt=None, backup=NOW, due=True), Grade.UNKNOWN),
        (database(1, checked=True, doubt=None, backup=None, due=True), Grade.WARN),
        (database(1, checked=True, doubt=Doubt(Why.ANEW, NOW), backup=NOW, due=False), Grade.BAD),
        (database(None, checked=True, doubt=None, backup=NOW, due=False), Grade.BAD),
        (ClockHealth(timedelta(), None), Grade.UNKNOWN),
        (ClockHealth(timedelta(), timedelta(seconds=3)), Grade.GOOD),
        (ClockHealth(timedelta(), timedelta(minutes=-3)), Grade.WARN),
        (ClockHealth(timedelta(minutes=3), None), Grade.WARN),
    ],
)
def test_grades(told: DatabaseHealth | ClockHealth, grade: Grade) -> None:
    assert told.grade is grade


@pytest.mark.parametrize(
    ("link", "offline", "grade"),
    [
        (Link.ONLINE, False, Grade.GOOD),
        (Link.OFFLINE, False, Grade.BAD),
        (Link.REFUSED, False, Grade.BAD),
        (Link.UNKNOWN, False, Grade.UNKNOWN),
        (Link.OFFLINE, True, Grade.UNKNOWN),
    ],
)
def test_grades_of_a_panel(link: Link, offline: bool, grade: Grade) -> None:
    account = Account(1, "Main", "https://panel.example/api/v2", "v1")
    told = PanelHealth(account, Connection(link, NOW), None, None, offline)
    assert told.grade is grade


async def test_the_health_of_a_program_at_work(core: Core) -> None:
    async with practice(key=KEY) as place:
        probe = await core.accounts.test(place.url, Secret(KEY))
        assert {one.account_id for one in core.traffic.all()} == {TEST}
        account = await core.accounts.add(
            name="Main", url=place.url, key=Secret(KEY), colour="blue", probe=probe
        )
        await core.sessions.start_all()
        await until(lambda: core.traffic.last_answer(account.id) and core.safety.is_checked)
        told = await health.look(core)
        (panel,) = told.panels
        assert (panel.account.id, panel.grade) == (account.id, Grade.GOOD)
        assert panel.answered is not None
        assert told.database.grade is Grade.WARN, "there is no backup yet"
        await core.backups.make()
        assert (await health.look(core)).database.grade is Grade.GOOD
        assert told.clock.grade is Grade.GOOD, "the practice panel tells its time"
        assert (told.keyring.place, told.keyring_grade) == (Place.MEMORY, Grade.WARN)
        assert told.keyring.reason is Reason.NONE
        assert told.network_grade is Grade.GOOD
        await core.sessions.set_offline(offline=True)
        told = await health.look(core)
        assert (told.network_grade, told.panels[0].grade) == (Grade.WARN, Grade.UNKNOWN)
        assert KEY not in repr(told) + repr(core.traffic.all())


async def test_the_bundle_holds_what_is_listed_and_no_more(core: Core, tmp_path: Path) -> None:
    logs.FORMATTER.learn(Secret(KEY))
    (tmp_path / LOG).write_text(f"2026-11-24 10:00:00,123 ERROR x: {KEY} in {Path.home()}/data\n")
    await core.settings.set("work_offline", value=True)
    await core.settings.set("customer.names", value="Ayse")
    core.traffic.watcher(3)(PASSAGE)
    made = await diagnostics.gather(core, {"Qt": "6.11"}, contents=False)
    assert list(made) == [
        "about.txt", "settings.json", "counts.json", "health.txt", "log.txt", "requests.txt",
    ]  # fmt: skip
    whole = "".join(made.values())
    for secret in (KEY, "Ayse", "SECRET", str(Path.home())):
        assert secret not in whole
    assert json.loads(made["settings.json"])["work_offline"] is True
    assert json.loads(made["counts.json"])["accounts"] == 0
    assert "Qt: 6.11" in made["about.txt"]
    assert "~/data" in made["log.txt"]
    assert "fields: action, link" in made["requests.txt"]
    with_contents = await diagnostics.gather(core, {}, contents=True)
    assert "link = SECRET" in with_contents["requests.txt"]
    path = tmp_path / "bundle.zip"
    await diagnostics.save(made, path)
    with zipfile.ZipFile(path) as packed:
        assert {name: packed.read(name).decode() for name in packed.namelist()} == dict(made)
