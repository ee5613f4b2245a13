"""Make the installer for Windows of a frozen folder, by NSIS.

Run by `packaging/building.py` under the build's Python: `python packaging/windows/pack.py FOLDER
DIST VERSION`. `makensis` runs on every system; the folder is of Windows. With XPANEL_SIGN in the
environment, a command to which a file's path is added, the program, the installer and its
uninstaller are signed; without it the installer says in its name that it is not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAME = "xpanel-desktop"
ARCH = "amd64" if sys.platform == "linux" else "x86"
"""Of the installer alone: NSIS's own release has x86, which every Windows runs; Debian's has both,
and Debian's wine runs amd64 only."""
USUAL = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def makensis() -> str:
    """Return NSIS's compiler. Raises FileNotFoundError with what to do."""
    found = shutil.which("makensis") or (str(USUAL) if USUAL.is_file() else None)
    if found is None:
        raise FileNotFoundError("NSIS is not installed: makensis is nowhere to be found")
    return found


def compile_installer(folder: Path, icon: Path, target: Path, version: str, sign: str) -> None:
    """Make the installer `target` of a frozen folder. Raises CalledProcessError."""
    defined = {"VERSION": version, "FOLDER": folder, "ICON": icon, "TARGET": target, "ARCH": ARCH}
    if sign:
        defined["SIGN"] = sign
    options = ["-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{k}={v}" for k, v in defined.items())]
    subprocess.run([makensis(), *options, str(HERE / "installer.nsi")], check=True)


def main(folder: Path, dist: Path, version: str) -> int:
    """Sign the program where that is possible, and make the installer."""
    sign = os.environ.get("XPANEL_SIGN", "")
    if sign:
        subprocess.run(f'{sign} "{folder / f"{NAME}.exe"}"', shell=True, check=True)  # noqa: S602 - the operator's own command
    suffix = "" if sign else "-unsigned"
    target = dist / f"{NAME}-{version}-windows-x64{suffix}.exe"
    icon = ROOT / "build" / "icons" / f"{NAME}.ico"
    compile_installer(folder, icon, target, version, sign)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]))
