"""The packages that are tested, and a bare machine to install them on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installed.machine import Machine, lacking

ROOT = Path(__file__).resolve().parent.parent.parent
SCREEN = "1600x1000x24"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is here; one worker has it, for a build and a machine serve many tests."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.long)
            item.add_marker(pytest.mark.xdist_group("installed"))
            item.add_marker(pytest.mark.timeout(3600))


@pytest.fixture(scope="session")
def packages() -> Path:
    """Return the folder of the packages: that of XPANEL_DIST, or what is built now."""
    given = os.environ.get("XPANEL_DIST")
    if given:
        return Path(given).resolve()
    subprocess.run([sys.executable, ROOT / "dev.py", "build"], check=True)
    return ROOT / "dist"


@pytest.fixture(scope="session")
def deb(packages: Path) -> Path:
    (found,) = packages.glob("*.deb")
    return found


@pytest.fixture(scope="session")
def machine(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Return a bare machine with the program installed by apt."""
    lack = lacking()
    if lack:
        pytest.skip(lack)
    made = Machine.make(tmp_path_factory.mktemp("machine") / "root")
    made.apt("install", *made.take([deb]))
    return made


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """Run an X server of this machine's and give its name; programs reach it without a file."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-ac", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()
