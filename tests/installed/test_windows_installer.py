"""The installer for Windows: it compiles, and under wine it installs, upgrades and goes silently.

The folder in it is a small one, or the one frozen for Linux, which has the size, the depth and the
number of files of the real one: what is frozen for Windows is made on Windows. Wine does not keep
the name by which the taskbar groups windows (AppUserModelID), so that is not looked at here.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import reproduce
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "drive_c/users/*/AppData/Local/Programs/XPanel Desktop"
LINK = "drive_c/users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/XPanel Desktop.lnk"


def pack() -> ModuleType:
    """Return packaging/windows/pack.py, one of several files of that name."""
    spec = importlib.util.spec_from_file_location(
        "windows_pack", ROOT / "packaging/windows/pack.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def payload(folder: Path, library: str) -> Path:
    """Lay out a folder as PyInstaller leaves it on Windows, with one library of that name."""
    for inside, text in {
        "xpanel-desktop.exe": "MZ", f"_internal/{library}": "x", "licenses/Python.txt": "x"
    }.items():  # fmt: skip
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def compiled(folder: Path, version: str, inside: Path) -> Path:
    """Return an installer of that version, with the folder `inside` in it."""
    icon, target = folder / "x.ico", folder / f"{version}.exe"
    Image.new("RGBA", (256, 256)).save(icon)
    pack().compile_installer(inside, icon, target, version, "")
    return target


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a Windows of its own."""
    if not (shutil.which("wine") and shutil.which("xvfb-run")):
        pytest.skip("wine is not installed")
    prefix = tmp_path / "wine"
    yield prefix
    run(prefix, "wineboot", "--end-session", "--kill")


def run(prefix: Path, *words: object) -> int:
    """Run a program of Windows, and all that it starts, to the end; return its code."""
    env = os.environ | {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all"}
    server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
    script = f'wine "$@"; code=$?; {server} -w; exit $code'
    command = ["xvfb-run", "-a", "sh", "-c", script, "sh", *map(str, words)]
    return subprocess.run(
        command, env=env, capture_output=True, timeout=300, check=False
    ).returncode


def only(prefix: Path, pattern: str) -> Path:
    (found,) = prefix.glob(pattern)
    return found


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")
def test_it_installs_upgrades_and_goes_silently(tmp_path: Path, wine: Path) -> None:
    first = compiled(tmp_path, "1.0.0", payload(tmp_path / "first", "old.dll"))
    second = compiled(tmp_path, "1.0.1", payload(tmp_path / "second", "new.dll"))
    assert run(wine, first, "/S") == 0
    folder = only(wine, PROGRAM)
    assert (folder / "_internal" / "old.dll").exists()
    assert only(wine, LINK).exists()
    data = folder.parent.parent / "XPanel Desktop"
    data.mkdir()
    (data / "xpanel.db").write_text("mine")
    (folder / "notes.txt").write_text("someone else's")
    assert run(wine, second, "/S") == 0
    assert [path.name for path in (folder / "_internal").iterdir()] == ["new.dll"]
    assert '"DisplayVersion"="1.0.1"' in (wine / "user.reg").read_text("utf-8", "replace")
    assert not list(folder.glob("*.old"))
    assert run(wine, folder / "uninstall.exe", "/S") == 0
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    assert not list(wine.glob(LINK))
    assert "org.xpanel.desktop" not in (wine / "user.reg").read_text("utf-8", "replace")
    assert (data / "xpanel.db").read_text() == "mine"


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")
def test_a_folder_of_the_real_size_arrives_whole_and_goes_whole(
    packages: Path, tmp_path: Path, wine: Path
) -> None:
    frozen = packages.parent / "build" / "frozen" / "xpanel-desktop"
    if not frozen.is_dir():
        pytest.skip("the frozen folder is not beside the packages")
    inside = shutil.copytree(frozen, tmp_path / "real")  # links become files, as on Windows
    (inside / "xpanel-desktop").rename(inside / "xpanel-desktop.exe")
    installer = compiled(tmp_path, "1.0.0", inside)
    print(f"{installer.stat().st_size / 1e6:.1f} MB")
    assert run(wine, installer, "/S") == 0
    folder = only(wine, PROGRAM)
    arrived = reproduce.contents(folder)
    assert arrived.pop("uninstall.exe")
    assert reproduce.differences(reproduce.contents(inside), arrived) == []
    assert run(wine, folder / "uninstall.exe", "/S") == 0
    assert not list(wine.glob(PROGRAM))
