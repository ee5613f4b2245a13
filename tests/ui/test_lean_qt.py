"""Qt imported lean: no source is read or compiled for what nothing here asks for."""

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


LATE = """
import builtins, sys
from xpanel_desktop.ui import lean_qt
own = builtins.__import__
lean_qt.import_qt()
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
assert builtins.__import__ is own
assert not [one for one in sys.meta_path if "xpanel" in type(one).__module__]
unread = lambda: sorted(name for name in lean_qt.LATE if "_late" in vars(sys.modules[name]))
assert unread() == sorted(lean_qt.LATE)
{ask}
print(len(unread()))
"""
"""Each of PySide's modules is there and none is compiled; then something is asked for."""


def asked(what: str) -> list[str]:
    """Return what is told when `what` is asked for."""
    words = [sys.executable, "-c", LATE.format(ask=what)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_wrong_argument_is_told_as_ever() -> None:
    """The text is PySide's, put together from what is read only then; C asks past the modules."""
    told = asked("try: QSize('a')\nexcept TypeError as error: print(error)")
    assert "called with wrong argument types" in told[0]
    assert "  PySide6.QtCore.QSize.__init__(w: int, h: int, /)" in told
    assert int(told[-1]) <= 2


def test_what_makes_stubs_can_be_imported_under_both_its_names() -> None:
    told = asked(
        "import PySide6.support.signature.lib.pyi_generator as second\n"
        "import shibokensupport.signature.lib.pyi_generator as first\n"
        "print(first is second, callable(first.generate_pyi), hasattr(first, 'nothing'))\n"
        "print(QLabel.setText.__doc__)"
    )
    assert told[0] == "True True False"
    assert told[1].startswith("setText(self")


def test_what_is_spared_is_pythons_own_once_something_asks_for_it() -> None:
    told = asked(
        "spared = [sys.modules[name] for name in lean_qt.SPARED]\n"
        "print([one.__name__ for one in spared if '_late' not in vars(one)])\n"
        "import inspect, tempfile\n"
        "tempfile.tempdir = '/here'\n"
        "print(tempfile.gettempdir(), inspect.signature(lambda one: one))\n"
        "print(hasattr(tempfile, 'nothing'), tempfile.__file__.endswith('tempfile.py'))"
    )
    assert told[:3] == ["[]", "/here (one)", "False True"]
