"""The oldest macOS on which the app starts: what it declares, and what its wheels ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata

MACOS = (13, 0)
"""Declared by the app (LSMinimumSystemVersion): that of the wheels of PySide6-Essentials and
shiboken6 6.11.3, `macosx_13_0_universal2`; all others ask for less."""
READ_FROM = "6.11.3"
"""The PySide6 whose wheels were looked at; another one is looked at anew."""
_TAG = re.compile(r"^Tag: \S+-macosx_(\d+)_(\d+)_\w+$", re.MULTILINE)


def wheels() -> list[str]:
    """Return what the wheel of each installed distribution tells of itself (its file WHEEL)."""
    return [one.read_text("WHEEL") or "" for one in metadata.distributions()]


def asked(told: Iterable[str]) -> tuple[int, int]:
    """Return the newest macOS that any of these asks for; of a wheel's tags the oldest counts."""
    floors = [
        min(((int(a), int(b)) for a, b in _TAG.findall(text)), default=(0, 0)) for text in told
    ]
    return max(floors, default=(0, 0))
