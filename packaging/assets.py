"""Prepare `resources/`, the sources, as `xpanel_desktop/assets/`, which the program reads.

Run under the venv's Python: `python packaging/assets.py`. Translations (`*.ts`) are compiled to
`*.qm` and Qt's own translations of the same languages are put beside them; every other file is
copied as it is. An asset bears its source's time of change: only where the two differ it is made
again. What has no source any more is removed; an absent `resources/` gives an empty folder.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HALF = ".half-"  # begins the name of a file that another run may be writing just now


class Job(NamedTuple):
    """One asset: its path below the assets, its source, and how the one is made of the other."""

    target: Path
    source: Path
    make: Callable[[Path, Path], None]


def pyside() -> Path:
    """Return the folder of the installed PySide6 without importing it.

    Raises ModuleNotFoundError where it is not installed.
    """
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("PySide6 is not installed: run this by dev.py")
    return Path(spec.origin).parent


def qt_tool(name: str) -> str:
    """Return the path of one of Qt's own programs (lrelease, lupdate) in the wheel of PySide6."""
    return str(pyside() / (f"{name}.exe" if sys.platform == "win32" else name))


def release(source: Path, target: Path) -> None:
    """Compile a `.ts` to a `.qm`; raises CalledProcessError with lrelease's words on bad input."""
    command = [qt_tool("lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)


def copy(source: Path, target: Path) -> None:
    """Copy one file's bytes, and nothing of its rights: an asset is always writable here."""
    shutil.copyfile(source, target)


def qt_translations(language: str) -> Iterator[Path]:
    """Yield Qt's own catalogue for the language, of its dialogs and buttons, where it has one."""
    for folder in ("Qt/translations", "translations"):
        catalogue = pyside() / folder / f"qtbase_{language}.qm"
        if catalogue.is_file():
            yield catalogue
            return


def plan(resources: Path) -> list[Job]:
    """List every asset that the sources ask for; hidden files are none."""
    jobs: list[Job] = []
    for source in sorted(resources.rglob("*")):
        inner = source.relative_to(resources)
        if not source.is_file() or any(part.startswith(".") for part in inner.parts):
            continue
        if source.suffix != ".ts":
            jobs.append(Job(inner, source, copy))
            continue
        jobs.append(Job(inner.with_suffix(".qm"), source, release))
        language = source.stem.rpartition("_")[2]
        jobs += [Job(inner.with_name(c.name), c, copy) for c in qt_translations(language)]
    return jobs


def is_fresh(job: Job, target: Path) -> bool:
    """Tell whether the asset bears its source's time, which `prepare` gave it."""
    return target.is_file() and target.stat().st_mtime_ns == job.source.stat().st_mtime_ns


def prepare(resources: Path, assets: Path) -> tuple[int, int]:
    """Bring `assets` up to date with `resources`; return how many were made and how many removed.

    An asset is made beside its place and moved there, so that a failure or a second run at the
    same time never leaves half a file. Raises CalledProcessError when a translation is broken.
    """
    assets.mkdir(parents=True, exist_ok=True)
    jobs = plan(resources)
    stale = [job for job in jobs if not is_fresh(job, assets / job.target)]
    for job in stale:
        target = assets / job.target
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f"{HALF}{os.getpid()}-{target.name}")
        job.make(job.source, half)
        changed = job.source.stat().st_mtime_ns
        os.utime(half, ns=(changed, changed))
        half.replace(target)
    return len(stale), remove_strangers(assets, {assets / job.target for job in jobs})


def remove_strangers(assets: Path, wanted: set[Path]) -> int:
    """Delete files without a source, then folders left empty; return the number of files."""
    found = sorted(assets.rglob("*"), reverse=True)
    files = [path for path in found if path.is_file() and not path.name.startswith(HALF)]
    strangers = [path for path in files if path not in wanted]
    for path in strangers:
        path.unlink()
    for path in found:
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return len(strangers)


if __name__ == "__main__":
    made, removed = prepare(ROOT / "resources", ROOT / "xpanel_desktop" / "assets")
    if made or removed:
        print(f"Assets: {made} made, {removed} removed")
