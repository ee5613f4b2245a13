"""Random kill -9: small here, three hundred rounds and more in the heavier run; with its teeth."""

import json
import subprocess
import sys

import pytest

SMALL, LARGE, UNTIL_CAUGHT = 25, 320, 200


def crash(*options: str, minutes: float = 2) -> tuple[int, dict[str, list[str]]]:
    """Run the harness in a process of its own: its workers fork, and a test process has threads."""
    command = [sys.executable, "-m", "tests.reliability.crash", *options]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=minutes * 60, check=False
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("seed", [2, 3])
def test_nothing_is_doubled_lost_or_made_up(seed: int) -> None:
    code, found = crash("--rounds", str(SMALL), "--seed", str(seed), "--least", "10")
    assert (code, found["double"], found["lost"], found["phantom"]) == (0, [], [], [])
    assert int(str(found["committed"])) >= 10


@pytest.mark.parametrize("mutant", ["resend", "journal late"])
def test_the_harness_catches_a_mutant(mutant: str) -> None:
    options = ("--rounds", str(UNTIL_CAUGHT), "--seed", "3", "--mutant", mutant)
    code, found = crash(*options, minutes=3)
    assert code == 1
    assert found["double"] or found["lost"]


@pytest.mark.reliability
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [10, 11])
def test_hundreds_of_kills(seed: int) -> None:
    options = ("--rounds", str(LARGE), "--seed", str(seed), "--least", "500")
    code, found = crash(*options, minutes=9)
    assert (code, found["double"], found["lost"], found["phantom"]) == (0, [], [], [])
    assert int(str(found["committed"])) >= 500


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_thousands_of_kills() -> None:
    code, found = crash("--rounds", "5000", "--seed", "99", minutes=110)
    assert (code, found["double"], found["lost"], found["phantom"]) == (0, [], [], [])
