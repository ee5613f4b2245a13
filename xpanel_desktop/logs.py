"""A log that cannot show a key: every line passes a formatter that knows the keys in use."""

import base64
import logging
import logging.handlers
from pathlib import Path
from urllib.parse import quote, quote_plus

from xpanel_desktop.domain.secret import Secret

MAX_BYTES = 1_000_000
KEPT = 3
SHORTEST = 6
"""Letters that a key must have to be blotted out: shorter ones would blot out half the log."""


class KeylessFormatter(logging.Formatter):
    """Formats a record, traceback included, and blots out every known key in any of its forms."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._forms: set[str] = set()

    def learn(self, key: Secret) -> None:
        """Blot this key out from now on: raw, URL-encoded and in base64."""
        text = key.reveal()
        if len(text) < SHORTEST:
            return
        raw = text.encode()
        self._forms |= {text, quote(text), quote(text, safe=""), quote_plus(text)}
        self._forms |= {part for offset in range(3) if (part := _inside_base64(raw, offset))}

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be written."""
        line = super().format(record)
        for form in sorted(self._forms, key=len, reverse=True):
            line = line.replace(form, "•••")
        return line


def _inside_base64(raw: bytes, offset: int) -> str:
    """Return what surely stands in any base64 text that holds `raw` at this offset of three."""
    coded = base64.b64encode(b"\0" * offset + raw).decode().rstrip("=")
    whole = coded[(4 if offset else 0) : len(coded) // 4 * 4]
    return whole if len(whole) >= SHORTEST else ""


FORMATTER = KeylessFormatter()
"""The one formatter: the vault's users teach it each key that comes into use."""


def open_log(folder: Path) -> logging.Handler:
    """Write warnings and what the program does to a rotating file; return its handler."""
    path = folder / "xpanel.log"
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(FORMATTER)
    root = logging.getLogger("xpanel_desktop")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
    return handler
