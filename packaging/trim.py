"""Make the frozen folder small: what no part of the program loads does not travel with it.

PyInstaller takes every plug-in of Qt and all that any of them links to (195 MB measured). Kept are
the plug-ins that the program can use; then, on Linux, every library that nothing kept asks for
goes, as do the libraries that belong to the desktop itself and must be its own (its X11, its
fonts, its GLib), and the links to what went. `python packaging/trim.py FOLDER` trims in place.
"""

from __future__ import annotations

import fnmatch
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PLUGINS = (
    *("platforms/*xcb*", "platforms/*wayland*", "platforms/*offscreen*"),
    *("platforms/qwindows*", "platforms/*cocoa*", "styles/*"),
    *("platformthemes/*xdgdesktopportal*", "platforminputcontexts/*"),
    *("iconengines/*svg*", "imageformats/*svg*", "imageformats/*ico*"),
    *("wayland-shell-integration/*xdg*", "wayland-decoration-client/*"),
    *("wayland-graphics-integration-client/*wayland-egl*", "xcbglintegrations/*"),
)
"""Of Qt's plug-ins, those that the program can use."""
UNUSED = (
    *("PySide6/Qt/translations", "PySide6/translations", "certifi", "click-*.dist-info"),
    "*.dist-info/RECORD",
)
"""Our assets hold Qt's texts of our languages; TLS trusts the system's store by truststore; a
RECORD holds the digest of a script that names the folder of the build."""
UNUSED_FILES = ("opengl32sw.dll", "d3dcompiler_47.dll", "Qt6Pdf*.dll", "Qt6VirtualKeyboard*.dll")
SYSTEM = (
    *("libX11.so.*", "libX11-xcb.so.*", "libxcb.so.*", "libXau.so.*", "libXdmcp.so.*"),
    *("libGL.so.*", "libEGL.so.*", "libGLdispatch.so.*", "libGLX.so.*", "libdrm.so.*"),
    *("libfontconfig.so.*", "libfreetype.so.*", "libexpat.so.*", "libpng16.so.*"),
    *("libglib-2.0.so.*", "libgobject-2.0.so.*", "libgio-2.0.so.*", "libgmodule-2.0.so.*"),
    *("libgthread-2.0.so.*", "libdbus-1.so.*", "libsystemd.so.*", "libgssapi_krb5.so.*"),
    *("libstdc++.so.*", "libgcc_s.so.*", "libz.so.*", "libzstd.so.*", "libwayland-*.so.*"),
    *("libbrotli*.so.*", "libxkbcommon*.so.*"),
)
"""Libraries of the desktop: the package depends on them instead of bringing its own."""


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def elves(folder: Path) -> Iterator[Path]:
    """Yield every program and library in the folder; links are none."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_elf(path):
            yield path


def needed(path: Path) -> set[str]:
    """Return the names of the libraries that an ELF file asks for itself.

    Raises CalledProcessError when objdump cannot read it.
    """
    told = subprocess.run(
        ["objdump", "-p", str(path)], capture_output=True, text=True, check=True
    ).stdout
    return {line.split()[1] for line in told.splitlines() if line.strip().startswith("NEEDED")}


def drop(path: Path) -> None:
    """Remove a file, a link or a folder with all in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def drop_unwanted(inner: Path) -> None:
    """Remove the plug-ins, texts and files that the program cannot use."""
    for pattern in UNUSED:
        for path in inner.glob(pattern):
            drop(path)
    for name in UNUSED_FILES:
        for path in list(inner.rglob(name)):
            drop(path)
    for plugins in (inner / "PySide6/Qt/plugins", inner / "PySide6/plugins"):
        for path in sorted(plugins.glob("*/*")):
            inside = path.relative_to(plugins).as_posix()
            if not any(fnmatch.fnmatch(inside, pattern) for pattern in PLUGINS):
                drop(path)


def is_library(inner: Path, path: Path) -> bool:
    """Tell whether a file is a library that others load by name: no module, no plug-in of Qt."""
    return path.parent in (inner, inner / "PySide6/Qt/lib") and path.name.startswith("lib")


def drop_orphans(inner: Path, program: Path) -> None:
    """Remove the system's libraries, then those that nothing asks for, until all are asked for."""
    for path in list(elves(inner)):
        if any(fnmatch.fnmatch(path.name, pattern) for pattern in SYSTEM):
            drop(path)
    asked = {path: needed(path) for path in (program, *elves(inner))}
    while True:
        wanted = {name for names in asked.values() for name in names}
        orphans = [p for p in asked if is_library(inner, p) and p.name not in wanted]
        orphans = [p for p in orphans if not p.name.startswith("libpython")]
        for path in orphans:
            drop(path)
            del asked[path]
        if not orphans:
            return


def drop_dangling(folder: Path) -> None:
    """Remove links to what is not there any more, then folders with nothing in them."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def strip(folder: Path) -> None:
    """Take the symbols for debugging out of every program and library; Qt's come without."""
    for path in elves(folder):
        if "PySide6" not in path.parts:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def main(folder: Path) -> int:
    """Trim a frozen folder, or an app of macOS, in place."""
    inner = folder / "_internal"
    for part in (inner, folder / "Contents" / "Frameworks", folder / "Contents" / "Resources"):
        drop_unwanted(part)
    program = folder / "xpanel-desktop"
    if program.is_file() and is_elf(program):
        drop_orphans(inner, program)
        strip(inner)
    drop_dangling(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
