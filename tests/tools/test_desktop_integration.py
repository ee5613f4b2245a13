"""One name for the program on every system, and nothing that would make it act by itself."""

import configparser
import os
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import building
import pytest
import reproduce
import trim

from xpanel_desktop import __version__

ROOT = building.ROOT
LINUX = ROOT / "packaging" / "linux"
ID = "org.xpanel.desktop"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def entry() -> configparser.SectionProxy:
    """Return the desktop entry."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(LINUX / f"{ID}.desktop", "utf-8")
    return parser["Desktop Entry"]


def test_every_system_knows_the_program_by_one_id() -> None:
    metainfo = ET.fromstring(text(f"packaging/linux/{ID}.metainfo.xml.in"))
    assert metainfo.findtext("id") == ID
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert entry()["Icon"] == ID
    assert f'setDesktopFileName("{ID}")' in text("xpanel_desktop/ui/first.py")
    assert f'bundle_identifier="{ID}"' in text("packaging/xpanel-desktop.spec")
    assert f'!define ID "{ID}"' in text("packaging/windows/installer.nsi")
    assert f"\nid: {ID}\n" in text(f"packaging/linux/{ID}.flatpak.yaml")


def test_the_program_is_called_alike_everywhere() -> None:
    scripts = tomllib.loads(text("pyproject.toml"))["project"]["scripts"]
    assert building.NAME in scripts
    assert entry()["Exec"] == entry()["StartupWMClass"] == building.NAME
    assert f'name="{building.NAME}"' in text("packaging/xpanel-desktop.spec")
    assert f'!define NAME "{building.NAME}"' in text("packaging/windows/installer.nsi")


def test_the_version_is_told_in_one_place() -> None:
    assert building.version() == __version__
    assert tomllib.loads(text("pyproject.toml"))["project"]["version"] == __version__


def test_no_link_and_no_file_starts_it() -> None:
    """A page or a letter must not be able to open a program that spends money."""
    assert "MimeType" not in entry()
    assert "%" not in entry()["Exec"]
    assert "CFBundleURLTypes" not in text("packaging/xpanel-desktop.spec")
    assert "CFBundleDocumentTypes" not in text("packaging/xpanel-desktop.spec")
    installer = text("packaging/windows/installer.nsi")
    assert "URL Protocol" not in installer
    assert not re.search(r"Software\\Classes", installer)


def test_both_languages_have_the_menu_and_the_description() -> None:
    for name in ("GenericName", "Comment"):
        assert entry()[name] != entry()[f"{name}[tr]"]
    metainfo = ET.fromstring(text(f"packaging/linux/{ID}.metainfo.xml.in"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for tag in ("summary", "description/p", "description/ul/li"):
        told = metainfo.findall(tag)
        assert [one.get(language) for one in told] == [None, "tr"] * (len(told) // 2)


def start_script(folder: Path, glibc: str) -> subprocess.CompletedProcess[str]:
    """Run what the packages start, on a system that has this glibc."""
    getconf = folder / "getconf"
    getconf.write_text(f"#!/bin/sh\n{glibc}\n")
    getconf.chmod(0o755)
    script = folder / "start.sh"
    script.write_text(
        text("packaging/linux/start.sh")
        .replace("@PROGRAM@", "/bin/echo")
        .replace("@GLIBC@", "2.35")
    )
    env = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"}
    command = ["sh", str(script), "a b", "--version"]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is Linux's")
@pytest.mark.parametrize("told", ["2.35", "2.36", "2.100", "3.0", "2.35.1"])
def test_a_glibc_that_is_new_enough_starts_it(tmp_path: Path, told: str) -> None:
    done = start_script(tmp_path, f"echo glibc {told}")
    assert (done.returncode, done.stdout) == (0, "a b --version\n")


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is Linux's")
@pytest.mark.parametrize("told", ["2.34", "2.5", "1.99"])
def test_an_older_glibc_is_told_in_words(tmp_path: Path, told: str) -> None:
    done = start_script(tmp_path, f"echo glibc {told}")
    assert done.returncode == 1
    assert done.stderr == f"XPanel Desktop needs glibc 2.35 or newer; this system has {told}.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is Linux's")
def test_where_glibc_cannot_be_asked_the_program_is_tried(tmp_path: Path) -> None:
    assert start_script(tmp_path, "exit 1").returncode == 0


def test_links_that_lead_nowhere_are_dropped_with_the_folders_they_leave(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("x")
    (tmp_path / "good").symlink_to("kept")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "bad").symlink_to("gone")
    trim.drop_dangling(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good", "kept"]


def test_a_copy_of_the_build_differs_where_a_file_or_a_link_does(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
        (folder / "same").write_text("x")
        (folder / "link").symlink_to("same" if folder is folders[0] else "other")
        (folder / "text").write_text(folder.name)
    (folders[1] / "more").write_text("x")
    one, two = map(reproduce.contents, folders)
    assert reproduce.differences(one, two) == ["link", "more", "text"]
    assert reproduce.differences(one, one) == []
