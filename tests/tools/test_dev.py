"""The commands of development: what they refuse, and that nothing outlives its time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dev

# A child that starts a grandchild which would outlive it, and says the number of both.
NEST = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(float(sys.argv[2]))
"""


def is_alive(number: int) -> bool:
    """Tell whether a process runs; one that only waits to be collected does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(number: int) -> None:
    ends = time.monotonic() + 10
    while is_alive(number):
        assert time.monotonic() < ends, f"{number} is still there"
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(("seconds", "code"), [(60.0, 124), (0.0, 0)])
def test_what_a_command_started_ends_with_it(tmp_path: Path, seconds: float, code: int) -> None:
    told = tmp_path / "pid"
    command = [sys.executable, "-c", NEST, told, seconds]
    assert dev.guarded(command, 1 / 60, dict(os.environ)) == code
    wait_until_gone(int(told.read_text()))


def told_by(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(dev.ROOT / "dev.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_help_tells_every_command_in_a_line() -> None:
    done = told_by("help")
    assert done.returncode == 0
    for name, command in dev.COMMANDS.items():
        assert f"  {name:<18}{command.action.__doc__}\n" in done.stdout
    assert told_by().returncode == 2


def test_a_command_that_is_none_is_refused() -> None:
    done = told_by("nonsense")
    assert done.returncode == 2
    assert "There is no command 'nonsense'" in done.stderr


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit) as ended:
        dev.main(["test"])
    assert ended.value.code == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_a_machine_that_is_not_ready_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(dev, "call", lambda *_words: 2)
    monkeypatch.setitem(dev.COMMANDS, "lint", dev.Command(lambda one: ran.append(one) or 0, ("x",)))
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert dev.main(["lint"]) == 2
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ran == []


def test_a_selection_of_no_tests_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "guarded", lambda *_words: 5)
    assert dev.pytest("none", 1, []) == 5
    assert "No test was selected" in capsys.readouterr().out


@pytest.mark.parametrize(("lint", "tests", "code"), [(0, 0, 0), (1, 0, 1), (0, 3, 3), (1, 3, 3)])
def test_tests_run_though_the_lint_fails_and_both_must_pass(
    monkeypatch: pytest.MonkeyPatch, lint: int, tests: int, code: int
) -> None:
    monkeypatch.setattr(dev, "lint", lambda _arguments: lint)
    monkeypatch.setattr(dev, "pytest", lambda *_words: tests)
    assert dev.test([]) == code


def test_without_a_screen_the_program_is_not_started(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    tours: list[Path] = []
    monkeypatch.setattr(dev, "take_tour", lambda folder, *_rest: tours.append(folder) or 0)
    assert dev.demo([]) == 0
    assert [folder.name for folder in tours] == ["tour"]
    with pytest.raises(SystemExit):
        dev.run([])
    assert "no screen here" in capsys.readouterr().err


@pytest.mark.parametrize(("code", "tours"), [(0, 2), (1, 1)])
def test_a_sheet_is_made_of_tours_at_two_scales(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, tours: int
) -> None:
    taken: list[tuple[Path, int]] = []
    made: list[object] = []

    def take(folder: Path, _words: list[str], _wrapper: list[str], scale: int = 1) -> int:
        taken.append((folder, scale))
        return code

    monkeypatch.setattr(dev, "take_tour", take)
    monkeypatch.setattr(dev, "call", lambda *words: made.append(words[-1]) or 0)
    assert dev.tour([str(tmp_path), "--sheet"]) == code
    assert taken == [(tmp_path / "1x", 1), (tmp_path / "2x", 2)][:tours]
    assert made == ([] if code else [tmp_path])
