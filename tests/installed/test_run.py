"""The self-extracting archive: for one user, into a home of their own."""

import os
import subprocess
from pathlib import Path

import pytest

from xpanel_desktop import __version__


@pytest.fixture(scope="module")
def archive(packages: Path) -> Path:
    (found,) = packages.glob("*.run")
    return found


def install(archive: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"HOME": str(home)}
    command = ["sh", str(archive), "--quiet", "--", "--prefix", str(home / ".local"), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_it_installs_over_itself_runs_and_removes_itself(archive: Path, tmp_path: Path) -> None:
    home = tmp_path / "a home"
    data = home / ".local/share/XPanel Desktop"
    data.mkdir(parents=True)
    (data / "xpanel.db").write_text("mine")
    for _ in range(2):
        done = install(archive, home)
        assert done.returncode == 0, done.stderr
    program = home / ".local/bin/xpanel-desktop"
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == f"XPanel Desktop {__version__}"
    entry = home / ".local/share/applications/org.xpanel.desktop.desktop"
    assert f'Exec="{program}"' in entry.read_text("utf-8")
    validated = subprocess.run(["desktop-file-validate", entry], capture_output=True, check=False)
    assert validated.returncode == 0, validated.stdout
    assert install(archive, home, "--uninstall").returncode == 0
    left = [p for p in home.rglob("*") if p.is_file()]
    assert left == [data / "xpanel.db"]


def test_a_system_with_an_older_glibc_is_told_so_and_nothing_is_installed(
    archive: Path, tmp_path: Path
) -> None:
    tools, home = tmp_path / "tools", tmp_path / "home"
    tools.mkdir()
    (tools / "getconf").write_text("#!/bin/sh\necho glibc 2.31\n")
    (tools / "getconf").chmod(0o755)
    env = os.environ | {"HOME": str(home), "PATH": f"{tools}:{os.environ['PATH']}"}
    command = ["sh", str(archive), "--quiet"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "XPanel Desktop needs glibc 2.35 or newer; this system has 2.31." in done.stderr
    assert not home.exists()
