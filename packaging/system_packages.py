"""What Qt and the tests need from the operating system, and how a Debian machine gets it.

`dev.py` runs this under the system's own Python before each command, naming the groups it needs:
`python3 packaging/system_packages.py qt screen tests`. Libraries are probed by loading them,
programs on the PATH, and fonts by asking dpkg. As root on
Debian or Ubuntu the missing packages are installed; otherwise the exact line to type is printed.
On another distribution the names of the missing libraries and programs are printed instead.

Exit code: 0 when nothing is missing (any more), 2 otherwise. Nothing to do but on Linux, save for
the group `venv`, which every system's Python must have.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Need(NamedTuple):
    """One thing a group needs: how it is looked for, its own name and the package that has it."""

    kind: str
    name: str
    package: str


# What the wheels of PySide6 link to and do not carry, by the platform plug-in that loads it.
LIBRARIES = {
    "qt": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libX11.so.6": "libx11-6",
        "libbrotlidec.so.1": "libbrotli1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libzstd.so.1": "libzstd1",
    },
    "screen": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
}
PROGRAMS = {
    "tests": {
        "Xvfb": "xvfb",
        "xauth": "xauth",
        "gnome-keyring-daemon": "gnome-keyring",
        "dbus-run-session": "dbus",
        "git": "git",
        "strace": "strace",
    },
    "build": {
        "appstreamcli": "appstream",
        "desktop-file-validate": "desktop-file-utils",
        "dpkg-shlibdeps": "dpkg-dev",
        "lintian": "lintian",
        "makensis": "nsis",
        "makeself": "makeself",
        "objdump": "binutils",
        "rpm": "rpm",
        "xz": "xz-utils",
    },
}
PACKAGES = {
    "fonts": ["fonts-dejavu-core", "fonts-noto-color-emoji"],
    "tests": ["at-spi2-core", "gir1.2-atspi-2.0", "python3-gi"],
}
GROUPS = ("qt", "screen", "fonts", "tests", "build", "venv")


def needs(groups: Iterable[str], version: tuple[int, int]) -> list[Need]:
    """List what the groups need, in a stable order; `version` is the Python that makes the venv."""
    wanted: list[Need] = []
    for group in groups:
        wanted += [Need("library", *pair) for pair in LIBRARIES.get(group, {}).items()]
        wanted += [Need("program", *pair) for pair in PROGRAMS.get(group, {}).items()]
        wanted += [Need("package", name, name) for name in PACKAGES.get(group, [])]
        if group == "build":  # PyInstaller takes it along, and Debian's python3 does not bring it
            python = f"libpython{version[0]}.{version[1]}"
            wanted.append(Need("library", f"{python}.so.1.0", python))
        if group == "venv":
            wanted.append(Need("module", "ensurepip", f"python{version[0]}.{version[1]}-venv"))
    return wanted


def loads(soname: str) -> bool:
    """Tell whether the dynamic linker finds the library and all that it needs itself."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def is_installed(package: str) -> bool:
    """Ask dpkg; where there is no dpkg there is no telling, and nothing is demanded."""
    if not shutil.which("dpkg-query"):
        return True
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    told = subprocess.run(query, capture_output=True, text=True, check=False)
    return told.stdout == "installed"


PROBES: dict[str, Callable[[str], bool]] = {
    "library": loads,
    "program": lambda name: shutil.which(name) is not None,
    "package": is_installed,
    "module": lambda name: importlib.util.find_spec(name) is not None,
}


def missing(wanted: Iterable[Need]) -> list[Need]:
    """Return those of `wanted` that this machine does not have."""
    return [need for need in wanted if not PROBES[need.kind](need.name)]


def apt_line(absent: Iterable[Need]) -> list[str]:
    """Build the one apt-get command that installs what is absent, each package once."""
    packages = sorted({need.package for need in absent})
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def install(line: list[str]) -> None:
    """Refresh apt's lists and run `line`, without questions; a failure shows in the next probe."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patience = ["--quiet=2", "--option=Acquire::Retries=3", "--option=DPkg::Lock::Timeout=120"]
    for command in (["apt-get", "update", *patience], [*line, *patience]):
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


def advice(absent: list[Need], has_apt: bool) -> str:
    """Say what is missing and what to type, or what to look for where there is no apt."""
    names = "\n".join(f"  {need.kind} {need.name}" for need in absent)
    if has_apt:
        line = " ".join(apt_line(absent))
        return f"This machine lacks:\n{names}\nInstall it with:\n  sudo {line}"
    return f"This machine lacks:\n{names}\nInstall it with your system's package manager."


def main(groups: list[str]) -> int:
    """Make sure of the groups; return 0 when all is there and 2 when something is still missing."""
    wanted = needs(groups, sys.version_info[:2])
    if sys.platform != "linux":  # elsewhere the wheels carry all that Qt needs
        wanted = [need for need in wanted if need.kind == "module"]
    absent = missing(wanted)
    if not absent:
        return 0
    has_apt = shutil.which("apt-get") is not None
    if has_apt and os.geteuid() == 0:
        line = apt_line(absent)
        print("Installing:", *line[4:], flush=True)
        install(line)
        importlib.invalidate_caches()
        absent = missing(absent)
    if absent:
        print(advice(absent, has_apt), file=sys.stderr)
    return 2 if absent else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
