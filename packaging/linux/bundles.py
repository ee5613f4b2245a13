"""The packages that need tools which few machines have: AppImage and Flatpak.

Each is made where its tool is found, and left out with a word where it is not.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ID, NAME = "org.xpanel.desktop", "xpanel-desktop"


def lay_app_dir(target: Path, folder: Path, share: Path, start: str) -> None:
    """Lay out what appimagetool packs: the program, its desktop entry, its icon, and AppRun."""
    shutil.copytree(folder, target / "usr" / "lib" / NAME, symlinks=True)
    shutil.copytree(share, target / "usr" / "share")
    shutil.copy(share / "applications" / f"{ID}.desktop", target)
    shutil.copy(share / "icons" / "hicolor" / "256x256" / "apps" / f"{ID}.png", target)
    place = '"$(dirname -- "$(readlink -f -- "$0")")"'
    run = target / "AppRun"
    run.write_text(start.replace("@PROGRAM@", f"{place}/usr/lib/{NAME}/{NAME}"), "utf-8")
    run.chmod(0o755)


def make_app_image(app_dir: Path, dist: Path, version: str) -> None:
    """Make the AppImage. Raises CalledProcessError."""
    tool = shutil.which("appimagetool")
    if tool is None:
        print("appimagetool is not here: no AppImage is made", flush=True)
        return
    machine = platform.machine()
    target = dist / f"{NAME}-{version}-{machine}.AppImage"
    environment = os.environ | {"ARCH": machine}
    subprocess.run([tool, str(app_dir), str(target)], env=environment, check=True)


def make_flatpak(work: Path, dist: Path, version: str) -> None:
    """Make the Flatpak bundle, if its builder and runtime are here. Raises CalledProcessError."""
    builder = shutil.which("flatpak-builder")
    if builder is None or not _has_runtimes():
        print("flatpak-builder or its runtime is not here: no Flatpak is made", flush=True)
        return
    manifest, repo = HERE / f"{ID}.flatpak.yaml", work / "flatpak-repo"
    command = [builder, "--force-clean", f"--repo={repo}", f"--state-dir={work / 'flatpak-state'}"]
    subprocess.run([*command, str(work / "flatpak"), str(manifest)], check=True)
    target = dist / f"{NAME}-{version}-{platform.machine()}.flatpak"
    subprocess.run(["flatpak", "build-bundle", str(repo), str(target), ID], check=True)


def runtimes() -> list[str]:
    """Return what the manifest names and a build needs: the runtime, and its kit with the tools."""
    told = (HERE / f"{ID}.flatpak.yaml").read_text("utf-8")
    named = dict(re.findall(r"^([a-z-]+): (\S+)$", told, re.MULTILINE))
    release = named["runtime-version"].strip('"')
    return [f"{named[part]}//{release}" for part in ("runtime", "sdk")]


def _has_runtimes() -> bool:
    """Tell whether both are installed."""
    if shutil.which("flatpak") is None:
        return False
    commands = [["flatpak", "info", name] for name in runtimes()]
    done = [subprocess.run(command, capture_output=True, check=False) for command in commands]
    return all(one.returncode == 0 for one in done)
