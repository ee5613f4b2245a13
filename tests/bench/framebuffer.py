"""A screen whose picture can be read from outside: when a program that is not ours paints."""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1600, 1000
ROWS, COLUMNS = range(150, 550, 4), slice(420, 920)
"""Where the table of services has its rows, in the window as it opens the first time."""
WRITTEN = 20
"""A line of pixels with letters has more colours than that; a plain one fewer than 10 (seen)."""
ENOUGH = 10
"""Lines with letters that make up rows."""


def lacking() -> str:
    """Return what keeps this machine from having such a screen; empty when nothing does."""
    return "" if shutil.which("Xvfb") else "Xvfb is not installed"


class Screen:
    """The pixels of an X server, in a file that it paints into (XWD, 32 bits a pixel)."""

    def __init__(self, file: Path, name: str) -> None:
        with file.open("rb") as opened:
            self._file = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        head = struct.unpack(">25I", self._file[:100])
        assert head[11] == 32, "bits a pixel"
        self._begin, self._wide = head[0] + 12 * head[19], head[12]
        self.name = name

    def has_rows(self) -> bool:
        """Tell whether rows of services are on it."""
        return sum(self._colours(y) > WRITTEN for y in ROWS) >= ENOUGH

    def _colours(self, y: int) -> int:
        begin = self._begin + y * self._wide
        pixels = memoryview(self._file[begin : begin + self._wide]).cast("I")
        return len(set(pixels[COLUMNS]))


@contextmanager
def screen() -> Iterator[Screen]:
    """Run an X server until the end of the block."""
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        command += ["-ac", "-nolisten", "tcp", "-fbdir", folder]
        with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
            os.close(write)
            with os.fdopen(read) as told:
                number = told.readline().strip()
            try:
                yield Screen(Path(folder) / "Xvfb_screen0", f":{number}")
            finally:
                server.terminate()
