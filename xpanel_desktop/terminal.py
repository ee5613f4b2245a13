"""Where the program's words go on Windows, where it is built without a console of its own.

Without a pipe or a file to write to, Python's standard output and error are None there: what is
printed would be lost, or raise. They are given the console that the program was started from, where
words were asked for, else the null device.
"""

import os
import sys
from collections.abc import Callable, Sequence

CONSOLE = "CONOUT$"
"""What Windows calls the output of a console that is attached."""
SILENT = ("--data-dir", "--demo")
"""Options that open the window and print nothing."""


def asks_for_words(words: Sequence[str]) -> bool:
    """Tell whether a command line is answered in words: a version, help, a report, a complaint.

    A window takes no console along: Ctrl+C typed there later would end it.
    """
    options = [word.partition("=")[0] for word in words if word.startswith("-")]
    return any(option not in SILENT for option in options)


def attach() -> bool:
    """Attach to the console of the program that started this one; False where there is none."""
    if sys.platform != "win32":
        return False
    import ctypes

    parent = -1  # ATTACH_PARENT_PROCESS
    return bool(ctypes.windll.kernel32.AttachConsole(parent))


def open_missing(words: Sequence[str], attach: Callable[[], bool] = attach) -> None:
    """Open standard output and error where they are missing, so that nothing printed can raise."""
    missing = [name for name in ("stdout", "stderr") if getattr(sys, name) is None]
    if not missing:
        return
    place = CONSOLE if asks_for_words(words) and attach() else os.devnull
    for name in missing:
        setattr(sys, name, _opened(place))


def _opened(place: str) -> object:
    """Open a place to write lines to; the null device where that cannot be."""
    try:
        return open(place, "w", 1, "utf-8", "replace")  # noqa: PTH123 - open to the end
    except OSError:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
