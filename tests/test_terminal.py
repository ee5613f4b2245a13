"""Where words go when the program was started without a console, as on Windows."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from xpanel_desktop import __version__, main, terminal
from xpanel_desktop.practice import command_line


@contextlib.contextmanager
def bare() -> Iterator[None]:
    """Take standard output and error away, as a program without a console has none."""
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = None
    try:
        yield
    finally:
        opened = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = before
        for stream in opened:
            if stream:
                stream.close()


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a file in the place of the console that Windows attaches."""
    path = tmp_path / "console"
    monkeypatch.setattr(terminal, "CONSOLE", str(path))
    return path


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], False),
        (["--demo"], False),
        (["--data-dir", "C:\\x"], False),
        (["--data-dir=C:\\x", "--demo"], False),
        (["--version"], True),
        (["-h"], True),
        (["--practice", "--port", "1"], True),
        (["--demo", "--no-such-word"], True),
    ],
)
def test_a_window_takes_no_console_along(words: list[str], *, asked: bool) -> None:
    assert terminal.asks_for_words(words) is asked


def test_where_there_is_no_windows_nothing_is_attached() -> None:
    if sys.platform != "win32":
        assert terminal.attach() is False


def test_the_version_is_told_where_the_program_was_started(console: Path) -> None:
    with bare():
        terminal.open_missing(["--version"], lambda: True)
        with contextlib.suppress(SystemExit):
            main.main(["--version"])
    assert console.read_text("utf-8") == f"XPanel Desktop {__version__}\n"


@pytest.mark.parametrize(("words", "attached"), [(["--version"], False), (["--demo"], True)])
def test_without_a_console_words_are_lost_and_nothing_raises(
    console: Path, words: list[str], *, attached: bool
) -> None:
    with bare():
        terminal.open_missing(words, lambda: attached)
        sys.stdout.write("a word")
        sys.stderr.write("another")
    assert not console.exists()


def test_a_console_that_cannot_be_opened_loses_words_too(console: Path) -> None:
    console.mkdir()
    with bare():
        terminal.open_missing(["--version"], lambda: True)
        sys.stdout.write("a word")


def test_a_pipe_that_is_there_is_kept() -> None:
    def never() -> bool:
        raise AssertionError("nothing is missing")

    before = sys.stdout
    terminal.open_missing(["--version"], never)
    assert sys.stdout is before


def test_the_practice_panel_says_nothing_where_there_is_nobody_to_hear() -> None:
    """As under pythonw, where `main.console` has not been."""
    with bare():
        command_line.say(sys.stdout, "an address and a key")
        assert command_line.main(["--faults", "no such fault"]) == 2
