"""A checkout is made ready once, and again when its requirements change."""

import subprocess
import sys
from pathlib import Path

import environment
import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout without a venv; its requirements ask for nothing."""
    for name in environment.REQUIREMENTS.values():
        (tmp_path / name).write_text("# nothing\n")
    return tmp_path


def pretend(root: Path, kind: str) -> None:
    python = environment.venv_python(root)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    environment.stamp(root, kind).write_text(environment.fingerprint(root, kind))


@pytest.mark.parametrize(
    ("made_for", "asked", "current"),
    [("run", "run", True), ("dev", "dev", True), ("dev", "run", True), ("run", "dev", False)],
)
def test_what_was_made_for_development_serves_to_run_too(
    root: Path, made_for: str, asked: str, current: bool
) -> None:
    assert not environment.is_current(root, asked)
    pretend(root, made_for)
    assert environment.is_current(root, asked) is current


def test_a_change_of_the_requirements_asks_for_a_new_installation(root: Path) -> None:
    pretend(root, "run")
    (root / "requirements.txt").write_text("# another\n")
    assert not environment.is_current(root, "run")


def test_a_stamp_without_a_python_is_worth_nothing(root: Path) -> None:
    pretend(root, "run")
    environment.venv_python(root).unlink()
    assert not environment.is_current(root, "run")


def test_only_a_python_of_this_version_with_a_pip_is_usable(tmp_path: Path) -> None:
    assert not environment.is_usable(tmp_path / "none")
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    assert not environment.is_usable(broken)


@pytest.mark.timeout(120)
def test_a_venv_is_made_from_nothing_and_left_alone_when_it_is_current(root: Path) -> None:
    environment.make_venv(root, "run")
    environment.point_to_checkout(root)
    assert environment.is_current(root, "run")
    assert environment.is_usable(environment.venv_python(root))
    package = root / "xpanel_desktop"
    package.mkdir()
    (package / "__init__.py").write_text("WHERE = 'the checkout'\n")
    command = [
        environment.venv_python(root),
        "-c",
        "from xpanel_desktop import WHERE; print(WHERE)",
    ]
    told = subprocess.run(command, cwd=root.parent, capture_output=True, text=True, check=True)
    assert told.stdout == "the checkout\n"


def test_a_step_that_fails_ends_with_its_own_code() -> None:
    with pytest.raises(SystemExit) as ended:
        environment.step(sys.executable, "-c", "raise SystemExit(7)")
    assert ended.value.code == 7
