"""Which data folder this is: a mark in it tells a copy from the folder that it was copied of.

Two folders that share the names of their keys would delete each other's, and both would send what
was queued when the copy was made. A folder is surely a copy when the one that its mark tells of is
still there under the same mark; otherwise it was moved, and keeps what it has.
"""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.store.doubts import read_doubt, write_doubt
from xpanel_desktop.store.files import write_whole

NAME = "folder.json"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a folder says of itself."""

    id: str
    """Random; no other folder has it but a copy that was not opened yet."""
    drawer: str
    """The part of the keyring that is this folder's; empty: it is older than the marks."""
    path: str
    """Where it was when it was opened last."""


def settle(folder: Path, at: datetime, *, is_new: bool) -> str:
    """Return which part of the keyring is a locked folder's, and mark the folder.

    A copy gets a part of its own, in which there is no key yet, and a doubt, which holds what is
    queued. `is_new`: there is no database in it yet. Raises OSError where a copy cannot be marked:
    it must not go on under the other's name. That another cannot be marked does no harm.
    """
    here = str(folder.resolve())
    mark = read_mark(folder)
    if mark is not None and _is_copied(mark, folder):
        _doubt(folder, Doubt(Why.COPIED, at, mark.path))
        new = secrets.token_hex(8)
        write_mark(folder, Mark(new, new, here))
        return new
    if mark is None:
        new = secrets.token_hex(8)
        after = Mark(new, new if is_new else "", here)
    else:
        after = replace(mark, path=here)
    if after == mark:
        return after.drawer
    try:
        write_mark(folder, after)
    except OSError:  # a full disk: without a mark its keys are looked for as before there were any
        return "" if mark is None else after.drawer
    return after.drawer


def read_mark(folder: Path) -> Mark | None:
    """Return a folder's mark, None where there is none that can be read."""
    try:
        told = json.loads((folder / NAME).read_text("utf-8"))
        return Mark(str(told["id"]), str(told["drawer"]), str(told["path"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_mark(folder: Path, mark: Mark) -> None:
    """Mark a folder, on the disk when this returns. Raises OSError."""
    told = {"id": mark.id, "drawer": mark.drawer, "path": mark.path}
    write_whole(folder / NAME, json.dumps(told).encode())


def _is_copied(mark: Mark, folder: Path) -> bool:
    """Tell whether the folder of a mark is another than this one, and still there."""
    other = Path(mark.path)
    try:
        if other.samefile(folder):
            return False
    except (OSError, ValueError):
        return False
    there = read_mark(other)
    return there is not None and there.id == mark.id


def _doubt(folder: Path, doubt: Doubt) -> None:
    """Note why nothing is sent; an earlier doubt stays, and what is queued is held by it anew."""
    before = read_doubt(folder)
    write_doubt(folder, doubt if before is None else replace(before, to_hold=True))
