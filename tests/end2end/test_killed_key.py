"""The program killed with the key in it leaves none behind, in files, prints or its processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.canary import files_showing, shows
from tests.support.practice_process import practice_process

LIVE = """
import asyncio, os, signal, sys
from pathlib import Path
from xpanel_desktop import logs
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.ui import application

folder, url, key = Path(sys.argv[1]), sys.argv[2], sys.stdin.readline().strip()

async def guest(program):
    if program.core.accounts.all():
        return 0
    program.window.open_accounts(None)
    while not program.window.rooms.accounts.is_built:
        await asyncio.sleep(0.01)
    form = program.window.rooms.accounts.part.form
    for field, text in ((form.name, "Main"), (form.url, url), (form.key, key)):
        field.setText(text)
    form.save.click()
    while program.window.services.model.rowCount() < 10:
        await asyncio.sleep(0.01)

    async def fail(word):
        raise RuntimeError("with " + word)

    program.tasks.start(program.window, fail(key), name="a failure")
    await asyncio.sleep(0.2)
    print("READY", flush=True)
    sys.stdin.readline()
    os.kill(os.getpid(), signal.SIGKILL)

logs.open_log(folder)
sys.exit(application.run(folder, guest))
"""


def kept_of(pid: int) -> bytes:
    """Return what others of this machine can read of a process, and of its children."""
    told = b""
    for name in ("cmdline", "environ"):
        told += Path(f"/proc/{pid}/{name}").read_bytes()
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        told += kept_of(int(child))
    return told


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_killed_program_leaves_no_key_behind(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    command = [sys.executable, "-c", LIVE, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with practice_process() as place:
        key = place.key
        with subprocess.Popen([*command, place.url], text=True, **pipes) as living:
            assert living.stdin
            assert living.stdout
            try:
                living.stdin.write(f"{key}\n")
                living.stdin.flush()
                assert living.stdout.readline() == "READY\n"
                assert not shows(key, kept_of(living.pid))
                printed = living.communicate("\n", timeout=30)
            finally:
                living.kill()
        assert living.returncode < 0
        assert (folder / "xpanel.log").read_text("utf-8").count("with •••")
        assert files_showing(key, tmp_path) == []
        again = subprocess.run(
            [*command, place.url], input="\n", capture_output=True, text=True, timeout=60
        )
        assert again.returncode == 0, again.stderr
    assert files_showing(key, tmp_path) == []
    assert not any(shows(key, one) for one in (*printed, again.stdout, again.stderr))
