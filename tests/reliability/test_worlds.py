"""Simulated worlds: the verdict on an unknown order against the truth; with its teeth.

Nothing is ever sent; "likely not placed" is wrong in at most one of a thousand worlds in which what
it says it takes for granted holds; and it is of use: most orders get a verdict that leans one way.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reliability.reconciling import Judge, Tally, run, store
from tests.reliability.worlds import World
from xpanel_desktop.domain.evidence import Evidence, Kind, Verdict, Why
from xpanel_desktop.domain.reconcile import judge

FEW, MANY, MOST = 300, 2_000, 100_000
WRONG = 0.001


def check(tally: Tally, record: Callable[[str, object], None]) -> None:
    """Hold a run to what is promised, and keep its shares in the report of the test run."""
    record("worlds", tally.told())
    print(tally.told())
    assert tally.adds == 0
    assert len(tally.wrong) <= WRONG * tally.as_assumed, tally.wrong
    placed = tally.share(Kind.LIKELY_PLACED, placed=True)
    assert placed + tally.share(Kind.POSSIBLY, placed=True) > 0.6, tally.told()
    assert tally.share(Kind.LIKELY_NOT_PLACED, placed=False) > 0.1, tally.told()
    assert tally.share(Kind.LIKELY_PLACED, placed=False) < 0.1, tally.told()


async def test_some_worlds(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    async with store(tmp_path) as stores:
        check(await run(stores, range(FEW)), record_property)


def trusting_the_balance(evidence: Evidence) -> Verdict:
    """A mutant: an unchanged balance is taken for a proof."""
    verdict = judge(evidence)
    unchanged = any(reason.code is Why.UNCHANGED for reason in verdict.reasons)
    return replace(verdict, kind=Kind.LIKELY_NOT_PLACED) if unchanged else verdict


def trusting_the_ids(evidence: Evidence) -> Verdict:
    """A mutant: that no id was found is taken for a proof, wherever the search ended."""
    verdict = judge(evidence)
    nothing = any(reason.code is Why.NONE_FOUND for reason in verdict.reasons)
    return replace(verdict, kind=Kind.LIKELY_NOT_PLACED) if nothing else verdict


@pytest.mark.parametrize("mutant", [trusting_the_balance, trusting_the_ids])
async def test_the_worlds_catch_a_mutant(tmp_path: Path, mutant: Judge) -> None:
    async with store(tmp_path) as stores:
        tally = await run(stores, range(FEW), mutant)
    assert len(tally.wrong) > WRONG * tally.as_assumed


async def test_a_world_is_the_same_again() -> None:
    one, other = World(7), World(7)
    assert (one.traits, one.books, one.moves) == (other.traits, other.books, other.moves)


@pytest.mark.reliability
@pytest.mark.timeout(600)
async def test_two_thousand_worlds(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    async with store(tmp_path) as stores:
        check(await run(stores, range(10_000, 10_000 + MANY)), record_property)


@pytest.mark.long
@pytest.mark.timeout(7200)
async def test_a_hundred_thousand_worlds(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    async with store(tmp_path) as stores:
        check(await run(stores, range(1_000_000, 1_000_000 + MOST)), record_property)
