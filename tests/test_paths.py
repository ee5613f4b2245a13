"""The data folder: the system's place or the one given, for this user alone."""

import stat
from pathlib import Path

import pytest

from xpanel_desktop.paths import APP, data_folder


def test_a_given_folder_is_made_with_its_parents_for_this_user_alone(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "a" / "b")
    assert folder == tmp_path / "a" / "b"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (folder / "kept").touch()
    assert data_folder(folder) == folder
    assert (folder / "kept").exists()


def test_the_system_s_place_bears_the_program_s_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    folder = data_folder()
    assert folder.is_dir()
    assert folder.name == APP
    assert tmp_path in folder.parents


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        data_folder(tmp_path / "file")
    with pytest.raises(OSError, match="file"):
        data_folder(tmp_path / "file" / "below")
