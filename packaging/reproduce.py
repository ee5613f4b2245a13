"""Show that two builds of one commit are alike to the last byte.

`python3 packaging/reproduce.py [--frozen] [FOLDER]`, under the system's own Python: builds HEAD
twice, each from a clean clone in a folder of its own, and compares what lies in `dist/`, or with
`--frozen` the frozen folders alone, which takes minutes less. The Python that freezes is chosen as
`dev.py build` does it. Exit code 1 when anything differs.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import interpreter

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("one", "two")


def head() -> str:
    """Return the commit that is built."""
    command = ["git", "rev-parse", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def build(place: Path, commit: str, *, frozen: bool) -> Path:
    """Build a commit from a clone in `place`; return the folder of what was made."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
    subprocess.run(["git", "checkout", "--quiet", "--detach", commit], cwd=place, check=True)
    options = ["--only", "freeze"] if frozen else []
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [str(interpreter.choose()), "packaging/building.py", *options]
    subprocess.run(command, cwd=place, env=environment, check=True)
    return place / ("build/frozen" if frozen else "dist")


def contents(folder: Path) -> dict[str, str]:
    """Return path → what is there: a file's digest, a link's target."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differences(one: dict[str, str], two: dict[str, str]) -> list[str]:
    """Return the names that are not the same in both."""
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def compare(place: Path, *, frozen: bool) -> int:
    """Build twice below `place`, and tell what differs."""
    commit = head()
    one, two = (contents(build(place / name, commit, frozen=frozen)) for name in NAMES)
    odd = differences(one, two)
    for name in odd:
        print(f"differs: {name}")
    print(f"{len(one)} files, {len(odd)} of them differ")
    return 1 if odd or not one else 0


def main(words: list[str]) -> int:
    """Compare in the folder that is named, or in one that goes afterwards."""
    frozen = "--frozen" in words
    named = [word for word in words if word != "--frozen"]
    if named:
        return compare(Path(named[0]).resolve(), frozen=frozen)
    with tempfile.TemporaryDirectory(prefix="xpanel-twice-") as scratch:
        return compare(Path(scratch), frozen=frozen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
