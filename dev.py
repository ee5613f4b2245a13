#!/usr/bin/env python3
"""Every command of development, on a fresh machine too: `python3 dev.py COMMAND [ARGUMENT…]`.

Needs Python 3.11 and nothing else: each command first has `packaging/environment.py` see to the
system's libraries, the `.venv` with its pinned requirements, and the assets. Standard library
only, and the syntax of Python 3.8, so that an old one can still say what is wrong.

Exit code: the command's own; 2 when the machine lacks something, 124 when a time limit ran out.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent
PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONTRACTS = "from importlinter.cli import lint_imports_command as main; main()"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMA = ["--builtin-schema", "vendor.github-workflows"]
LINTERS: dict[str, list[object]] = {
    "types": [PYTHON, "-m", "basedpyright"],
    "style": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
    "contracts": [PYTHON, "-c", CONTRACTS, "--no-logo"],
    "workflows": [PYTHON, "-m", "check_jsonschema", *SCHEMA, *WORKFLOWS],
    "their risks": [PYTHON.with_name("zizmor"), "--offline", "--quiet", *WORKFLOWS],
}


def say(*words: object) -> None:
    """Print a line at once, so that it stands before what a child process prints."""
    print(*words, flush=True)


def stop(message: str) -> NoReturn:
    """Say what is wrong with the machine or the command line, and end with code 2."""
    print(message, file=sys.stderr, flush=True)
    raise SystemExit(2)


# --- Running --------------------------------------------------------------------------------


def call(*command: object, cwd: Path | None = ROOT) -> int:
    """Run a command to its end and return its exit code; `cwd` None is the caller's own folder."""
    return subprocess.call([str(word) for word in command], cwd=cwd)


def guarded(command: Sequence[object], minutes: float, env: dict[str, str]) -> int:
    """Run a command in a process group of its own; past its time all of the group is killed."""
    words = [str(word) for word in command]
    process = subprocess.Popen(words, cwd=ROOT, env=env, start_new_session=True)
    try:
        return process.wait(minutes * 60)
    except subprocess.TimeoutExpired:
        say(f"Stopped: not done after {minutes:g} minutes.")
        return 124
    finally:
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a process and of all that it started: pytest's workers, Xvfb, panels."""
    if os.name != "nt":
        with suppress(ProcessLookupError):  # none of the group is left: the usual end
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.call(["taskkill", "/F", "/T", "/PID", str(process.pid)])
    process.wait()


def offscreen() -> dict[str, str]:
    """Return an environment in which Qt paints to memory, unless another platform is asked for."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def has_screen() -> bool:
    """Tell whether a window can be opened here."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform != "linux" or bool(named)


def pytest(marks: str, minutes: float, arguments: list[str]) -> int:
    """Run the tests that `marks` selects on two cores; where it selects none, that is a failure."""
    options = ["-n", "2", "--dist", "loadgroup", "-m", marks]
    code = guarded([PYTHON, "-m", "pytest", *options, *arguments], minutes, offscreen())
    if code == 5:
        say("No test was selected, so nothing is shown to work: this counts as a failure.")
    return code


