"""The .deb on a bare Debian: installed by apt, started, toured, upgraded, refused, removed."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.installed.data import NEWEST, ask, fill, fill_old, kept_of, wait_until
from tests.installed.machine import Machine
from tests.support.old_data import OLD
from xpanel_desktop import __version__
from xpanel_desktop.paths import DATABASE, LOG

PROGRAM = "xpanel-desktop"
LARGEST_INSTALLED, LARGEST_DEB = 140_000_000, 42_000_000
FOLDER = "root/.local/share/XPanel Desktop"
"""Where an operator's data lie when nothing else is said."""


@pytest.fixture
def folder(machine: Machine) -> Path:
    """Return the operator's folder, not made yet."""
    path = machine.root / FOLDER
    shutil.rmtree(path, ignore_errors=True)
    return path


def size_of(folder: Path) -> int:
    return sum(p.lstat().st_size for p in folder.rglob("*") if not p.is_symlink())


def test_it_tells_its_version_and_is_no_larger_than_promised(machine: Machine, deb: Path) -> None:
    assert machine.run(PROGRAM, "--version").strip() == f"XPanel Desktop {__version__}"
    installed = size_of(machine.root / "usr/lib" / PROGRAM)
    print(f"{installed / 1e6:.1f} MB installed, .deb {deb.stat().st_size / 1e6:.1f} MB")
    assert installed <= LARGEST_INSTALLED
    assert deb.stat().st_size <= LARGEST_DEB


@pytest.mark.parametrize(
    "inside",
    [
        "_internal/xpanel_desktop/assets/translations/xpanel_tr.qm",
        "_internal/xpanel_desktop/assets/translations/qtbase_tr.qm",
        "_internal/xpanel_desktop/assets/app.svg",
        "_internal/xpanel_desktop/store/migrations/0001_foundation.sql",
        "licenses/THIRD-PARTY.txt",
        "licenses/LGPL-3.0.txt",
        "licenses/PySide6_Essentials.txt",
        "licenses/Python.txt",
    ],
)
def test_what_it_reads_is_inside(machine: Machine, inside: str) -> None:
    assert (machine.root / "usr/lib" / PROGRAM / inside).stat().st_size


def test_no_link_of_it_leads_nowhere(machine: Machine) -> None:
    listed = machine.run("dpkg", "--listfiles", PROGRAM).splitlines()
    links = [Path(line) for line in listed if (machine.root / line[1:]).is_symlink()]
    assert [link for link in links if not (machine.root / str(link)[1:]).exists()] == []


def test_its_practice_panel_is_the_program_itself(machine: Machine) -> None:
    assert "--speed" in machine.run(PROGRAM, "--practice", "--help")


def test_it_takes_the_tour_on_a_real_screen(machine: Machine, display: str, tmp_path: Path) -> None:
    screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with machine.running(PROGRAM, "--tour", "/tmp/tour", **screen) as process:
        said, _ = process.communicate(timeout=900)
    told = json.loads((machine.root / "tmp/tour/tour.json").read_text("utf-8"))
    assert process.returncode == 0, told["failure"] or said[-3000:]
    assert told["passed"]
    assert len(told["steps"]) > 20
    for step in told["steps"]:
        assert (machine.root / "tmp/tour" / step["picture"]).stat().st_size > 2000


def end(process: "subprocess.Popen[str]") -> str:
    """Ask the program to end, as a log-out does, and return what it said."""
    process.terminate()
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130, said
    return said


def test_data_of_an_older_version_are_brought_up(
    machine: Machine, folder: Path, display: str
) -> None:
    before = fill_old(folder)
    assert ask(folder, "PRAGMA user_version") == OLD
    with machine.running(PROGRAM, DISPLAY=display) as process:
        wait_until(lambda: ask(folder, "PRAGMA user_version") == NEWEST)
        end(process)
    assert kept_of(folder, before) == before
    copies = list((folder / "backups").glob("*"))
    assert copies, "an older file is copied before it is touched"


def test_data_of_a_newer_version_are_refused_and_left_as_they_are(
    machine: Machine, folder: Path, display: str
) -> None:
    fill(folder)
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = hashlib.sha256((folder / DATABASE).read_bytes()).digest()
    log = folder / LOG
    with machine.running(PROGRAM, DISPLAY=display) as process:
        wait_until(lambda: log.exists() and "DatabaseNewer" in log.read_text("utf-8"))
        process.terminate()
        process.communicate(timeout=60)
    assert hashlib.sha256((folder / DATABASE).read_bytes()).digest() == before


def newer(deb: Path, folder: Path) -> Path:
    """Return the same package as the next release would be: one more by its number."""
    subprocess.run(["dpkg-deb", "--raw-extract", deb, folder / "tree"], check=True)
    control = folder / "tree" / "DEBIAN" / "control"
    text = control.read_text("utf-8")
    control.write_text(text.replace(f"Version: {__version__}-1", f"Version: {__version__}-2"))
    target = folder / "next.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build"]
    subprocess.run([*command, folder / "tree", target], check=True, capture_output=True)
    return target


def test_an_upgrade_and_the_removal_leave_the_data_alone(
    machine: Machine, folder: Path, deb: Path, display: str, tmp_path: Path
) -> None:
    before = fill_old(folder)
    untouched = hashlib.sha256((folder / DATABASE).read_bytes()).digest()
    machine.apt("install", *machine.take([newer(deb, tmp_path)]))
    status = machine.run("dpkg-query", "--show", "--showformat=${Version}", PROGRAM)
    assert status == f"{__version__}-2"
    assert hashlib.sha256((folder / DATABASE).read_bytes()).digest() == untouched
    with machine.running(PROGRAM, DISPLAY=display) as process:
        wait_until(lambda: ask(folder, "PRAGMA user_version") == NEWEST)
        end(process)
    assert kept_of(folder, before) == before
    brought_up = hashlib.sha256((folder / DATABASE).read_bytes()).digest()
    machine.apt("purge", PROGRAM)
    assert not (machine.root / "usr/lib" / PROGRAM).exists()
    assert not (machine.root / "usr/bin" / PROGRAM).exists()
    assert hashlib.sha256((folder / DATABASE).read_bytes()).digest() == brought_up
    machine.apt("install", *machine.take([deb]))
    assert machine.run(PROGRAM, "--version")
    assert kept_of(folder, before) == before
