"""PySide without two luxuries that take a fifth of a start, and more of what is imported later.

For `__feature__` (names in snake_case, of which nothing is used here) PySide puts an import of its
own in the interpreter's place, which reads the source of every module to see whether it names
PySide. And it compiles, at each start, all that tells the signatures of its functions and makes
stubs of them. That is left alone until something asks for it: an error's text, `help`.
"""

import builtins
import sys
import threading
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import Loader  # brings `tempfile` along

HOME = "shibokensupport.signature"
LATE = frozenset(
    f"{HOME}.{name}"
    for name in (
        "mapping", "errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator",
        "lib.tool",
    )
)  # fmt: skip
"""PySide's modules that no start needs. It keeps them as source, in an archive of its own."""
SPARED = frozenset(("bz2", "inspect", "ipaddress", "lzma", "tempfile", "tokenize"))
"""Modules of Python's own that PySide and what it needs import and do not use at a start."""
UPDATE = "update_mapping"
"""What PySide's C calls of `mapping`, taken from the module's dictionary and not asked for."""
_LAST = "post_init"
"""PySide's function that puts the import of its own in place, once its modules are there."""
_LATE = "_late"
_reading = threading.RLock()


def import_qt() -> None:
    """Import Qt's core, and leave the interpreter's own import in its place; once is enough.

    What PySide does not know, in another version, is not changed.
    """
    own = builtins.__import__
    finder = _Finder()

    def watched(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - as it is called
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name == HOME and sys.meta_path[0] is not finder:  # PySide's own was put in front
            sys.meta_path.remove(finder)
            sys.meta_path.insert(0, finder)
        found = own(name, globals, locals, fromlist or (), level)
        if name == HOME and hasattr(loader := sys.modules.get(f"{HOME}.loader"), _LAST):
            setattr(loader, _LAST, bool)  # of no arguments: nothing is done
        return found

    builtins.__import__ = watched
    sys.meta_path.insert(0, finder)
    try:
        import PySide6.QtCore
    finally:
        builtins.__import__ = own
        sys.meta_path.remove(finder)
    del PySide6


class _Late(ModuleType):
    """A module that is read once something of it is asked for, by whatever thread."""

    def __getattr__(self, name: str) -> object:
        if not name.startswith("__"):  # what the import system asks is known, or is not there
            self._be_read()
            if name in self.__dict__:
                return self.__dict__[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("__"):  # what is set now would be set once more when it is read
            self._be_read()
        super().__setattr__(name, value)

    def update(self) -> object:
        """Stand in for the function that C takes, until the true one is in its place."""
        self._be_read()
        return self.__dict__[UPDATE]()

    def _be_read(self) -> None:
        with _reading:  # by the thread that came first; it meets itself here, others wait
            late = self.__dict__.pop(_LATE, None)
            if late is not None:
                late.read(self)


class _LateLoader:
    """Puts the reading of a module off."""

    def __init__(self, name: str, loader: "Loader") -> None:
        self._name, self._loader = name, loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Late(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        assert isinstance(module, _Late)
        module.__dict__[_LATE] = self
        if self._name == f"{HOME}.mapping":
            module.__dict__[UPDATE] = module.update

    def read(self, module: ModuleType) -> None:
        """Read it, under the name by which it was found: PySide gives it a second one."""
        spec = module.__spec__
        assert spec is not None
        second, spec.name, spec.loader = spec.name, self._name, self._loader
        try:
            self._loader.exec_module(module)
        finally:
            spec.name = second


class _Finder:
    """Finds what is late where the others find it."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in LATE and name not in SPARED:
            return None
        for other in sys.meta_path:
            spec = other.find_spec(name, path, target) if other is not self else None
            if spec is not None and spec.loader is not None:
                spec.loader = cast("Loader", _LateLoader(name, spec.loader))
                return spec
        return None
