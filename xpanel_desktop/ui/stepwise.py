"""What makes Qt classes is imported on the GUI thread alone, one module in a turn of the loop.

Before Python 3.12 PySide keeps what it knows of its classes in a table without a lock, and Qt's
loop reads it without Python's. A class that is made on another thread meanwhile crashes the program
(six of six runs of a trial; on Python 3.13, and with the classes made here, none).
"""

import asyncio
import dis
import importlib.util
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import CodeType

OURS = "xpanel_desktop."
WITH_QT = "xpanel_desktop.ui"


async def import_in_turns(*names: str) -> None:
    """Import modules and what they need; the GUI thread's own, and nothing waits for long."""
    for name in await asyncio.to_thread(steps_to, *names):
        import_module(name)
        await asyncio.sleep(0)


def steps_to(*names: str) -> list[str]:
    """Return the modules with Qt that these need, in the order of their imports; for a thread.

    What has no Qt is imported right here. No module with Qt is run: its code tells what it imports.
    """
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        _follow(name, seen, found)
    return found


def _follow(name: str, seen: set[str], found: list[str]) -> None:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    if not f"{name}.".startswith(f"{WITH_QT}."):
        import_module(name)
        return
    spec = importlib.util.find_spec(name)
    if spec is not None:
        for needed in _imports(spec):
            _follow(needed, seen, found)
        found.append(name)


def _imports(spec: ModuleSpec) -> Iterator[str]:
    """Return what of the program a module imports when it is run."""
    code = spec.loader.get_code(spec.name) if spec.loader else None  # type: ignore[attr-defined]
    for package, names in _import_statements(code) if code else ():
        if package.startswith(OURS):
            yield package
            found = importlib.util.find_spec(package)
            if found is not None and found.submodule_search_locations is not None:
                below = (f"{package}.{name}" for name in names if name.isidentifier())
                yield from (name for name in below if importlib.util.find_spec(name))


def _import_statements(code: CodeType) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return module and names of each import, those for the type checker left out."""
    if "TYPE_CHECKING" not in code.co_names:  # quicker by far, and the order is the same
        many = [one for one in code.co_consts if isinstance(one, tuple)]
        names = tuple(name for one in many for name in one if isinstance(name, str))
        yield from ((name, names) for name in code.co_names)
        return
    skipped_to, names, checks_types = 0, (), False
    for one in dis.get_instructions(code):
        if one.offset < skipped_to:
            continue
        if one.opname == "LOAD_NAME":
            checks_types = one.argval == "TYPE_CHECKING"
        elif checks_types and one.opname.startswith("POP_JUMP"):
            skipped_to, checks_types = one.argval, False
        elif one.opname == "LOAD_CONST" and isinstance(one.argval, tuple):
            names = one.argval
        elif one.opname == "IMPORT_NAME":
            yield one.argval, names
            names = ()
