"""Make the disk image for macOS of the frozen `.app`.

Run by `packaging/building.py` under the build's Python, on macOS: `python packaging/macos/pack.py
APP DIST VERSION`. With XPANEL_SIGN_AS in the environment, the name of a Developer ID, the app (by
the hardened runtime, with the entitlements beside this file) and the image are signed; with
XPANEL_NOTARY_PROFILE too, a profile of notarytool's keychain, the image is notarised and stapled.
What was left out stands in the image's name.

It checks itself: no wheel that is inside may ask for a newer macOS than the app declares.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import oldest

HERE = Path(__file__).resolve().parent
APP, NAME = "XPanel Desktop.app", "xpanel-desktop"


def run(*command: object) -> None:
    """Run a program. Raises CalledProcessError."""
    subprocess.run([str(word) for word in command], check=True)


def sign_app(app: Path, identity: str) -> None:
    """Sign the app, and all in it, by the hardened runtime; then look whether it holds.

    Without an identity it gets a seal that names nobody: what was trimmed has broken PyInstaller's,
    and an app without any does not start.
    """
    options = ["--force", "--deep", "--options", "runtime"]
    options += ["--timestamp"] if identity else ["--timestamp=none"]
    entitlements = ["--entitlements", HERE / "entitlements.plist"]
    run("codesign", *options, *entitlements, "--sign", identity or "-", app)
    run("codesign", "--verify", "--deep", "--strict", app)


def make_image(app: Path, work: Path, target: Path) -> None:
    """Make the image: the app, and a link to where it is to be dragged."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    run("ditto", app, work / APP)
    (work / "Applications").symlink_to("/Applications")
    run("hdiutil", "create", "-volname", "XPanel Desktop", "-srcfolder", work, "-format", "ULMO",
        "-ov", target)  # fmt: skip


def notarise(image: Path, profile: str) -> None:
    """Have Apple look at the image, wait for its word, and fasten that to the image."""
    run("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
    run("xcrun", "stapler", "staple", image)


def mark(identity: str, profile: str) -> str:
    """Return what the image says in its name that it lacks; nothing when it is notarised."""
    if not identity:
        return "-unsigned"
    return "" if profile else "-not-notarised"


def check_oldest(asked: tuple[int, int]) -> None:
    """Raise SystemExit when what is inside asks for a newer macOS than the app declares."""
    if asked > oldest.MACOS:
        raise SystemExit(f"macOS {asked} is asked for, and {oldest.MACOS} declared")


def main(app: Path, dist: Path, version: str) -> int:
    """Sign where that is possible, make the image, have it notarised where that is possible."""
    identity = os.environ.get("XPANEL_SIGN_AS", "")
    profile = os.environ.get("XPANEL_NOTARY_PROFILE", "")
    target = dist / f"{NAME}-{version}-macos-{platform.machine()}{mark(identity, profile)}.dmg"
    check_oldest(oldest.asked(oldest.wheels()))
    sign_app(app, identity)
    make_image(app, app.parent.parent / "image", target)
    if identity:
        run("codesign", "--timestamp", "--sign", identity, target)
    if identity and profile:
        notarise(target, profile)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]))
