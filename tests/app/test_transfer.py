"""Settings carried from one program to another: what goes, what never does, and nothing by half."""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.canary import shows
from tests.support.tickets import new_order
from xpanel_desktop.app import news
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.transfer import sealed
from xpanel_desktop.app.transfer.faults import BadFile, Fault, line_of
from xpanel_desktop.app.transfer.file import read, write
from xpanel_desktop.app.transfer.gather import gather
from xpanel_desktop.app.transfer.importing import Moved, import_file
from xpanel_desktop.app.transfer.plan import Deed, Group, Line, plan
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.query import OrderFilter
from xpanel_desktop.domain.runway import Threshold
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.views import Wish
from xpanel_desktop.vault import Vault

pytestmark = pytest.mark.usefixtures("quick")
KEY, LOGIN = "Kanarya+7f3e/19d0=Zq55", "proxy-parolası-91"
PROXY = f"socks5://ayşe:{LOGIN}@127.0.0.1:9"
URL = "https://panel.example/api/v2"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost less: what it costs is not what is tested here."""
    monkeypatch.setattr(sealed, "COST", 2**14)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Core]:
    core = await open_core(folder, vault=Vault(memory_only=True))
    try:
        yield core
    finally:
        await core.close()


async def account(core: Core, name: str = "Ana", url: str = URL, **more: object) -> Account:
    return await core.accounts.add(
        name=name, url=url, key=Secret(KEY), colour="blue", probe=None, **more  # type: ignore[arg-type]
    )  # fmt: skip


async def fill(core: Core) -> Account:
    """Set a little of everything."""
    made = await account(core, proxy=PROXY, parallel=2, per_minute=90)
    await core.settings.set("language", "tr")
    await core.settings.set("keys", {"orders": ["Ctrl+9"], "damaged": 7})
    await core.caution.set_rest(20)
    await core.caution.set_tolerance(Decimal("2.5"))
    await core.caution.set_asks_after_offline(asks=False)
    await core.caution.set_order_limit(made.id, Decimal("12.5"))
    await core.aftersales.set_cooldown(made.id, 48)
    await core.low_balance.set_threshold(made.id, Threshold(Decimal(5), 3))
    await core.settings.set(news.QUIET, "22:00-08:00")
    template = Template(0, "Takipçi", made.id, "7", "Followers", Kind.DEFAULT, {"quantity": "10"})
    await core.templates.save(template)
    wish = Wish(accounts=frozenset({made.id}), filter=OrderFilter(labels=frozenset({"İlk"})))
    await core.views.add("Benim", wish, {"columns": ["id", "link"]})
    return made


async def carried(core: Core) -> bytes:
    return write(await gather(core))


async def test_all_that_is_set_comes_over_and_no_key_with_it(tmp_path: Path) -> None:
    async with opened(tmp_path / "one") as core:
        await fill(core)
        content = await carried(core)
    assert not shows(KEY, content)
    assert not shows(LOGIN, content)
    assert b"socks5://127.0.0.1:9" in content
    async with opened(tmp_path / "other") as core:
        file = read(content)
        made = await plan(core, file)
        assert not core.accounts.all(), "a plan changes nothing"
        assert Line(Group.ACCOUNT, Deed.KEYLESS, "Ana", at=1) in made.lines
        await import_file(core, file, made)
        known = core.accounts.all()[0]
        assert (known.url, known.proxy, known.parallel) == (URL, "socks5://127.0.0.1:9", 2)
        assert known.paused, "nothing is sent by an account that came from a file"
        assert await core.accounts.key_of(known) is None
        assert core.settings.get("language", "") == "tr"
        assert core.settings.get("keys", dict[str, object]()) == {"orders": ["Ctrl+9"]}
        assert core.caution.rest.total_seconds() == 20
        assert core.caution.tolerance == Decimal("2.5")
        assert not core.caution.asks_after_offline
        assert core.caution.order_limit(known.id) == Decimal("12.5")
        assert core.aftersales.cooldown(known.id).total_seconds() == 48 * 3600
        assert core.low_balance.threshold(known.id) == Threshold(Decimal(5), 3)
        assert core.news.quiet is not None
        [template] = await core.templates.all()
        assert (template.account_id, template.values) == (known.id, {"quantity": "10"})
        [view] = await core.views.all()
        assert (view.wish.accounts, view.whose) == (frozenset({known.id}), "Ana")
        assert view.layout == {"columns": ["id", "link"]}
        again = await plan(core, file)
        assert again.lines == (), "a second time there is nothing to do"
    async with opened(tmp_path / "other") as core:
        assert core.accounts.all()[0].paused
        assert core.caution.rest.total_seconds() == 20


async def test_a_sealed_file_brings_keys_into_the_vault(tmp_path: Path) -> None:
    async with opened(tmp_path / "one") as core:
        await fill(core)
        content = sealed.seal(write(await gather(core, with_keys=True)), "uzun bir parola ığü")
    assert sealed.is_sealed(content)
    assert not any(shows(one, content) for one in (KEY, LOGIN, "panel.example"))
    with pytest.raises(BadFile) as wrong:
        sealed.unseal(content, "uzun bir parola")
    assert wrong.value.fault is Fault.NOT_OPENED
    inside = sealed.unseal(content, "uzun bir parola ıg\u0306u\u0308")
    with pytest.raises(BadFile) as plain:
        read(inside)
    assert plain.value.fault is Fault.KEYS_IN_PLAIN
    file = read(inside, sealed=True)
    assert KEY not in repr(file)
    async with opened(tmp_path / "other") as core:
        made = await plan(core, file)
        assert KEY not in repr(made)
        await import_file(core, file, made)
        known = core.accounts.all()[0]
        found = await core.accounts.key_of(known)
        assert found is not None
        assert (found.reveal(), known.proxy, known.paused) == (KEY, PROXY, True)
    database = b"".join(one.read_bytes() for one in (tmp_path / "other").glob("xpanel.db*"))
    assert not shows(KEY, database)


async def test_an_account_that_is_here_keeps_key_and_way_and_gets_the_rest(tmp_path: Path) -> None:
    async with opened(tmp_path / "one") as core:
        await fill(core)
        content = sealed.seal(write(await gather(core, with_keys=True)), "on harf var")
    file = read(sealed.unseal(content, "on harf var"), sealed=True)
    async with opened(tmp_path / "other") as core:
        own = await core.accounts.add(
            name="ANA", url=URL, key=Secret("another-key"), colour="green", probe=None
        )
        order = await core.tickets.send(new_order(account_id=own.id))
        made = await plan(core, file)
        told = {(one.deed, one.field) for one in made.lines if one.group is Group.ACCOUNT}
        assert (Deed.CHANGE, "per_minute") in told
        assert (Deed.PAUSE, "") in told, "an order waits, and what it waits by changes"
        assert not made.keys
        await import_file(core, file, made)
        [known] = core.accounts.all()
        assert (known.per_minute, known.colour, known.paused) == (90, "blue", True)
        assert (known.proxy, known.vault_name) == ("", own.vault_name)
        assert order.id
        await core.vault.remove(own.vault_name)
        made = await plan(core, file)
        assert made.lines == (Line(Group.ACCOUNT, Deed.KEY, "ANA", at=1),)
        await import_file(core, file, made)
        found = await core.accounts.key_of(core.accounts.all()[0])
        assert found is not None
        assert found.reveal() == KEY


async def test_what_is_left_out_stays_and_what_needs_it_too(tmp_path: Path) -> None:
    async with opened(tmp_path / "one") as core:
        await fill(core)
        file = read(write(await gather(core, with_keys=True)), sealed=True)
    async with opened(tmp_path / "other") as core:
        whole = await plan(core, file)
        assert all(whole.taken)
        left = {one.mark for one in whole.lines if one.deed is Deed.ADD and one.at == 1}
        left |= {one.mark for one in whole.lines if one.field in ("undo_seconds", "orders")}
        made = await plan(core, file, left)
        assert made.lines == whole.lines, "what can be taken stays in sight"
        taken = [line for line, taken in zip(made.lines, made.taken, strict=True) if taken]
        assert {line.group for line in taken} == {Group.SETTING}
        assert made.many == len(taken)
        await import_file(core, file, made)
        assert not core.accounts.all()
        assert not core.vault._memory
        assert await core.templates.all() == []
        assert await core.views.all() == []
        assert core.caution.rest.total_seconds() == 0
        assert core.settings.get("keys", dict[str, object]()) == {}
        assert core.settings.get("language", "") == "tr"
        made = await plan(core, file, {one.mark for one in whole.lines if one.deed is Deed.KEY})
        await import_file(core, file, made)
        [known] = core.accounts.all()
        assert await core.accounts.key_of(known) is None
        [line] = (await plan(core, file)).lines
        assert line.deed is Deed.KEY


async def test_a_queue_is_paused_by_what_is_taken_alone(tmp_path: Path) -> None:
    async with opened(tmp_path / "one") as core:
        await fill(core)
        file = read(await carried(core))
    async with opened(tmp_path / "other") as core:
        own = await account(core)
        await core.tickets.send(new_order(account_id=own.id))
        whole = await plan(core, file)
        moving = {one.mark for one in whole.lines if one.group in (Group.ACCOUNT, Group.SETTING)}
        for left in (moving, moving - {(Group.ACCOUNT, Deed.CHANGE, 1, "per_minute")}):
            made = await plan(core, file, left)
            at = [one.deed for one in made.lines].index(Deed.PAUSE)
            assert made.taken[at] == (left is not moving)
            await import_file(core, file, made)
            [known] = core.accounts.all()
            assert known.paused == (left is not moving)
        assert (known.per_minute, known.parallel) == (90, own.parallel)
        assert core.caution.order_limit(own.id) is None
        limit = {one.mark for one in whole.lines if one.field == "order_limit"}
        made = await plan(core, file)
        await import_file(
            core, file, await plan(core, file, {one.mark for one in made.lines} - limit)
        )
        assert core.caution.order_limit(own.id) == Decimal("12.5")
        assert core.caution.daily_limit(own.id) is None


async def test_practice_and_the_real_stay_apart(tmp_path: Path) -> None:
    at = "http://127.0.0.1:5/api/v2"
    async with opened(tmp_path / "one") as core:
        await account(core, "Ana", at, practice=True)
        content = await carried(core)
    async with opened(tmp_path / "other") as core:
        real = await account(core, "Ana", at)
        file = read(content)
        made = await plan(core, file)
        assert {one.group for one in made.lines} == {Group.PRACTICE}
        await import_file(core, file, made)
        assert [one.practice for one in core.accounts.all()] == [False, True]
        assert core.accounts.get(real.id) == real
        assert (await plan(core, file)).lines == ()
    moved = content.replace(b"http://127.0.0.1:5", b"https://panel.example")
    with pytest.raises(BadFile) as wrong:
        read(moved)
    assert wrong.value.fault is Fault.PRACTICE


async def test_nothing_is_there_by_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path / "one") as core:
        await fill(core)
        content = write(await gather(core, with_keys=True))
    file = read(content, sealed=True)
    async with opened(tmp_path / "other") as core:
        made = await plan(core, file)

        def full(*_: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr("xpanel_desktop.store.transfer.put_view", full)
        with pytest.raises(sqlite3.OperationalError):
            await import_file(core, file, made)
        assert core.accounts.all() == ()
        assert await core.templates.all() == []
        assert core.caution.rest.total_seconds() == 0
        assert not core.vault._memory, "the keys went again"
        await core.caution.set_rest(20)
        with pytest.raises(Moved) as moved:
            await import_file(core, file, made)
        assert len(moved.value.now.lines) == len(made.lines) - 1


WHOLE = {
    "format": "xpanel-desktop-settings",
    "version": 1,
    "accounts": [{"number": 1, "name": "Ana", "url": URL}],
    "settings": {},
    "templates": [
        {"name": "T", "account": 1, "service_id": "1", "service_name": "S", "kind": "default"}
    ],
    "views": [{"name": "V", "accounts": [1]}],
}


def changed(way: str, value: object) -> bytes:
    """Return a good file with one value put elsewhere, indented as ours are."""
    whole = json.loads(json.dumps(WHOLE))
    at, steps = whole, [int(one) if one.isdigit() else one for one in way.split(".")]
    for step in steps[:-1]:
        at = at[step]
    at[steps[-1]] = value
    return json.dumps(whole, indent=2).encode()


@pytest.mark.parametrize(
    ("way", "value", "fault"),
    [
        ("version", 2, Fault.NEWER),
        ("format", "else", Fault.NOT_OURS),
        ("accounts.0.parallel", 99, Fault.WRONG),
        ("accounts.0.key", KEY, Fault.WRONG),
        ("accounts.0.url", "http://panel.example", Fault.ADDRESS),
        ("accounts.0.url", f"{URL}?key={KEY}", Fault.ADDRESS),
        ("accounts.0.proxy", "http://a:b@127.0.0.1:1", Fault.KEYS_IN_PLAIN),
        ("accounts.0.proxy", "nonsense", Fault.ADDRESS),
        ("accounts.0.ca", "no certificate", Fault.CA),
        ("accounts.0.order_limit", "-1", Fault.WRONG),
        ("accounts.0.order_limit", "NaN", Fault.WRONG),
        ("accounts.0.practice", True, Fault.PRACTICE),
        ("accounts.0.number", 2, Fault.NUMBER),
        ("templates.0.account", 3, Fault.NUMBER),
        ("views.0.accounts", [1, 3], Fault.NUMBER),
        ("settings.undo_seconds", 61, Fault.WRONG),
        ("settings.nonsense", 1, Fault.WRONG),
        ("settings.quiet_hours", "25:00-08:00", Fault.WRONG),
        ("templates.0.kind", "?", Fault.WRONG),
        ("accounts", WHOLE["accounts"] * 2, Fault.NUMBER),  # type: ignore[operator]
        ("views", WHOLE["views"] * 2, Fault.TWICE),  # type: ignore[operator]
        ("secrets", [{"account": 1, "key": KEY}], Fault.KEYS_IN_PLAIN),
    ],
)
def test_a_bad_file_is_told_with_its_line(way: str, value: object, fault: Fault) -> None:
    content = changed(way, value)
    with pytest.raises(BadFile) as found:
        read(content)
    assert found.value.fault is fault
    if fault in (Fault.NEWER, Fault.NOT_OURS):
        return
    line = content.decode().splitlines()[(found.value.line or 0) - 1]
    last = way.rpartition(".")[2]
    assert f'"{last}"' in line or "nonsense" in way or found.value.line, line
    assert KEY not in f"{found.value.where} {found.value.what}"


def test_a_good_file_is_taken_and_a_cut_one_told() -> None:
    whole = json.dumps(WHOLE, indent=2).encode()
    assert read(whole).accounts[0].name == "Ana"
    assert read(b"\xef\xbb\xbf" + whole).views[0].accounts == [1]
    for end in range(0, len(whole) - 1, 7):
        with pytest.raises(BadFile) as found:
            read(whole[:end])
        assert found.value.fault is Fault.MALFORMED
        assert found.value.line == max(whole[:end].rstrip().count(b"\n") + 1, 1)
    with pytest.raises(BadFile, match="not_ours"):
        read(b"[1, 2]")
    with pytest.raises(BadFile, match="too_large"):
        read(b" " * 9_000_000)
    with pytest.raises(BadFile, match="malformed"):
        read(b'{"format": "xpanel-desktop-settings", "version": 1, "x": ' + b"[" * 100_000)


def test_a_line_is_found_by_its_way() -> None:
    text = json.dumps(WHOLE, indent=2)
    lines = text.splitlines()
    assert '"url"' in lines[(line_of(text, "$.accounts[0].url") or 0) - 1]
    assert '"kind"' in lines[(line_of(text, "$.templates[0].kind") or 0) - 1]
    assert '"name": "V"' in lines[(line_of(text, "$.views[0].name") or 0) - 1]
    assert line_of(text, "$.accounts[9].url") == line_of(text, "$.accounts")
    assert line_of("", "$") == 1


def test_a_sealed_file_that_is_not_whole_is_told() -> None:
    content = sealed.seal(b"{}", "on harf var")
    told = json.loads(content)
    assert sealed.unseal(content, "on harf var") == b"{}"
    for name, value, fault in (
        ("version", 2, Fault.NEWER),
        ("n", 2**30, Fault.DAMAGED),
        ("n", 2**16 + 1, Fault.DAMAGED),
        ("salt", "AAAA", Fault.DAMAGED),
        ("content", told["content"][:-8] + "AAAAAAA=", Fault.NOT_OPENED),
        ("nonce", told["salt"][:16], Fault.NOT_OPENED),
    ):
        with pytest.raises(BadFile) as found:
            sealed.unseal(json.dumps({**told, name: value}).encode(), "on harf var")
        assert found.value.fault is fault, name
    for cut in (len(content) // 2, 10, 0):
        with pytest.raises(BadFile) as found:
            sealed.unseal(content[:cut], "on harf var")
        assert found.value.fault is Fault.DAMAGED
    assert not sealed.is_sealed(b"{}")
