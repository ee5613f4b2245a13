"""A log that cannot show a key: every line passes a formatter that knows the keys in use."""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from xpanel_desktop.domain.secret import Secret, blotted, forms_of
from xpanel_desktop.paths import LOG

MAX_BYTES = 1_000_000
KEPT = 3


class KeylessFormatter(logging.Formatter):
    """Formats a record, traceback included, and blots out every known key in any of its forms."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._forms: tuple[str, ...] = ()

    def learn(self, key: Secret) -> None:
        """Blot this key out from now on, in each of its forms."""
        forms = {*self._forms, *forms_of(key.reveal())}
        self._forms = tuple(sorted(forms, key=len, reverse=True))

    def blotted(self, text: str) -> str:
        """Return `text` without any known key."""
        return blotted(text, self._forms)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be written."""
        return self.blotted(super().format(record))


FORMATTER = KeylessFormatter()
"""The one formatter: the vault's users teach it each key that comes into use."""


_listeners: list[Callable[[BaseException], object]] = []


def when_uncaught(listener: Callable[[BaseException], object] | None) -> None:
    """Let one listener hear what nothing caught, on the thread that raised it; None: nobody."""
    _listeners[:] = [listener] if listener is not None else []


def tell_uncaught(error: BaseException) -> None:
    """Tell the listener of an error that is in the log already."""
    for listener in _listeners:
        listener(error)


def open_log(folder: Path) -> logging.Handler:
    """Write warnings and what the program does to a rotating file; return its handler.

    What other libraries warn of goes to the terminal, by the same formatter.
    """
    handler = logging.handlers.RotatingFileHandler(
        folder / LOG, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(FORMATTER)
    root = logging.getLogger("xpanel_desktop")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(FORMATTER)
    return handler


def report_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log and print what nothing caught, without keys: for `sys.excepthook`.

    Python's own hook would print the traceback as it is, an address with a key in it included.
    """
    record = logging.LogRecord(
        __name__, logging.CRITICAL, "", 0, "not caught: %s", (kind.__name__,), (kind, error, trace)
    )
    logging.getLogger(__name__).handle(record)
    if sys.stderr:  # a program without a console has none
        sys.stderr.write(f"{FORMATTER.format(record)}\n")
    tell_uncaught(error)


def report_all_uncaught() -> None:
    """Let nothing print a traceback of its own: not the interpreter, a thread or a destructor."""
    sys.excepthook = report_uncaught
    threading.excepthook = _of_thread
    sys.unraisablehook = _unraisable


def _of_thread(told: threading.ExceptHookArgs) -> None:
    report_uncaught(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    report_uncaught(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)
