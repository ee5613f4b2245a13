"""The command line: what it takes, where it keeps its data, and what it hands on."""

import logging
import sys
from pathlib import Path

import platformdirs
import pytest

from xpanel_desktop import __version__, main


def options(*words: str) -> main._Asked:
    return main._asked(words)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["--version"])
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_a_word_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["--no-such-word"])
    assert ended.value.code == 2
    assert "--no-such-word" in capsys.readouterr().err


@pytest.mark.parametrize("words", [(), ("--data-dir", "here"), ("--data-dir=here",), ("--demo",)])
def test_what_most_starts_say_is_read_as_ever(words: tuple[str, ...]) -> None:
    told = main._parser().parse_args(words)
    assert options(*words) == (told.data_dir, told.demo, told.tour)


def test_what_follows_practice_is_the_practice_panel_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--practice", "--faults", "no such fault"]) == 2
    assert "no such fault" in capsys.readouterr().err


def test_the_demo_plays_apart_from_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "w"))
    assert main._folder(options()) == tmp_path / "w"
    assert main._folder(options("--demo")) == tmp_path / "w" / "demo"
    given = tmp_path / "given"
    assert main._folder(options("--demo", "--data-dir", str(given))) == given
    assert given.is_dir()


def test_a_folder_that_cannot_be_made_is_left_for_the_window_to_tell(tmp_path: Path) -> None:
    place = tmp_path / "a file" / "below it"
    place.parent.write_text("no folder")
    assert main._folder(options("--data-dir", str(place))) == place
    with main._logged(place):
        logging.getLogger("xpanel_desktop").handlers.clear()
    assert place.parent.read_text() == "no folder"


@pytest.mark.parametrize("module", ["httpx", "keyring", "truststore", "urllib.request"])
def test_what_is_slow_is_not_imported_before_the_window_is_there(module: str) -> None:
    """Paint first: the clients, the keyring, trust in TLS come when something needs them."""
    import subprocess

    code = f"import sys, xpanel_desktop.ui.application; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
