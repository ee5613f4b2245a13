"""Qt imported lean: no module's source is read to see whether it names PySide."""

import subprocess
import sys

LOOK = """
import builtins, sys
from xpanel_desktop.ui.lean_qt import import_qt
import_qt()
assert builtins.__import__ is not builtins.__feature_import__
import linecache
linecache.clearcache()
import xpanel_desktop.ui.theme, xpanel_desktop.domain.money
from PySide6.QtWidgets import QLabel
print(len(linecache.cache), QLabel.__name__)
"""
"""What PySide does when it looks is what `inspect` does: read the source into `linecache`."""


def test_no_source_is_read() -> None:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "QLabel"]
