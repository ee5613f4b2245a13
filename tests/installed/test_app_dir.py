"""The folder that an AppImage is made of, as the build left it: whole, and AppRun starts it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.installed.data import fill, wait_until


@pytest.fixture(scope="module")
def folder(packages: Path) -> Path:
    found = packages.parent / "build" / "linux" / "AppDir"
    if not found.is_dir():
        pytest.skip("the folder of the AppImage is not beside the packages")
    return found


def test_its_entry_and_its_metainfo_agree(folder: Path) -> None:
    if not shutil.which("appstreamcli"):
        pytest.skip("appstreamcli is not installed")
    command = ["appstreamcli", "validate-tree", "--no-net", folder / "usr"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_it_starts_on_a_real_screen(folder: Path, display: str, tmp_path: Path) -> None:
    fill(tmp_path / "data")
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TMPDIR": str(tmp_path)}
    command = [folder / "AppRun", "--data-dir", tmp_path / "data"]
    with subprocess.Popen(command, env=env) as process:
        try:
            wait_until(lambda: list(tmp_path.glob("xpanel-desktop-*")) or process.poll())
            assert process.poll() is None
            process.terminate()
            assert process.wait(60) == 130
        finally:
            process.kill()
