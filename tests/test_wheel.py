"""The built wheel, used outside the checkout: whatever the program reads is inside it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into an empty folder, as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run(site: Path, *arguments: str) -> str:
    """Run Python with the unpacked wheel, and nothing of the checkout, on its path."""
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        env={**os.environ, "PYTHONPATH": str(site), "QT_QPA_PLATFORM": "offscreen"},
        cwd=site.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_is_the_wheel_that_runs(installed: Path) -> None:
    where = run(installed, "-c", "import xpanel_desktop; print(xpanel_desktop.__file__)")
    assert Path(where).is_relative_to(installed)


def test_it_tells_its_version(installed: Path) -> None:
    version = run(installed, "-c", "import xpanel_desktop; print(xpanel_desktop.__version__)")
    assert version in run(installed, "-m", "xpanel_desktop", "--version")


@pytest.mark.parametrize(
    "inside",
    [
        "xpanel_desktop/assets/icons",
        "xpanel_desktop/assets/translations/xpanel_tr.qm",
        "xpanel_desktop/assets/translations/qtbase_tr.qm",
        "xpanel_desktop/store/migrations",
    ],
)
def test_what_the_program_reads_is_inside(installed: Path, inside: str) -> None:
    found = installed / inside
    assert found.stat().st_size > 0
    assert not found.is_dir() or any(found.iterdir())
