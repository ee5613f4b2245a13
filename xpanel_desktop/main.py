"""The composition root: reads the command line, builds what was asked for, runs it."""

import contextlib
import gc
import os
import sys
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from xpanel_desktop import __version__, terminal

if TYPE_CHECKING:
    import argparse
    from pathlib import Path  # imports the Internet's addresses, unless `lean_qt` puts that off

RESTART = 75
"""The exit code of `ui/application.py` that asks for another start."""
REST = ("xpanel_desktop.logs", "xpanel_desktop.ui.application", "xpanel_desktop.ui.workings")
"""What the first paint does without; slow to import."""


def console() -> None:
    """Run the program from the command line and exit with its code."""
    terminal.open_missing(sys.argv[1:])
    sys.exit(main(sys.argv[1:]))


def main(words: Sequence[str]) -> int:
    """Run what the command line asks for and return the exit code.

    `--practice` runs the practice panel in this process; what follows it is the panel's.
    """
    if words and words[0] == "--practice":
        from xpanel_desktop.practice.command_line import main as practise

        return practise(list(words[1:]))
    asked = _asked(words)
    if asked.tour is not None:
        return _take_tour(asked.tour)
    code = _run(asked)
    return _start_again(words) if code == RESTART else code


def _start_again(words: Sequence[str]) -> int:
    """Start the program once more, as this one ends: it has let go of the folder."""
    import subprocess

    itself = [] if getattr(sys, "frozen", False) else ["-m", "xpanel_desktop"]
    subprocess.Popen([sys.executable, *itself, *words])  # noqa: S603 - ourselves
    return 0


class _Asked(NamedTuple):
    """What the command line asks for."""

    data_dir: str | None = None
    demo: bool = False
    tour: str | None = None


def _asked(words: Sequence[str]) -> _Asked:
    """Read the command line; what most starts say is read without argparse, which takes 8 ms."""
    match words:
        case []:
            return _Asked()
        case ["--data-dir", folder] if not folder.startswith("-"):
            return _Asked(folder)
        case _:
            told = _parser().parse_args(words)
            return _Asked(told.data_dir, told.demo, told.tour)


def _parser() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog="xpanel-desktop", description="A desktop order manager for SMM panels."
    )
    parser.add_argument("--version", action="version", version=f"XPanel Desktop {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help="keep all data there")
    parser.add_argument("--demo", action="store_true", help="open on a practice panel")
    parser.add_argument("--tour", metavar="DIR", help="take the guided tour")
    parser.add_argument(
        "--practice", action="store_true", help="run the practice panel alone; must come first"
    )
    return parser


def _folder(asked: _Asked) -> "Path":
    """Return the data folder; the demo has one of its own, so that play stays apart from work."""
    from pathlib import Path

    from xpanel_desktop import paths

    given = None if asked.data_dir is None else Path(asked.data_dir)
    if asked.demo and given is None:
        given = paths.place() / "demo"
    with contextlib.suppress(OSError):  # the program tells it in a window of its own
        return paths.data_folder(given)
    return paths.place(given)


SWITCH = 0.0005
"""Seconds after which a busy thread lets another one go on.

Python's own 5 ms are waited anew at each call from Qt into Python: while a sheet was read or a
catalogue decoded on a thread, a paint of 20 ms took 55 (measured).
"""


def make_haste() -> None:
    """Prepare for a quick start: no cycles are collected, and Qt is imported lean.

    There are no cycles yet, and looking costs 40 ms; the program's own collector takes over once
    it is open. Threads that are busy let the window go on soon.
    """
    gc.disable()
    sys.setswitchinterval(SWITCH)
    from xpanel_desktop.ui.lean_qt import import_qt
    from xpanel_desktop.ui.quick_enums import make_enums_quickly

    make_enums_quickly()
    import_qt()


def _run(asked: _Asked) -> int:
    make_haste()
    from xpanel_desktop.ui.first import show_first

    folder, demo = _folder(asked), asked.demo
    first = None if demo else show_first(folder, REST)
    if first is not None and first.closed:
        return 0
    from xpanel_desktop.ui import application
    from xpanel_desktop.ui.demo import demo as play

    with _logged(folder), _watched(folder):
        return application.run(folder, play if demo else None, first)


def _take_tour(where: str) -> int:
    import tempfile
    from pathlib import Path

    from xpanel_desktop.ui import application
    from xpanel_desktop.ui.tour.guide import Guide

    with tempfile.TemporaryDirectory(prefix="xpanel-tour-") as scratch:
        folder = Path(scratch) / "data"
        folder.mkdir()
        with _logged(folder):
            return application.run(folder, Guide(Path(where).resolve(), Path(scratch) / "practice"))


@contextlib.contextmanager
def _watched(folder: "Path") -> Generator[None]:
    """Have a fault that ends the process written down, where the folder can be written."""
    from xpanel_desktop.crashes import Crashes

    crashes = Crashes(folder)
    with contextlib.suppress(OSError):
        crashes.begin()
    try:
        yield
    finally:
        crashes.end()


@contextlib.contextmanager
def _logged(folder: "Path") -> Generator[None]:
    """Write the log into the data folder, if that can be written."""
    if not os.access(folder, os.W_OK):
        yield
        return
    import logging

    from xpanel_desktop import logs

    handler = logs.open_log(folder)
    try:
        yield
    finally:
        logging.getLogger("xpanel_desktop").removeHandler(handler)
        handler.close()


if __name__ == "__main__":
    console()
