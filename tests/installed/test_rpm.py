"""The .rpm, in a root of its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

from xpanel_desktop import __version__


@pytest.fixture(scope="module")
def rpm(packages: Path) -> Path:
    if not shutil.which("rpm"):
        pytest.skip("rpm is not installed")
    (found,) = packages.glob("*.rpm")
    return found


def run(*words: object) -> str:
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_tells_what_it_is_and_what_it_needs(rpm: Path) -> None:
    asked = "%{NAME} %{VERSION} %{LICENSE} %{BUILDHOST}"
    told = run("rpm", "-qp", "--queryformat", asked, rpm)
    assert told == f"xpanel-desktop {__version__} MIT localhost", "and not where it was built"
    needs = run("rpm", "-qp", "--requires", rpm).splitlines()
    assert "glibc >= 2.35" in needs
    assert "ca-certificates" in needs


def test_it_is_installed_runs_and_goes_without_a_trace(rpm: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    options = ("--root", root, "--nodeps", "--noscripts")
    run("rpm", *options, "--install", rpm)
    program = root / "usr/lib/xpanel-desktop/xpanel-desktop"
    assert run(program, "--version").strip() == f"XPanel Desktop {__version__}"
    run("rpm", *options, "--erase", "xpanel-desktop")
    left = [path for path in root.rglob("*xpanel*") if "rpm" not in path.parts]
    assert left == []
