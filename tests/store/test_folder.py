"""The mark of a data folder: a copy is told from the folder it was copied of, a move is not."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.tickets import NOW
from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.store import folder as module
from xpanel_desktop.store.doubts import read_doubt, write_doubt
from xpanel_desktop.store.folder import NAME, read_mark, settle


def made(path: Path, *, is_new: bool = True) -> str:
    """Open a folder; return its drawer."""
    path.mkdir(exist_ok=True)
    return settle(path, NOW, is_new=is_new)


def copied(old: Path, new: Path) -> Path:
    return Path(shutil.copytree(old, new))


def test_a_folder_keeps_its_drawer_and_an_old_one_keeps_to_what_was(tmp_path: Path) -> None:
    drawer = made(tmp_path / "new")
    assert drawer
    assert made(tmp_path / "new", is_new=False) == drawer
    assert made(tmp_path / "old", is_new=False) == ""
    assert made(tmp_path / "old", is_new=False) == "", "its keys are where they were"
    assert made(tmp_path / "other") != drawer
    assert read_doubt(tmp_path / "new") is None


@pytest.mark.parametrize("is_new", [True, False])
def test_a_copy_gets_a_drawer_of_its_own_and_a_doubt(tmp_path: Path, is_new: bool) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    drawer = made(first, is_new=is_new)
    copied(first, second)
    other = made(second, is_new=False)
    assert other not in ("", drawer)
    assert read_doubt(second) == Doubt(Why.COPIED, NOW, str(first.resolve()))
    assert (made(first, is_new=False), read_doubt(first)) == (drawer, None)
    assert made(second, is_new=False) == other
    third = copied(second, tmp_path / "third")
    assert made(third, is_new=False) not in ("", drawer, other)


def test_what_was_moved_stays_what_it_is_and_is_known_by_its_new_place(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    drawer = made(first)
    first.rename(second)
    assert (made(second, is_new=False), read_doubt(second)) == (drawer, None)
    made(first)  # another one takes the place
    assert made(second.rename(tmp_path / "third"), is_new=False) == drawer
    copied(tmp_path / "third", second)
    assert made(second, is_new=False) != drawer, "the place where it is now is known"


def test_another_way_to_the_same_folder_is_no_copy(tmp_path: Path) -> None:
    drawer = made(tmp_path / "real")
    told = json.loads((tmp_path / "real" / NAME).read_text("utf-8"))
    (tmp_path / "way").symlink_to(tmp_path / "real")
    (tmp_path / "real" / NAME).write_text(json.dumps({**told, "path": str(tmp_path / "way")}))
    assert (made(tmp_path / "real"), read_doubt(tmp_path / "real")) == (drawer, None)


@pytest.mark.parametrize("text", ["", "[]", '{"id": "1"}', '{"id"', "\udcff"])
def test_a_mark_that_cannot_be_read_is_made_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert made(tmp_path, is_new=False) == ""
    assert read_mark(tmp_path) is not None


def test_a_path_that_is_none_is_nobody_s(tmp_path: Path) -> None:
    drawer = made(tmp_path)
    told = json.loads((tmp_path / NAME).read_text("utf-8"))
    (tmp_path / NAME).write_text(json.dumps({**told, "path": "a\0b"}))
    assert made(tmp_path, is_new=False) == drawer


def test_an_earlier_doubt_stays_and_holds_what_was_queued_since(tmp_path: Path) -> None:
    made(tmp_path / "first")
    earlier = Doubt(Why.DAMAGED, NOW, "row 1", "a file", to_hold=False)
    write_doubt(tmp_path / "first", earlier)
    second = copied(tmp_path / "first", tmp_path / "second")
    made(second, is_new=False)
    assert read_doubt(second) == Doubt(Why.DAMAGED, NOW, "row 1", "a file", to_hold=True)


def test_a_full_disk_stops_a_copy_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer = made(tmp_path / "first")
    copied(tmp_path / "first", tmp_path / "copy")

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_whole", full)
        with pytest.raises(OSError, match="No space"):
            made(tmp_path / "copy", is_new=False)
        assert made(tmp_path / "fresh") == ""
        moved = (tmp_path / "first").rename(tmp_path / "moved")
        assert made(moved, is_new=False) == drawer
    assert made(tmp_path / "fresh", is_new=False) == "", "as it began"
