"""What the packages depend on: the desktop's own libraries that the program does not bring.

The lists are written by hand and checked by every build: against what dpkg-shlibdeps finds in the
frozen folder, and against the newest glibc that any of its files asks for.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

GLIBC = (2, 35)
"""The oldest glibc on which the package works; the build fails when a file asks for a newer one."""
DEB = (
    "ca-certificates", "libbrotli1", "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6",
    "libgcc-s1", "libgl1", "libglib2.0-0 | libglib2.0-0t64", "libgssapi-krb5-2",
    "libstdc++6", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libx11-6",
    "libx11-xcb1", "libxcb1", "libxkbcommon0", "libxkbcommon-x11-0", "libzstd1", "zlib1g",
)  # fmt: skip
RPM = (
    "ca-certificates", "libbrotli", "dbus-libs", "libglvnd-egl", "fontconfig", "freetype",
    "libgcc", "libglvnd-glx", "glib2", "krb5-libs", "libstdc++", "libwayland-client",
    "libwayland-cursor", "libwayland-egl", "libX11", "libX11-xcb", "libxcb", "libxkbcommon",
    "libxkbcommon-x11", "libzstd", "zlib",
)  # fmt: skip
CONTROL = "Source: xpanel-desktop\n\nPackage: xpanel-desktop\nArchitecture: any\n"
_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def glibc_of(files: Iterable[Path]) -> tuple[int, int]:
    """Return the newest version of glibc that any of the files asks for."""
    command = ["objdump", "-T", *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return max((int(a), int(b)) for a, b in _VERSION.findall(told))


def shlib_packages(root: Path, own: Iterable[Path], files: Iterable[Path]) -> set[str]:
    """Return the Debian packages whose libraries the files ask for, our own libraries aside.

    `root` is the package's tree, in which $ORIGIN is looked up, `own` its folders of libraries.
    Raises RuntimeError when dpkg-shlibdeps finds a library nowhere.
    """
    (root / "DEBIAN").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        debian = Path(scratch) / "debian"
        debian.mkdir()
        (debian / "control").write_text(CONTROL)
        command = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info", f"-S{root}"]
        command += [*(f"-l{folder}" for folder in own), *(f"-e{path}" for path in files)]
        told = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    (root / "DEBIAN").rmdir()
    if told.returncode:
        raise RuntimeError(told.stderr)
    names = told.stdout.partition("=")[2].split(",")
    return {name.split("(")[0].strip() for name in names if name.strip()}


def brought(own: Iterable[Path]) -> set[str]:
    """Return the Debian packages that have the libraries which the folders in `own` hold.

    dpkg-shlibdeps names a package by a library's name, whichever copy of it is found.
    """
    names = {path.name for folder in own for path in folder.glob("lib*.so*")}
    found: set[str] = set()
    for name in sorted(names):
        command = ["dpkg-query", "--search", f"*/{name}"]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        found |= {line.split(":")[0] for line in told.splitlines()}
    return found


def undeclared(found: Iterable[str]) -> set[str]:
    """Return the packages found that `DEB` does not name; glibc is declared by its version."""
    declared = {name for line in DEB for name in line.split(" | ")} | {"libc6"}
    return set(found) - declared


def deb_depends() -> list[str]:
    """Return the dependencies of the .deb."""
    return [f"libc6 (>= {GLIBC[0]}.{GLIBC[1]})", *DEB]


def rpm_depends() -> list[str]:
    """Return the dependencies of the .rpm."""
    return [f"glibc >= {GLIBC[0]}.{GLIBC[1]}", *RPM]
