"""One program at a time: the second is told, and a kill -9 frees the folder."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from xpanel_desktop.store.lock import FolderBusy, FolderLock

CHILD = """
import sys
from pathlib import Path
from xpanel_desktop.store.lock import FolderBusy, FolderLock
try:
    lock = FolderLock.acquire(Path(sys.argv[1]))
    print("held", flush=True)
except FolderBusy:
    print("busy", flush=True)
sys.stdin.read()
"""


@contextmanager
def other_program(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    command = [sys.executable, "-c", CHILD, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as child:
        assert child.stdout
        try:
            yield child, child.stdout.readline().decode().strip()
        finally:
            child.kill()


def test_a_second_program_is_told_until_the_first_is_killed(tmp_path: Path) -> None:
    with other_program(tmp_path) as (child, word):
        assert word == "held"
        with pytest.raises(FolderBusy) as caught:
            FolderLock.acquire(tmp_path)
        assert caught.value.path == tmp_path
        child.kill()
        child.wait()
        FolderLock.acquire(tmp_path).release()


def test_a_held_folder_is_busy_for_another_program_until_released(tmp_path: Path) -> None:
    lock = FolderLock.acquire(tmp_path)
    with other_program(tmp_path) as (_, word):
        assert word == "busy"
    lock.release()
    with other_program(tmp_path) as (_, word):
        assert word == "held"


def test_a_folder_that_is_missing_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FolderLock.acquire(tmp_path / "missing")
