"""What is shipped has a Python under which an error in an override does not end the process."""

import re
import subprocess
import sys
from pathlib import Path

import building
import interpreter
import pytest
import system_packages

WORKFLOWS = building.ROOT / ".github" / "workflows"


def pretend(path: Path, told: str) -> Path:
    """Write a program that answers the probe with these words, as a Python of that version does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{told}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def nothing_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This one is 3.11, and there is no other; return the folder where others may be put."""
    monkeypatch.setattr(sys, "version_info", (3, 11, 2))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


@pytest.mark.parametrize("version", [(3, 12, 0), (3, 14, 1)])
def test_the_one_that_builds_is_taken_if_it_is_new_enough(
    nothing_newer: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    pretend(nothing_newer / "bin" / "python3.13", "echo 3 13")
    assert interpreter.choose() == Path(sys.executable)


posix = pytest.mark.skipif(sys.platform == "win32", reason="the pretended ones are shell scripts")


@posix
def test_a_newer_one_is_looked_for_the_newest_first(nothing_newer: Path) -> None:
    twelve = pretend(nothing_newer / "bin" / "python3.12", "echo 3 12")
    assert interpreter.choose() == twelve
    own = pretend(nothing_newer / "pyenv/versions/3.13.0/bin/python", "echo 3 13")
    assert interpreter.choose() == own
    system = pretend(nothing_newer / "bin" / "python3.13", "echo 3 13")
    assert interpreter.choose() == system


@posix
@pytest.mark.parametrize(
    "told", ["echo pyenv: python3.13: command not found >&2; exit 127", "echo 3 11", "exit 0"]
)
def test_one_that_cannot_be_frozen_is_passed_over(nothing_newer: Path, told: str) -> None:
    pretend(nothing_newer / "bin" / "python3.13", told)
    assert interpreter.choose() == Path(sys.executable)


def test_the_probe_is_an_answer_of_a_real_python() -> None:
    done = subprocess.run(
        [sys.executable, "-c", interpreter.PROBE], capture_output=True, text=True, check=False
    )
    if done.returncode:
        assert "libpython" in done.stderr, "all that a Python for tests may lack"
    else:
        assert done.stdout.split() == [str(number) for number in sys.version_info[:2]]


def test_with_nothing_newer_it_is_built_and_warned_of(
    nothing_newer: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert interpreter.choose() == Path(sys.executable)
    built: list[bool] = []
    monkeypatch.setattr(building, "build", lambda *, only_freeze: built.append(only_freeze) or 0)
    assert building.main(["--only", "freeze"]) == 0
    assert built == [True]
    assert "Python 3.11 freezes the program" in capsys.readouterr().err
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    assert building.main([]) == 0
    assert capsys.readouterr().err == ""


def test_another_python_makes_the_venv_of_the_build_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    monkeypatch.setattr(building, "VENV", tmp_path / "venv")
    monkeypatch.setattr(building, "PYTHON", python)
    steps: list[object] = []

    def step(*command: object) -> None:
        steps.append(command[2])
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(building, "step", step)
    building.make_venv()
    assert steps == ["venv", "pip"]
    building.make_venv()
    assert steps == ["venv", "pip"]
    monkeypatch.setattr(sys, "version", "3.99.0")
    building.make_venv()
    assert steps == ["venv", "pip"] * 2


def test_the_library_that_is_frozen_is_asked_of_the_system() -> None:
    wanted = system_packages.needs(["build"], (3, 11))
    library = system_packages.Need("library", "libpython3.11.so.1.0", "libpython3.11")
    assert library in wanted


@pytest.mark.parametrize("name", ["ci.yml", "release.yml"])
def test_what_is_released_is_built_by_a_new_one(name: str) -> None:
    jobs = re.split(r"(?m)^  (?=\w+:$)", (WORKFLOWS / name).read_text("utf-8"))
    builds = [job for job in jobs if "dev.py build" in job]
    assert len(builds) == {"ci.yml": 1, "release.yml": 3}[name]
    for job in builds:
        (told,) = re.findall(r'python-version: "(\d+)\.(\d+)"', job)
        assert tuple(map(int, told)) >= interpreter.WANTED
