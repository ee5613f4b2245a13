"""PySide without a luxury that takes a fifteenth of a start, and more of what is imported later.

For `__feature__` (names in snake_case, of which nothing is used here) PySide puts an import of its
own in the interpreter's place, which reads the source of every module to see whether it names
PySide.
"""

import builtins


def import_qt() -> None:
    """Import Qt's core and put the interpreter's own import back; once is enough.

    PySide keeps that in `builtins`; where it does not, nothing is changed.
    """
    import PySide6.QtCore

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    del PySide6
