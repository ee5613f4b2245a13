"""Collect the texts of the windows for translation, and count what is still untranslated.

Run under the venv's Python: `python packaging/translations.py [--check]`. Qt's lupdate reads
`xpanel_desktop/ui` and `main.py` into `resources/translations/xpanel_tr.ts` (all texts) and
`xpanel_en.ts` (only those with plural forms; the others are English already). With `--check` the
files stay as they are, and the exit code is 1 when any message is unfinished or not collected yet.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from assets import ROOT, qt_tool

CATALOGUES = {"tr": [], "en": ["-pluralonly"]}
SOURCES = ("xpanel_desktop/ui", "xpanel_desktop/main.py")


def catalogue(folder: Path, language: str) -> Path:
    """Return the path of the language's catalogue in `folder`."""
    return folder / f"xpanel_{language}.ts"


def collect(root: Path, folder: Path) -> None:
    """Bring the catalogues in `folder` up to date with the sources below `root`.

    Raises CalledProcessError when lupdate fails.
    """
    sources = [str(root / name) for name in SOURCES if (root / name).exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for language, options in CATALOGUES.items():
        command = [qt_tool("lupdate"), "-silent", "-extensions", "py", *sources]
        command += ["-no-obsolete", "-locations", "none", *options]
        command += ["-source-language", "en", "-target-language", language]
        subprocess.run([*command, "-ts", str(catalogue(folder, language))], check=True)


def unfinished(file: Path) -> int:
    """Count the messages of a catalogue that no one has translated or approved."""
    tree = ET.parse(file)  # noqa: S314 - lupdate has just written it
    return len(tree.findall(".//translation[@type='unfinished']"))


def report(folder: Path) -> int:
    """Print the count for each language and return their sum."""
    counts = {language: unfinished(catalogue(folder, language)) for language in CATALOGUES}
    for language, count in counts.items():
        print(f"{language}: {count} unfinished")
    return sum(counts.values())


def check(root: Path, folder: Path) -> int:
    """Count what would be unfinished after collecting, on a copy: the tree stays untouched."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "translations"
        shutil.copytree(folder, copy) if folder.is_dir() else copy.mkdir()
        collect(root, copy)
        return report(copy)


def main(arguments: list[str]) -> int:
    """Collect and report; with `--check` return 1 when anything is left to translate."""
    folder = ROOT / "resources" / "translations"
    if "--check" in arguments:
        return 1 if check(ROOT, folder) else 0
    collect(ROOT, folder)
    report(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
