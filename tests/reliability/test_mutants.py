"""Every mutant of the sending path is caught by each harness that its row names."""

import pytest

from tests.reliability.mutants import MUTANTS
from tests.reliability.run_harness import harness

UNTIL_CAUGHT = {"crash": ("--rounds", "200", "--seed", "3"), "fuzz": ("--answers", "20000")}
"""How far a harness goes before a mutant counts as not caught."""


def bites(name: str, line: tuple[str, ...], *, minutes: float = 3) -> None:
    code, found = harness(*line, *UNTIL_CAUGHT.get(line[0], ()), "--mutant", name, minutes=minutes)
    harm = found["wrong"] if "wrong" in found else found["double"] or found["lost"]
    assert (code, bool(harm)) == ((0, False) if MUTANTS[name].held else (1, True)), found


@pytest.mark.parametrize("name", [name for name, one in MUTANTS.items() if one.quick])
def test_the_first_harness_of_its_row_catches_a_mutant(name: str) -> None:
    bites(name, MUTANTS[name].caught_by[0])


@pytest.mark.reliability
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "name", [name for name, one in MUTANTS.items() if one.ci and not one.quick]
)
def test_the_first_harness_of_its_row_catches_the_others_too(name: str) -> None:
    bites(name, MUTANTS[name].caught_by[0])


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name, one in MUTANTS.items() for line in one.caught_by]
)
def test_every_harness_of_its_row_catches_a_mutant(name: str, line: tuple[str, ...]) -> None:
    bites(name, line, minutes=12)
