"""A log that cannot show a key: every line passes a formatter that knows the keys in use."""

import base64
import json
import logging
import logging.handlers
import re
import sys
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, quote_plus

from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.paths import LOG

MAX_BYTES = 1_000_000
KEPT = 3
SHORTEST = 6
"""Letters that a key must have to be blotted out: shorter ones would blot out half the log."""
BLOT = "•••"
_ESCAPE = re.compile(r"%[0-9A-F]{2}")
_URL_SAFE = str.maketrans("+/", "-_")


class KeylessFormatter(logging.Formatter):
    """Formats a record, traceback included, and blots out every known key in any of its forms."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._forms: list[str] = []

    def learn(self, key: Secret) -> None:
        """Blot this key out from now on: raw, quoted, URL-encoded and in base64."""
        text = key.reveal()
        if len(text) < SHORTEST:
            return
        forms = {*self._forms, *_in_text(text), *_in_urls(text), *_in_base64(text)}
        self._forms = sorted(forms, key=len, reverse=True)

    def blotted(self, text: str) -> str:
        """Return `text` without any known key; the longest form goes first."""
        for form in self._forms:
            text = text.replace(form, BLOT)
        return text

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be written."""
        return self.blotted(super().format(record))


def _in_text(text: str) -> set[str]:
    """Return the key as it is, and as Python and JSON write it between quotes."""
    plain = json.dumps(text, ensure_ascii=False)[1:-1]
    return {text, plain, repr(text)[1:-1], json.dumps(text)[1:-1]}


def _in_urls(text: str) -> set[str]:
    """Return the key as addresses and forms carry it, its escapes in capitals or small letters."""
    forms = {quote(text), quote(text, safe=""), quote_plus(text)}
    return forms | {_ESCAPE.sub(lambda found: found[0].lower(), form) for form in forms}


def _in_base64(text: str) -> set[str]:
    """Return what surely stands in any base64 text that holds the key, at each offset of three."""
    forms: set[str] = set()
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + text.encode()).decode().rstrip("=")
        whole = coded[(4 if offset else 0) : len(coded) // 4 * 4]
        if len(whole) >= SHORTEST:
            forms |= {whole, whole.translate(_URL_SAFE)}
    return forms


FORMATTER = KeylessFormatter()
"""The one formatter: the vault's users teach it each key that comes into use."""


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
