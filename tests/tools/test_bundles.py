"""What AppImage and Flatpak are made of, short of their own tools, which few machines have."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import building
import pytest
from ruamel.yaml import YAML

LINUX = building.ROOT / "packaging" / "linux"
ID, NAME = "org.xpanel.desktop", building.NAME
# Of flatpak-manifest(5), what a manifest of one simple module may say.
TOP = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "modules"}
MODULE = {"name", "buildsystem", "build-commands", "sources"}
SOURCE = {"type", "path", "dest"}
GRANTS = r"--(share=(network|ipc)|socket=(wayland|fallback-x11)|device=dri|talk-name=[\w.]+)"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="they are Linux's")


def there(name: str) -> Any:
    """Return a module of packaging/linux by its file: other systems have files of that name."""
    spec = importlib.util.spec_from_file_location(f"linux_{name}", LINUX / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def manifest() -> dict[str, Any]:
    return YAML(typ="safe").load((LINUX / f"{ID}.flatpak.yaml").read_text("utf-8"))


@pytest.fixture
def laid(tmp_path: Path) -> tuple[Path, Path]:
    """Lay out a frozen program that says what it was called with, and what the desktop reads."""
    program, share = tmp_path / "program", tmp_path / "share"
    program.mkdir()
    (program / NAME).write_text('#!/bin/sh\necho "$@"\n')
    (program / NAME).chmod(0o755)
    (share / "applications").mkdir(parents=True)
    shutil.copy(LINUX / f"{ID}.desktop", share / "applications")
    icons = share / "icons" / "hicolor" / "256x256" / "apps"
    icons.mkdir(parents=True)
    (icons / f"{ID}.png").touch()
    return program, share


def test_the_manifest_says_what_flatpak_knows_and_asks_for_no_files(
    manifest: dict[str, Any],
) -> None:
    assert set(manifest) == TOP
    (module,) = manifest["modules"]
    assert set(module) == MODULE
    assert all(set(source) == SOURCE for source in module["sources"])
    assert manifest["command"] == module["name"] == NAME
    odd = [grant for grant in manifest["finish-args"] if not re.fullmatch(GRANTS, grant)]
    assert odd == [], "neither the home nor a device is given, nor the whole bus"


def test_the_build_looks_for_the_runtime_and_the_kit_that_it_names(
    manifest: dict[str, Any],
) -> None:
    release = manifest["runtime-version"]
    named = [f"{manifest[part]}//{release}" for part in ("runtime", "sdk")]
    assert there("bundles").runtimes() == named


def test_its_sources_are_what_the_build_makes(manifest: dict[str, Any]) -> None:
    (module,) = manifest["modules"]
    paths = [(LINUX / source["path"]).resolve() for source in module["sources"]]
    assert paths == [building.BUILD / "frozen" / NAME, building.BUILD / "linux" / "share"]


def test_its_commands_put_a_program_where_flatpak_looks_for_it(
    manifest: dict[str, Any], laid: tuple[Path, Path], tmp_path: Path
) -> None:
    (module,) = manifest["modules"]
    assert [source["dest"] for source in module["sources"]] == [folder.name for folder in laid]
    app = tmp_path / "app"
    for command in module["build-commands"]:
        moved = command.replace("/app/", f"{app}/")
        subprocess.run(["sh", "-c", moved], cwd=tmp_path, check=True)
    told = subprocess.run([app / "bin" / NAME, "a b"], capture_output=True, text=True, check=True)
    assert told.stdout == "a b\n"
    assert (app / "share" / "applications" / f"{ID}.desktop").is_file()


def test_the_folder_for_an_app_image_has_its_entry_its_icon_and_starts(
    laid: tuple[Path, Path], tmp_path: Path
) -> None:
    start = (LINUX / "start.sh").read_text("utf-8").replace("@GLIBC@", "2.35")
    folder = tmp_path / "a folder"
    there("bundles").lay_app_dir(folder, *laid, start)
    assert {path.name for path in folder.iterdir()} == {
        *("AppRun", "usr", f"{ID}.desktop", f"{ID}.png")
    }
    (tmp_path / "link").symlink_to(folder / "AppRun")
    told = subprocess.run([tmp_path / "link", "a b"], capture_output=True, text=True, check=True)
    assert told.stdout == "a b\n"


@pytest.mark.skipif(not shutil.which("makeself"), reason="makeself is not installed")
def test_the_archive_does_not_tell_where_it_was_built(
    laid: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same commit, the same bytes: makeself writes its command line into what it makes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.syspath_prepend(LINUX)
    made: list[bytes] = []
    for name in ("here", "or there"):
        work = tmp_path / name / "work"
        shutil.copytree(laid[1], work / "share")
        made.append(there("pack").make_run(laid[0], work, tmp_path / name, "1.0.0").read_bytes())
    assert made[0] == made[1]
    assert str(tmp_path).encode() not in made[0]
