"""Collect the licences of all that travels in the package, as its own files tell them.

Run under the build's Python: `python packaging/licences.py REQUIREMENTS FOLDER` writes one file for
each distribution that the pinned requirements name for this system, Python's own and Qt's included,
and an overview `THIRD-PARTY.txt`. A distribution without any licence text stops the build.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

TEXTS = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses?/")
LICENCES = Path(__file__).resolve().parent / "texts"
LGPL = (
    "Qt and PySide6 are used under the LGPL-3.0-only, unchanged, as libraries of their own beside\n"
    "the program: they can be exchanged there. LGPL-3.0.txt and GPL-3.0.txt hold its text. Their\n"
    "sources are published by the Qt Project under the same version numbers."
)


def pinned(requirements: Path) -> list[str]:
    """Return the names of the distributions that the file asks for on this system."""
    lines = requirements.read_text("utf-8").splitlines()
    pins = [line.rstrip(" \\") for line in lines if re.match(r"[A-Za-z0-9]", line)]
    wanted = [Requirement(pin) for pin in pins]
    return [one.name for one in wanted if one.marker is None or one.marker.evaluate()]


def name_of(one: metadata.Distribution) -> str:
    """Return what a distribution calls its licence, in a line; by its classifiers at the last."""
    short: list[str] = []
    for field in ("License-Expression", "License"):
        short += one.metadata.get_all(field) or ()
    told = one.metadata.get_all("Classifier") or ()
    short += [line.rpartition(" :: ")[2] for line in told if line.startswith("License ::")]
    one_line = [text for text in short if text and "\n" not in text and text != "UNKNOWN"]
    return one_line[0] if one_line else ""


def texts_of(one: metadata.Distribution) -> list[str]:
    """Return the licence texts that a distribution carries."""
    files = [path for path in one.files or () if TEXTS.search(path.as_posix())]
    wanted = [Path(str(path.locate())) for path in files if path.suffix not in (".py", ".pyc")]
    return [path.read_text("utf-8", "replace") for path in wanted if path.is_file()]


def python_licence() -> str:
    """Return Python's own licence, wherever this build keeps it."""
    for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return (folder / name).read_text("utf-8", "replace")
    raise FileNotFoundError("Python's LICENSE.txt is nowhere to be found")


def main(requirements: Path, folder: Path) -> int:
    """Write the licences; return 1 when a distribution has none."""
    folder.mkdir(parents=True, exist_ok=True)
    overview = [f"Python {sys.version.split()[0]}: PSF-2.0"]
    (folder / "Python.txt").write_text(python_licence(), "utf-8")
    for text in sorted(LICENCES.glob("*.txt")):
        shutil.copy(text, folder / text.name)
    lacking: list[str] = []
    names = {*pinned(requirements), "pyinstaller"}  # its starter is in the package
    for name in sorted(names, key=str.lower):
        one = metadata.distribution(name)
        called, texts = name_of(one), texts_of(one)
        if not called and not texts:
            lacking.append(name)
        whole = "\n\n".join([f"{one.name} {one.version}", f"Licence: {called}", *texts])
        (folder / f"{one.name}.txt").write_text(whole + "\n", "utf-8")
        overview.append(f"{one.name} {one.version}: {called or 'see its file'}")
    overview += ["", LGPL]
    (folder / "THIRD-PARTY.txt").write_text("\n".join(overview) + "\n", "utf-8")
    for name in lacking:
        print(f"{name} tells no licence", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
