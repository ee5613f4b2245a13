"""The program's own file: replaced as packages do it, gone for a moment, touched, left alone."""

import os
import sys
from pathlib import Path

import pytest

from tests.support.clock import VirtualClock
from tests.support.practice import until
from xpanel_desktop.app.replaced import BEAT, ITSELF, Itself, Replaced, itself, mark


def put(file: Path, content: bytes) -> None:
    """Put another file in a file's place, as dpkg and the self-extracting archive do."""
    new = file.with_name("new")
    new.write_bytes(content)
    new.replace(file)


async def test_each_replacement_is_told_once_and_a_file_that_is_gone_tells_nothing(
    tmp_path: Path,
) -> None:
    file, clock, told = tmp_path / "program", VirtualClock(), list[int]()
    file.write_bytes(b"one")
    looks = Replaced(Itself(file, mark(file)), clock, lambda: told.append(1))
    looks.start()

    async def beat() -> None:
        await until(lambda: clock.sleeping == 1)
        assert clock.next_in == BEAT
        clock.advance(BEAT)
        await until(lambda: clock.sleeping == 1)

    await beat()
    assert told == []
    file.rename(tmp_path / "old")
    await beat()
    assert told == []
    put(file, b"two")
    await beat()
    await beat()
    assert len(told) == 1
    times = file.stat()
    put(file, b"six")  # of the same length, and by its dates of the same age
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    looks.look()
    await until(lambda: len(told) == 2)
    await looks.close()
    assert clock.sleeping == 0


async def test_where_nothing_can_be_replaced_nothing_is_looked_at() -> None:
    clock = VirtualClock()
    looks = Replaced(None, clock, lambda: None)
    looks.start()
    looks.look()
    await looks.close()
    assert clock.next_in is None


def test_only_a_frozen_program_has_a_file_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert ITSELF is None
    assert itself() is None
    file = tmp_path / "xpanel-desktop"
    file.write_bytes(b"program")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(file))
    assert itself() == Itself(file, mark(file))
    found = file.stat()
    assert mark(file) == (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
    assert mark(tmp_path / "none") is None
