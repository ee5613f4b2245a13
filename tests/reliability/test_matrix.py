"""Every place to die × every way of the panel: a sample here, all cells in the heavier run."""

import pytest

from tests.reliability.points import POINTS, Phase
from tests.reliability.run_harness import harness
from tests.reliability.ways import SLAMMED, WAYS

SAMPLE = "connected;before the intent's commit;body sent;answer unread;within the ending"
ENDINGS = "ok;refused;silent rst;late, after a cut"
CELLS = len(POINTS) * (len(WAYS) + len(SLAMMED))


def test_a_sample_of_the_cells_is_as_the_table_says() -> None:
    code, found = harness("matrix", "--points", SAMPLE, "--ways", ENDINGS, minutes=1.5)
    assert (code, found["wrong"], found["cells"]) == (0, [], 20)
    assert set(found["reached"]) == set(SAMPLE.split(";"))


@pytest.mark.reliability
@pytest.mark.timeout(900)
def test_every_cell_is_as_the_table_says() -> None:
    assert len(POINTS) >= 12
    assert len(WAYS) + len(SLAMMED) >= 22
    code, found = harness("matrix", minutes=14)
    assert (code, found["wrong"], found["cells"]) == (0, [], CELLS)
    reached = found["reached"]
    for name, point in POINTS.items():
        least = CELLS // len(POINTS) if point.phase is Phase.BEFORE else len(WAYS) // 2
        assert reached.get(name, 0) >= least, (name, reached)


@pytest.mark.long
@pytest.mark.timeout(4 * 3600)
def test_every_cell_ten_times() -> None:
    code, found = harness("matrix", "--seeds", "10", minutes=230)
    assert (code, found["wrong"], found["cells"]) == (0, [], 10 * CELLS)
