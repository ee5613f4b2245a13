"""Which Python freezes the program: the one that builds, or where that is old, a newer one here.

What is shipped should have Python 3.12 or newer. Below that, PySide6 6.11 ends the process where C
code raises in a Python override of Qt's (resizeEvent, data) that C++ called: a fault that should
show in the log takes the window down (measured: 3.11.7 ends by a segmentation fault, 3.13.0 does
not). The sources run on 3.11 as well, and where there is nothing newer the build makes do with it,
saying so.

`python3 packaging/interpreter.py` prints the path of the one that is taken.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

WANTED = (3, 12)
SERIES = ("3.13", "3.12")
"""Those that are looked for, the best first: the pinned wheels are there for them."""
PROBE = """
import ctypes, ensurepip, sys, venv
if sys.platform == "linux":
    ctypes.CDLL("libpython%d.%d.so.1.0" % sys.version_info[:2])
print(*sys.version_info[:2])
"""
"""PyInstaller takes Python's own library along; one that was built without has none."""
OLD = (
    "Python {found} freezes the program, since no Python 3.12 or newer was found. What is built\n"
    "works, but a fault in a paint or an event that newer ones write into the log ends it. Do not\n"
    "ship it: install python3.13 with venv, or pyenv's, and build again."
)


def places() -> Iterator[Path]:
    """Yield where newer ones may be, the best first: on the PATH, then pyenv's versions."""
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for series in SERIES:
        found = shutil.which(f"python{series}")
        if found:
            yield Path(found)
        yield from sorted(versions.glob(f"{series}.*/bin/python"), reverse=True)


def is_new(python: Path) -> bool:
    """Tell whether it starts, can be frozen and is new enough; pyenv's shims may not start."""
    command = [str(python), "-c", PROBE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return not done.returncode and tuple(map(int, done.stdout.split())) >= WANTED


def choose() -> Path:
    """Return the Python that freezes: this one if it is new enough or nothing newer is found."""
    own = Path(sys.executable)
    if sys.version_info[:2] >= WANTED:
        return own
    return next((python for python in places() if is_new(python)), own)


def warning(version: tuple[int, int]) -> str:
    """Return what is to be said when this one freezes; empty for one that is new enough."""
    return "" if version >= WANTED else OLD.format(found=".".join(map(str, version)))


if __name__ == "__main__":
    print(choose())
