"""Small files that are there whole or not at all."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from xpanel_desktop.store import files
from xpanel_desktop.store.files import sync_file, write_whole


def test_a_file_is_there_whole_and_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_whole(path, b"one")
    write_whole(path, b"two")
    sync_file(path)
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


def test_without_room_the_old_file_stays_and_no_half_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "no room")

    path = tmp_path / "x"
    write_whole(path, b"one")
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


def test_where_folders_are_no_files_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "os", SimpleNamespace(name="nt"))
    files.sync_folder(tmp_path)