def check(name: str) -> tuple[bool, str]:
    """Run one linter; return whether it found nothing, and what to report of it."""
    started = time.monotonic()
    command = [str(word) for word in LINTERS[name]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    verdict = "FAILED" if done.returncode else "ok"
    line = f"{name:<11} {verdict:<6} {time.monotonic() - started:5.1f} s"
    told = (done.stdout + done.stderr).rstrip()
    return not done.returncode, f"{line}\n{told}" if done.returncode else line


# --- Commands -------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Start the program; arguments go to it."""
    if not has_screen():
        stop("There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    return call(PYTHON, "-m", "xpanel_desktop", *arguments, cwd=None)


def demo(arguments: list[str]) -> int:
    """Start the program on a practice panel; without a screen, take the tour instead."""
    if has_screen():
        return run(["--demo", *arguments])
    say("There is no screen here: taking the guided tour offscreen instead.")
    return take_tour(Path("tour").resolve(), arguments, [])


def tour(arguments: list[str]) -> int:
    """Take the guided tour: tour [DIR] [--sheet] saves its pictures, and one of all of them."""
    rest = [word for word in arguments if word != "--sheet"]
    folder = Path(rest[0] if rest else "tour").resolve()
    has_xvfb = sys.platform == "linux" and shutil.which("xvfb-run") and shutil.which("xauth")
    xvfb = ["xvfb-run", "-a", "-s", "-screen 0 2800x1800x24", "env", "QT_QPA_PLATFORM=xcb"]
    wrapper = xvfb if has_xvfb else []
    if "--sheet" not in arguments:
        return take_tour(folder, rest[1:], wrapper)
    for scale in (1, 2):
        code = take_tour(folder / f"{scale}x", rest[1:], wrapper, scale)
        if code:
            return code
    return call(PYTHON, "-m", "xpanel_desktop.ui.tour.contact_sheet", folder)


def take_tour(folder: Path, arguments: list[str], wrapper: list[str], scale: int = 1) -> int:
    """Run the tour within 10 minutes, its command line behind `wrapper`, and tell the folder."""
    command = [*wrapper, PYTHON, "-m", "xpanel_desktop", "--tour", folder, *arguments]
    code = guarded(command, 10, {**offscreen(), "QT_SCALE_FACTOR": str(scale)})
    say(f"{'The tour failed; its' if code else 'The'} pictures are in {folder}")
    return code


def lint(_arguments: list[str]) -> int:
    """Check types, style, format, the contracts between the floors, and the release workflows."""
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(check, LINTERS))
    say("\n".join(report for _, report in results))
    return 0 if all(passed for passed, _ in results) else 1


def test(arguments: list[str]) -> int:
    """Lint, then run the tests but for the heavy ones; arguments go to pytest, as in the next."""
    linted = lint([])
    return pytest("not reliability and not long", 8, arguments) or linted


def test_reliability(arguments: list[str]) -> int:
    """Run the harnesses of crashes and faults that every change must pass, under 25 minutes."""
    return pytest("reliability", 25, arguments)


def test_long(arguments: list[str]) -> int:
    """Run the longest harnesses, up to 12 hours."""
    return pytest("long", 12 * 60, arguments)


def bench(arguments: list[str]) -> int:
    """Measure speed against floors taken in the same run, from compiled files."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    call(PYTHON, "-m", "compileall", "-q", "xpanel_desktop", "tests")
    return call(PYTHON, "-m", "tests.bench", *arguments)


def translate(arguments: list[str]) -> int:
    """Collect the texts for translation and count what is left; --check changes nothing."""
    return call(PYTHON, "packaging/translations.py", *arguments)


def lock(arguments: list[str]) -> int:
    """Pin both requirements files anew from pyproject.toml; --upgrade takes newer versions."""
    return call(sys.executable, "packaging/lock.py", *arguments)


def build(arguments: list[str]) -> int:
    """Build what operators install on this system, into dist/; --only freeze makes the folder."""
    chooser = [sys.executable, "packaging/interpreter.py"]
    python = subprocess.check_output(chooser, cwd=ROOT, text=True).strip()
    lacking = call(python, "packaging/system_packages.py", "build", "qt", "screen", "venv")
    return lacking or call(python, "packaging/building.py", *arguments)


class Command(NamedTuple):
    """One command: what it does, and what it needs of the machine first (requirements, groups)."""

    action: Callable[[list[str]], int]
    needs: tuple[str, ...]


TOOLS = ("dev", "qt")
SCREEN = ("run", "qt", "screen", "fonts")
TESTS = ("dev", "qt", "screen", "fonts", "tests")
COMMANDS = {
    "demo": Command(demo, SCREEN),
    "run": Command(run, SCREEN),
    "tour": Command(tour, SCREEN),
    "lint": Command(lint, TOOLS),
    "test": Command(test, TESTS),
    "test-reliability": Command(test_reliability, TESTS),
    "test-long": Command(test_long, TESTS),
    "bench": Command(bench, TESTS),
    "translate": Command(translate, TOOLS),
    "lock": Command(lock, ()),
    "build": Command(build, ()),
}


def usage() -> str:
    """Tell every command in a line, in its own function's words."""
    lines = [f"  {name:<18}{command.action.__doc__}" for name, command in COMMANDS.items()]
    return "Usage: python3 dev.py COMMAND [ARGUMENT...]\n\n" + "\n".join(lines)


def end(_number: int, _frame: object) -> NoReturn:
    """End by SIGTERM as by an exception, so that `finally` ends the children."""
    raise SystemExit(143)


def main(words: list[str]) -> int:
    """Prepare the machine for the command that `words` begin with, and carry it out."""
    if sys.version_info < (3, 11):
        found = ".".join(str(part) for part in sys.version_info[:3])
        stop(f"XPanel Desktop needs Python 3.11 or newer; {sys.executable} is {found}.")
    if not words or words[0] in ("help", "-h", "--help"):
        say(usage())
        return 0 if words else 2
    if words[0] not in COMMANDS:
        stop(f"There is no command {words[0]!r}.\n\n{usage()}")
    command = COMMANDS[words[0]]
    signal.signal(signal.SIGTERM, end)
    prepared = (
        call(sys.executable, "packaging/environment.py", *command.needs) if command.needs else 0
    )
    return prepared or command.action(words[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
