"""The note of a doubt: a file beside the database, since the database itself is in doubt."""

import json
from datetime import UTC, datetime
from pathlib import Path

from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.store.files import sync_folder, write_whole

NAME = "doubt.json"


def read_doubt(folder: Path) -> Doubt | None:
    """Return the doubt that is noted in a data folder, None without. Raises OSError."""
    try:
        told = json.loads((folder / NAME).read_text("utf-8"))
        at = datetime.fromtimestamp(int(told["at"]) / 1000, UTC)
        texts = (str(told["detail"]), str(told["aside"]))
        return Doubt(Why(told["why"]), at, *texts, to_hold=bool(told["to_hold"]))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, OverflowError):
        return Doubt(Why.UNREADABLE, datetime.now(UTC))


def write_doubt(folder: Path, doubt: Doubt) -> None:
    """Note a doubt, on the disk when this returns. Raises OSError."""
    told = {
        "why": doubt.why.value,
        "at": int(doubt.at.timestamp() * 1000),
        "detail": doubt.detail,
        "aside": doubt.aside,
        "to_hold": doubt.to_hold,
    }
    write_whole(folder / NAME, json.dumps(told).encode())


def clear_doubt(folder: Path) -> None:
    """Forget the doubt: the operator has looked. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
    sync_folder(folder)
