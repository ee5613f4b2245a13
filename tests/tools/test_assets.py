"""Assets are made of their sources by Qt's own tools, once, and vanish with them."""

import os
import subprocess
from pathlib import Path

import assets
import pytest

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr"><context><name>Words</name>
<message><source>Send</source><translation>Gönder</translation></message></context></TS>
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    resources = tmp_path / "resources"
    (resources / "icons").mkdir(parents=True)
    (resources / "icons" / "send.svg").write_text("<svg/>")
    (resources / "icons" / ".hidden").write_text("x")
    (resources / "translations").mkdir()
    (resources / "translations" / "xpanel_tr.ts").write_text(TS)
    return resources, tmp_path / "assets"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_sources_become_assets_once(folders: tuple[Path, Path]) -> None:
    assert assets.prepare(*folders) == (3, 0)
    assert names(folders[1]) == {
        "icons/send.svg",
        "translations/xpanel_tr.qm",
        "translations/qtbase_tr.qm",
    }
    assert assets.prepare(*folders) == (0, 0)


def test_a_changed_source_is_made_again_and_an_older_one_too(folders: tuple[Path, Path]) -> None:
    assets.prepare(*folders)
    source = folders[0] / "icons" / "send.svg"
    source.write_text("<svg>2</svg>")
    os.utime(source, (1000, 1000))
    assert assets.prepare(*folders) == (1, 0)
    assert (folders[1] / "icons" / "send.svg").read_text() == "<svg>2</svg>"


def test_what_has_no_source_is_removed_with_its_folder(folders: tuple[Path, Path]) -> None:
    assets.prepare(*folders)
    (folders[0] / "icons" / "send.svg").unlink()
    assert assets.prepare(*folders) == (0, 1)
    assert not (folders[1] / "icons").exists()


def test_without_sources_there_is_an_empty_folder(tmp_path: Path) -> None:
    assert assets.prepare(tmp_path / "none", tmp_path / "assets") == (0, 0)
    assert names(tmp_path / "assets") == set()
    assert (tmp_path / "assets").is_dir()


def test_a_broken_translation_stops_the_build_and_leaves_no_half(
    folders: tuple[Path, Path],
) -> None:
    (folders[0] / "translations" / "xpanel_tr.ts").write_text("<TS><broken")
    with pytest.raises(subprocess.CalledProcessError):
        assets.prepare(*folders)
    assert "translations/xpanel_tr.qm" not in names(folders[1])


def test_a_half_that_another_run_is_writing_is_left_to_it(folders: tuple[Path, Path]) -> None:
    assets.prepare(*folders)
    half = folders[1] / "icons" / f"{assets.HALF}1-send.svg"
    half.touch()
    assert assets.prepare(*folders) == (0, 0)
    assert half.exists()
