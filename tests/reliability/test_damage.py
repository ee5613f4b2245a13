"""Damage, full disks, two programs at once, the whole program killed: each judged by the ledger."""

import json
import subprocess
import sys
from typing import Any

import pytest

unix = pytest.mark.skipif(sys.platform == "win32", reason="forks, and limits of Unix")


def harness(name: str, *options: str, minutes: float = 2) -> tuple[int, dict[str, Any]]:
    """Run a harness in a process of its own; return its exit code and what it found."""
    command = [sys.executable, "-m", f"tests.reliability.{name}", *options]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=minutes * 60, check=False
    )
    assert done.stdout, done.stderr[-4000:]
    return done.returncode, json.loads(done.stdout)


def damage_is_told(cases: int, seed: int, minutes: float = 2) -> None:
    code, found = harness("damage", "--cases", str(cases), "--seed", str(seed), minutes=minutes)
    assert (code, found["sent"], found["double"]) == (0, [], [])
    assert found["told"]["file"] >= cases // 3
    assert found["told"]["log"] >= cases // 3
    assert found["cases"] == cases


def test_flipped_bits_are_told_and_nothing_is_sent() -> None:
    damage_is_told(15, 5)


def test_the_harness_of_flipped_bits_catches_a_program_that_trusts() -> None:
    code, found = harness("damage", "--cases", "9", "--seed", "1", "--mutant", "trusting")
    assert code == 1
    assert found["sent"]


@pytest.mark.reliability
@pytest.mark.timeout(600)
def test_a_hundred_flipped_bits() -> None:
    damage_is_told(102, 6, minutes=9)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_thousands_of_flipped_bits() -> None:
    damage_is_told(2001, 7, minutes=110)


@unix
def test_nothing_leaves_while_the_disk_is_full_or_read_only() -> None:
    code, found = harness("full", "--cases", "9", "--seed", "4")
    assert code == 0, found


@unix
@pytest.mark.reliability
@pytest.mark.timeout(600)
def test_a_hundred_full_disks() -> None:
    code, found = harness("full", "--cases", "102", "--seed", "5", minutes=9)
    assert code == 0, found
    assert found["committed"] >= 5, "some got through: the harness is no idle one"


@unix
@pytest.mark.reliability
@pytest.mark.timeout(300)
def test_the_harness_of_full_disks_catches_an_intent_that_comes_late() -> None:
    options = ("--cases", "30", "--seed", "5", "--mutant", "journal late")
    code, found = harness("full", *options, minutes=4)
    assert code == 1, found


@unix
@pytest.mark.long
@pytest.mark.timeout(7200)
def test_thousands_of_full_disks() -> None:
    code, found = harness("full", "--cases", "2000", "--seed", "6", minutes=110)
    assert code == 0, found


@unix
def test_of_two_programs_one_sends() -> None:
    code, found = harness("instances", "--rounds", "5")
    assert code == 0, found


@unix
def test_the_harness_of_two_programs_catches_a_missing_lock() -> None:
    code, found = harness("instances", "--rounds", "5", "--mutant", "no lock")
    assert code == 1
    assert found["odd"]


@unix
@pytest.mark.reliability
@pytest.mark.timeout(600)
def test_fifty_pairs_of_programs() -> None:
    code, found = harness("instances", "--rounds", "50", minutes=9)
    assert code == 0, found


@unix
@pytest.mark.long
@pytest.mark.timeout(7200)
def test_hundreds_of_pairs_of_programs() -> None:
    code, found = harness("instances", "--rounds", "500", minutes=110)
    assert code == 0, found


@unix
@pytest.mark.reliability
@pytest.mark.timeout(600)
def test_the_whole_program_killed_thirty_times() -> None:
    code, found = harness("program", "--rounds", "30", "--seed", "8", minutes=9)
    assert code == 0, found
    assert found["committed"] >= 10


@unix
@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_whole_program_killed_hundreds_of_times() -> None:
    code, found = harness("program", "--rounds", "500", "--seed", "9", minutes=110)
    assert code == 0, found
