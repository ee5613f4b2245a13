"""Pin the requirements anew: `pyproject.toml` becomes the hash-pinned requirements files.

Run by `dev.py lock [--upgrade]` under the system's own Python. The resolver is uv, taken from the
PATH or installed by pip in a venv of its own below `build/`. Versions already pinned stay unless
`--upgrade` is given. No file may name an address: the hashes say what a package must be, and where
it comes from is each machine's own setting; so nothing is written when one got in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV, BUILD = "requirements.txt", "requirements-dev.txt", "requirements-build.txt"
OPTIONS = (
    *("--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)


def uv() -> str:
    """Return the path of uv, installing it in a venv of its own where the machine has none."""
    found = shutil.which("uv")
    if found:
        return found
    folder = ROOT / "build" / "uv"
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(scripts / "uv")


def compile_pins(program: str, folder: Path, upgrade: list[str]) -> None:
    """Resolve the files in `folder`, a copy: what runs first, then the rest around its pins."""
    command = [program, "pip", "compile", *OPTIONS, *upgrade, "pyproject.toml"]
    subprocess.run([*command, "-o", RUN], cwd=folder, check=True)
    for group, name in (("dev", DEV), ("build", BUILD)):
        subprocess.run([*command, "--group", group, "-c", RUN, "-o", name], cwd=folder, check=True)


def named_addresses(text: str) -> list[str]:
    """Return the lines that name an address of any kind."""
    return [line for line in text.splitlines() if "://" in line]


def main(arguments: list[str]) -> int:
    """Resolve on a copy and put the files in place; return 1 when one of them names an address."""
    names = ["pyproject.toml", RUN, DEV, BUILD]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in names:
            shutil.copy(ROOT / name, folder / name)
        compile_pins(uv(), folder, arguments)
        for name in (RUN, DEV, BUILD):
            text = (folder / name).read_text(encoding="utf-8")
            if named_addresses(text):
                print(f"{name} would name an address; nothing was changed.", file=sys.stderr)
                return 1
        for name in (RUN, DEV, BUILD):
            shutil.copyfile(folder / name, ROOT / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
