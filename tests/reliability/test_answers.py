"""Answers cut at every byte and fuzzed ones: never believed beyond what they prove."""

import pytest

from tests.reliability.plain_reading import may_be_accepted, may_be_refused
from tests.reliability.run_harness import harness
from tests.reliability.ways import WAYS, Certain


@pytest.mark.reliability
@pytest.mark.timeout(300)
def test_no_cut_answer_is_believed() -> None:
    code, found = harness("cuts", minutes=4)
    assert (code, found["wrong"]) == (0, [])
    assert found["cuts"] > 2000


@pytest.mark.long
@pytest.mark.timeout(900)
def test_no_cut_answer_is_believed_over_tls() -> None:
    code, found = harness("cuts", "--tls", minutes=14)
    assert (code, found["wrong"]) == (0, [])


def fuzz(answers: int, seed: int, minutes: float) -> None:
    code, found = harness("fuzz", "--answers", str(answers), "--seed", str(seed), minutes=minutes)
    assert (code, found["wrong"], found["answers"]) == (0, [], answers)
    if answers >= 500:  # a fuzzer whose answers are all lost looks at nothing
        assert set(found["taken"]) == {"Accepted", "Refused", "Limited", "Lost"}


def test_some_hundred_fuzzed_answers_are_not_believed() -> None:
    fuzz(500, 3, 1.5)


@pytest.mark.reliability
@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", [1, 2])
def test_twenty_thousand_fuzzed_answers_are_not_believed(seed: int) -> None:
    fuzz(10_000, seed, 6)


@pytest.mark.long
@pytest.mark.timeout(3 * 3600)
@pytest.mark.parametrize("seed", range(10, 18))
def test_two_million_fuzzed_answers_are_not_believed(seed: int) -> None:
    fuzz(250_000, seed, 170)


@pytest.mark.parametrize("name", WAYS)
def test_the_second_opinion_knows_every_way(name: str) -> None:
    """What judges the fuzzer's answers says of each way in the table what the table says."""
    way = WAYS[name]
    answer = way.answer(23501, 1001)
    wanted = (way.certain is Certain.ACCEPTED, way.certain in (Certain.REFUSED, Certain.QUEUED))
    found = (may_be_accepted(answer, "23501"), may_be_refused(answer))
    beyond_http = {"packed", "too long", "longer than said", "two lengths", "another protocol"}
    assert found == wanted or name in beyond_http
