"""The practice panel as a child process: starts, keeps its ledger, ends with its parent."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.kit import opened
from tests.support.practice import until
from xpanel_desktop.app import practice_child
from xpanel_desktop.app.practice_child import PracticeChild, PracticeFailed

TELL_PID = "import os, sys; open(sys.argv[2] + '/pid', 'w').write(str(os.getpid()))"
PARENT = """
import asyncio, sys, time
from pathlib import Path
from xpanel_desktop.app.practice_child import PracticeChild
async def go():
    child = await PracticeChild.start(Path(sys.argv[1]), services=5)
    print(child._process.pid, flush=True)
    time.sleep(60)
asyncio.run(go())
"""


def lives(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_it_starts_is_used_and_keeps_address_and_ledger(tmp_path: Path) -> None:
    child = await PracticeChild.start(tmp_path / "practice", services=20)
    try:
        async with opened(tmp_path / "data") as core:
            probe = await core.accounts.test(child.url, child.key)
            assert probe.services >= 20
        before = (child.url, child.key.reveal())
        assert (await child.control("funds", {"amount": "5"}))["balance"] == "1005"
    finally:
        await child.stop()
    assert not lives(child._process.pid)
    again = await PracticeChild.start(tmp_path / "practice", services=20)
    try:
        assert (again.url, again.key.reveal()) == before
        async with opened(tmp_path / "data") as core:
            assert (await core.accounts.test(again.url, again.key)).money.amount == 1005
    finally:
        await again.stop()


async def test_one_that_does_not_start_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PracticeFailed):
        await PracticeChild.start(tmp_path, faults="no such fault")


async def test_one_that_stays_silent_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import os,sys,time; open(sys.argv[2]+'/pid','w').write(str(os.getpid())); time.sleep(60)"
    )
    monkeypatch.setattr(practice_child, "_program", lambda: [sys.executable, "-c", code])
    monkeypatch.setattr(practice_child, "START", 1.0)
    monkeypatch.setattr(practice_child, "END", 0.1)
    with pytest.raises(PracticeFailed):
        await PracticeChild.start(tmp_path)
    assert not lives(int((tmp_path / "pid").read_text()))


async def test_a_start_that_is_given_up_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f"{TELL_PID}; sys.stdin.read()"
    monkeypatch.setattr(practice_child, "_program", lambda: [sys.executable, "-c", code])
    starting = asyncio.create_task(PracticeChild.start(tmp_path))
    path = tmp_path / "pid"
    await until(lambda: path.exists() and path.read_text())
    starting.cancel()
    await asyncio.wait([starting])
    assert starting.cancelled()
    await until(lambda: not lives(int(path.read_text())))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert lives(pid)
        os.kill(parent.pid, signal.SIGKILL)
    asyncio.run(until(lambda: not lives(pid)))
