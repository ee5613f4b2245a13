"""What is inside a frozen folder: which pinned distributions, and which libraries beside them.

What is looked at is the folder itself, so that nothing is told that was trimmed or that another
system needs.
"""

from __future__ import annotations

import hashlib
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module, metadata
from pathlib import Path
from typing import NamedTuple

LIBRARY = re.compile(r"(?i)\.(dll|dylib)$|\.so(\.\d+)*$")
_MODULE = re.compile(r"^(.+?)(?:/__init__)?\.py$")


class Library(NamedTuple):
    """A library that was copied from the build's system: its file, digest, and package if known."""

    name: str
    sha256: str
    package: str
    version: str


def inner_of(folder: Path) -> Path:
    """Return where the libraries lie in a frozen folder, or in an app of macOS."""
    app = folder / "Contents" / "Frameworks"
    return app if app.is_dir() else folder / "_internal"


def modules_of(folder: Path) -> set[str]:
    """Return the names of the modules that the frozen program holds itself (PyInstaller's PYZ)."""
    name = "xpanel-desktop.exe" if sys.platform == "win32" else "xpanel-desktop"
    app = folder / "Contents" / "MacOS" / name
    readers = import_module("PyInstaller.archive.readers")
    program = readers.CArchiveReader(str(app if app.is_file() else folder / name))
    return set(program.open_embedded_archive("PYZ.pyz").toc)


def files_of(inner: Path) -> set[str]:
    """Return the paths of the files in a folder, from there on; a link is none."""
    found = (path for path in inner.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(inner).as_posix() for path in found}


def is_inside(paths: Iterable[str], modules: set[str], files: set[str]) -> bool:
    """Tell whether any of a distribution's files is there, as a module or as it is.

    What only describes it (its dist-info) does not count.
    """
    own = [path for path in paths if ".dist-info/" not in path and not path.startswith("..")]
    names = {found[1].replace("/", ".") for path in own if (found := _MODULE.match(path))}
    return bool(names & modules or set(own) & files)


def distributions(
    names: Iterable[str], modules: set[str], files: set[str]
) -> list[metadata.Distribution]:
    """Return those of the named distributions of which something is inside, by name."""
    named = [metadata.distribution(name) for name in sorted(names, key=str.lower)]
    return [one for one in named if is_inside(map(str, one.files or ()), modules, files)]


def libraries(inner: Path, theirs: set[str]) -> list[Library]:
    """Return the libraries that lie beside the distributions and are neither theirs nor Python."""
    found: list[Library] = []
    for path in sorted(inner.iterdir()):
        is_python = re.match(r"(?i)(lib)?python\d", path.name) is not None
        if path.is_symlink() or not LIBRARY.search(path.name) or is_python or path.name in theirs:
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        found.append(Library(path.name, digest, *package_of(path.name)))
    return found


def package_of(name: str) -> tuple[str, str]:
    """Return the Debian package that has such a library, and its version; empty for none."""
    if sys.platform != "linux":
        return "", ""
    try:
        asked = ["dpkg-query", "--search", f"*/{name}"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        package = told.partition(":")[0]
        if not package:
            return "", ""
        asked = ["dpkg-query", "--show", "--showformat=${Version}\n", package]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:  # no Debian
        return "", ""
    return package, told.partition("\n")[0]


def system_name() -> str:
    """Return the system and machine as the packages name them."""
    machine = platform.machine()
    named = {"linux": f"linux-{machine}", "win32": "windows-x64", "darwin": f"macos-{machine}"}
    return named[sys.platform]
