"""Reports of crashes: kept in the data folder, without keys and paths, and never sent anywhere.

A fault that ends the process is written down by faulthandler, into a file of this process's own;
the next start that holds the folder makes a report of it. What Python raised and nothing caught is
a report at once.
"""

import contextlib
import faulthandler
import os
import platform
import re
import sys
import threading
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from xpanel_desktop import __version__
from xpanel_desktop.logs import FORMATTER

FOLDER = "crashes"
MOST = 20
"""Reports that are kept; the oldest go first."""
MOST_LETTERS = 40_000
AT_ONCE = 5
"""Reports that one run writes of what Python raised: a slot that fails is called again."""
_PATH = re.compile(r'File "([^"\n]*)"')
_OURS = "xpanel_desktop"


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its file's name, which tells when, and its text."""

    name: str
    text: str


class Crashes:
    """The reports of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._fatal: TextIO | None = None
        self._written: set[str] = set()
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Have a fault that ends the process written down. Raises OSError."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._fatal = self._own.open("w", encoding="utf-8")
        faulthandler.enable(self._fatal, all_threads=True)

    def end(self) -> None:
        """Stop writing down: the process ends well."""
        fatal, self._fatal = self._fatal, None
        if fatal is not None:
            faulthandler.disable()
            fatal.close()
            with contextlib.suppress(OSError):
                self._own.unlink(missing_ok=True)

    def collect(self) -> None:
        """Make reports of what ended earlier processes; whoever asks holds the data folder.

        Raises OSError.
        """
        for file in sorted(self._folder.glob("fatal-*.txt")):
            if file == self._own:
                continue
            told = file.read_text("utf-8", "replace")
            if told.strip():
                self._write("The process ended by a fault.", told, _moment(file))
            file.unlink(missing_ok=True)

    def note(self, error: BaseException) -> Report | None:
        """Write down what Python raised; None where it was, or where enough were.

        Called on whatever thread it was raised. Raises OSError.
        """
        lines = traceback.format_exception(error)
        place = _place_of(error)
        with self._lock:
            if place in self._written or len(self._written) >= AT_ONCE:
                return None
            self._written.add(place)
            told = f"{type(error).__name__} was not caught; the program went on."
            return self._write(told, "".join(lines), datetime.now(UTC))

    def all(self) -> list[Report]:
        """Return the reports, the newest first. Raises OSError."""
        reports: list[Report] = []
        for file in sorted(self._folder.glob("crash-*.txt"), reverse=True):
            with contextlib.suppress(FileNotFoundError):  # the operator deletes them meanwhile
                reports.append(Report(file.name, file.read_text("utf-8", "replace")))
        return reports

    def forget(self) -> None:
        """Delete every report. Raises OSError."""
        for file in self._folder.glob("crash-*.txt"):
            file.unlink(missing_ok=True)

    @property
    def _own(self) -> Path:
        return self._folder / f"fatal-{os.getpid()}.txt"

    def _write(self, told: str, body: str, at: datetime) -> Report:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        text = (
            f"{told}\n{at:%Y-%m-%d %H:%M:%S} UTC · XPanel Desktop {__version__}"
            f" · Python {sys.version.split()[0]} · {platform.system()} {platform.release()}\n\n"
            f"{cleaned(body)}"
        )
        name = _free(self._folder, f"crash-{at:%Y%m%dT%H%M%S}")
        (self._folder / name).write_text(text, "utf-8")
        for old in sorted(self._folder.glob("crash-*.txt"))[:-MOST]:
            old.unlink(missing_ok=True)
        return Report(name, text)


def cleaned(text: str) -> str:
    """Return a traceback without keys and without where on this machine its files lie."""
    short = _PATH.sub(lambda found: f'File "{_short(found[1])}"', text[-MOST_LETTERS:])
    return FORMATTER.blotted(short).replace(str(Path.home()), "~")


def files_of(error: BaseException) -> list[str]:
    """Return the program's own files that an error came through: "app/outbox.py"."""
    frames = traceback.extract_tb(error.__traceback__)
    names = (_short(frame.filename) for frame in frames)
    return [name.removeprefix(f"{_OURS}/") for name in names if name.startswith(f"{_OURS}/")]


def _short(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if _OURS in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index(_OURS) :])
    return parts[-1]


def _place_of(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return f"{type(error).__name__} {last.filename if last else ''} {last.lineno if last else 0}"


def _moment(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _free(folder: Path, stem: str) -> str:
    """Return a name that no file of the folder has."""
    number = 0
    while (folder / f"{stem}-{number:02d}.txt").exists():
        number += 1
    return f"{stem}-{number:02d}.txt"
