"""Crash reports: of a real fault and of real exceptions, without keys and without paths."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.canary import shows
from xpanel_desktop import crashes, logs
from xpanel_desktop.app.mishaps import DOUBTFUL, is_doubtful
from xpanel_desktop.crashes import AT_ONCE, MOST, Crashes
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.paths import PACKAGE

KEY = "canary-key-7f3e19d0-of-crashes"
FAULT = """
import ctypes, sys
from pathlib import Path
from xpanel_desktop.crashes import Crashes
folder = Path(sys.argv[1])
Crashes(folder).begin()
if sys.argv[2] == "fault":
    ctypes.string_at(0)
"""


def run(folder: Path, what: str) -> int:
    command = [sys.executable, "-c", FAULT, str(folder), what]
    env = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    return subprocess.run(command, env=env, capture_output=True, timeout=60, check=False).returncode


def raised(text: str) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_a_fault_that_ends_the_process_is_a_report_at_the_next_start(tmp_path: Path) -> None:
    assert run(tmp_path, "fault") != 0
    assert run(tmp_path, "killed") == 0  # leaves an empty file behind, as a kill does
    kept = Crashes(tmp_path)
    kept.begin()
    kept.collect()
    kept.end()
    (report,) = kept.all()
    assert "fault" in report.text
    assert 'File "<string>"' in report.text or "most recent call first" in report.text
    assert str(tmp_path) not in report.text
    assert list((tmp_path / crashes.FOLDER).glob("fatal-*")) == []
    kept.forget()
    assert kept.all() == []


def test_what_python_raised_is_kept_once_without_keys_and_paths(tmp_path: Path) -> None:
    logs.FORMATTER.learn(Secret(KEY))
    kept = Crashes(tmp_path)
    error = raised(f"https://panel.example/?key={KEY} in {Path.home()}/secret")
    report = kept.note(error)
    assert report is not None
    assert kept.note(error) is None, "it is there already"
    assert not shows(KEY, report.text)
    assert str(Path.home()) not in report.text
    assert str(Path(__file__).parent) not in report.text
    assert 'File "test_crashes.py"' in report.text
    assert kept.all() == [report]


def test_few_are_written_in_a_run_and_few_are_kept(tmp_path: Path) -> None:
    def other(number: int) -> Exception:
        kind = type(f"Odd{number}", (Exception,), {})
        return kind("x")

    for _ in range(6):
        kept = Crashes(tmp_path)
        noted = [kept.note(other(number)) for number in range(AT_ONCE + 2)]
        assert sum(one is not None for one in noted) == AT_ONCE
    assert len(kept.all()) == MOST


def test_a_traceback_names_our_files_from_the_package_on() -> None:
    text = 'File "/opt/app/xpanel_desktop/store/journal.py", line 1\n  File "C:\\py\\os.py", line 2'
    assert crashes.cleaned(text) == (
        'File "xpanel_desktop/store/journal.py", line 1\n  File "os.py", line 2'
    )


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_doubtful_is_there(name: str) -> None:
    assert (PACKAGE / name).is_file()


def test_only_what_sending_rests_on_is_doubtful() -> None:
    assert not is_doubtful(raised("x"))
    code = compile("raise KeyError(1)", str(PACKAGE / "app" / "outbox.py"), "exec")
    with pytest.raises(KeyError) as caught:
        exec(code)
    assert is_doubtful(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for a privilege there")
def test_a_report_that_is_deleted_meanwhile_is_passed_over(tmp_path: Path) -> None:
    reports = Crashes(tmp_path)
    (tmp_path / "crashes").mkdir()
    (tmp_path / "crashes" / "crash-1.txt").write_text("it stays")
    (tmp_path / "crashes" / "crash-2.txt").symlink_to(tmp_path / "gone")
    assert [report.text for report in reports.all()] == ["it stays"]
