"""Make a checkout ready to run: system packages, the `.venv` and its requirements, the assets.

Run by `dev.py` under the system's own Python (standard library only):
`python3 packaging/environment.py KIND GROUP…`, where KIND is `run` or `dev` and the groups are
those of `system_packages.py`. What is up to date is left alone, so that a run with nothing to do
takes a fraction of a second.

Exit code: 0 when all is ready, 2 when the system lacks something, otherwise that of the step that
failed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
PIP = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
PINNED = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement"]


def venv_python(root: Path) -> Path:
    """Return the interpreter of the venv, be it there or not."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def step(*command: object) -> None:
    """Run a step from the root; a failure ends the program with the step's own exit code."""
    code = subprocess.call([str(word) for word in command], cwd=ROOT)
    if code:
        raise SystemExit(code)


def stamp(root: Path, kind: str) -> Path:
    """Return the file that tells which requirements the venv was given."""
    return root / ".venv" / f".installed-{kind}"


def fingerprint(root: Path, kind: str) -> str:
    """Return a digest of what decides the venv's contents: the requirements and this Python."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    digest.update((root / REQUIREMENTS[kind]).read_bytes())
    return digest.hexdigest()


def is_current(root: Path, kind: str) -> bool:
    """Tell whether the venv has these very requirements; those of `dev` hold those of `run`."""
    if not venv_python(root).exists():
        return False
    kinds = {"dev", kind}
    return any(
        stamp(root, each).is_file() and stamp(root, each).read_text() == fingerprint(root, each)
        for each in kinds
    )


def is_usable(python: Path) -> bool:
    """Tell whether the venv's interpreter is of this version and has a pip."""
    if not python.exists():
        return False
    code = f"import pip, sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return subprocess.call([str(python), "-c", code], stderr=subprocess.DEVNULL) == 0


def make_venv(root: Path, kind: str) -> None:
    """Make the venv where there is none to use, and install the pinned requirements in it."""
    python = venv_python(root)
    if not is_usable(python):
        print("Making .venv", flush=True)
        step(sys.executable, "-m", "venv", "--clear", root / ".venv")
    print("Installing", REQUIREMENTS[kind], flush=True)
    step(python, *PIP, *PINNED, root / REQUIREMENTS[kind])
    stamp(root, kind).write_text(fingerprint(root, kind))


def point_to_checkout(root: Path) -> None:
    """Let the venv import the package from the checkout, whatever folder it is started in."""
    base = {"base": str(root / ".venv"), "platbase": str(root / ".venv")}
    pointer = Path(sysconfig.get_path("purelib", "venv", base)) / "xpanel_desktop_checkout.pth"
    line = f"{root}\n"
    if not pointer.is_file() or pointer.read_text(encoding="locale") != line:
        pointer.write_text(line, encoding="locale")


def main(kind: str, groups: list[str]) -> int:
    """Bring the machine to what `kind` and the groups ask for; return 0 or the failing code."""
    current = is_current(ROOT, kind)
    lacking = system_packages.main(groups if current else [*groups, "venv"])
    if lacking:
        return lacking
    if not current:
        make_venv(ROOT, kind)
    point_to_checkout(ROOT)
    step(venv_python(ROOT), ROOT / "packaging" / "assets.py")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
