"""Build what operators install: `python3 dev.py build [--only freeze]`, from a clean clone.

Run by `dev.py` under the Python that is to be frozen (`interpreter.py` chooses it). It makes a
build's own venv with pinned tools, freezes the program by PyInstaller, trims the folder, puts the
licences in and makes this system's packages: `.deb`, `.rpm` and a self-extracting `.run` on Linux,
an installer on Windows, a disk image on macOS; then SHA256SUMS and a CycloneDX list of what is
inside. All lies in `dist/`.

Two builds of one commit are alike to the last byte: the time of the commit stands for every time
(SOURCE_DATE_EPOCH), and Python's hashes are seeded. A check that fails ends the build with code 1.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import interpreter

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
BUILD, DIST = ROOT / "build", ROOT / "dist"
VENV = BUILD / "venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements-build.txt"
NAME = "xpanel-desktop"
PIP = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
PINNED = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement"]


def version() -> str:
    """Return the program's version, as `xpanel_desktop/__init__.py` says it."""
    text = (ROOT / "xpanel_desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    assert found, "the package tells its version"
    return found[1]


def commit_time() -> int:
    """Return the time of the commit that is built, in seconds since 1970; a given one wins."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)


def step(*command: object, **more: str) -> None:
    """Run a step from the root with the build's environment. Raises CalledProcessError."""
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(commit_time())}
    environment |= {"TZ": "UTC", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"} | more
    subprocess.run([str(word) for word in command], cwd=ROOT, env=environment, check=True)


def make_venv() -> None:
    """Make the build's venv, unless it has these very requirements and this Python already."""
    stamp = VENV / ".installed"
    digest = hashlib.sha256(f"{sys.version} {sys.base_prefix}".encode())
    digest.update(REQUIREMENTS.read_bytes())
    wanted = digest.hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
        return
    print("Making build/venv", flush=True)
    step(sys.executable, "-m", "venv", "--clear", VENV)
    step(PYTHON, *PIP, *PINNED, REQUIREMENTS)
    stamp.write_text(wanted)


def freeze() -> Path:
    """Freeze the program into `build/frozen` and trim it; return the folder."""
    step(PYTHON, HERE / "assets.py")
    step(PYTHON, HERE / "icons.py", BUILD / "icons")
    for folder in (BUILD / "work", BUILD / "frozen"):
        shutil.rmtree(folder, ignore_errors=True)
    options = ["--noconfirm", "--log-level=WARN", "--distpath", BUILD / "frozen"]
    options += ["--workpath", BUILD / "work", HERE / f"{NAME}.spec"]
    named = {"XPANEL_ICONS": str(BUILD / "icons"), "XPANEL_VERSION": version()}
    step(PYTHON, "-m", "PyInstaller", *options, **named)
    is_mac = sys.platform == "darwin"
    folder = BUILD / "frozen" / ("XPanel Desktop.app" if is_mac else NAME)
    step(PYTHON, HERE / "trim.py", folder)
    licences = (folder / "Contents" / "Resources" if is_mac else folder) / "licenses"
    step(PYTHON, HERE / "licences.py", ROOT / "requirements.txt", licences)
    shutil.copy(ROOT / "LICENSE", licences / "XPanel-Desktop.txt")
    inside = folder / ("Contents/Resources" if is_mac else "_internal")
    note_updates(inside / "xpanel_desktop" / "assets" / "release.json")
    return folder


def note_updates(target: Path) -> None:
    """Write down where the program may look for updates, and by whose key; without both, nothing.

    Raises ValueError for an address or a key that the program would not take.
    """
    address = os.environ.get("XPANEL_UPDATE_ADDRESS", "")
    key = os.environ.get("XPANEL_UPDATE_KEY", "")
    if not address and not key:
        return
    if not address.startswith("https://") or len(base64.b64decode(key, validate=True)) != 32:
        raise ValueError("XPANEL_UPDATE_ADDRESS is https, XPANEL_UPDATE_KEY 32 bytes in base64")
    told = {"update_address": address, "update_key": key}
    target.write_text(json.dumps(told, sort_keys=True) + "\n", "utf-8")


def pack(folder: Path) -> None:
    """Make this system's packages of a frozen folder, into `dist/`."""
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
    step(PYTHON, HERE / system / "pack.py", folder, DIST, version())


def list_contents(folder: Path) -> None:
    """Write the CycloneDX list of what the package is made of, the same for the same folder."""
    step(PYTHON, HERE / "contents.py", folder, DIST, version())


def sum_up() -> None:
    """Write SHA256SUMS over all that lies in `dist/`."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
        for path in sorted(DIST.iterdir())
        if path.is_file() and path.name != "SHA256SUMS"
    ]
    (DIST / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")


def main(arguments: list[str]) -> int:
    """Build all, or with `--only freeze` the frozen folder alone; warn of an old Python last."""
    code = build(only_freeze=arguments[:2] == ["--only", "freeze"])
    doubt = interpreter.warning(sys.version_info[:2])
    if doubt:
        print(f"Warning: {doubt}", file=sys.stderr)
    return code


def build(*, only_freeze: bool) -> int:
    """Build, and tell what was made; return 1 when a step or a check failed."""
    try:
        make_venv()
        folder = freeze()
        if only_freeze:
            return 0
        shutil.rmtree(DIST, ignore_errors=True)
        DIST.mkdir()
        pack(folder)
        list_contents(folder)
        sum_up()
    except (subprocess.CalledProcessError, ValueError) as error:
        print(f"The build failed: {error}", file=sys.stderr)
        return 1
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  dist/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
