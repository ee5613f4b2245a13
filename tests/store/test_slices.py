"""A catalogue in slices: what was packed comes back, of this version and of the one before."""

from decimal import Decimal

import msgspec
import pytest

from xpanel_desktop.domain.service import Service
from xpanel_desktop.store.slices import HEAD, SLICE, packed, unpacked

ODD = (
    Service("1", "Beğeni «ş» \u2028", "Default", "İ", Decimal("0.10"), 1, 1000, refill=True),
    Service("2", "", "", "", None, None, None, link="l", description="d\n", cancel=False),
    Service("3", "x", "Poll", "c", Decimal("1E-8"), 10**12, 10**12, currency="USD"),
)


@pytest.mark.parametrize("count", [0, 1, HEAD, HEAD + 1, HEAD + SLICE + 1])
def test_what_is_packed_comes_back(count: int) -> None:
    services = tuple(ODD[at % 3] for at in range(count))
    slices = list(packed(services))
    assert tuple(one for part in slices for one in unpacked(part)) == services
    assert len(slices) == (count > 0) + -(-max(count - HEAD, 0) // SLICE)


def test_the_cents_of_a_rate_are_kept() -> None:
    (head,) = packed(ODD)
    assert str(unpacked(head)[0].rate) == "0.10"


def test_a_catalogue_as_it_was_packed_before() -> None:
    assert unpacked(msgspec.msgpack.encode(ODD)) == ODD


def test_words_that_many_services_repeat_are_held_once() -> None:
    told = Service("1", "a", "Custom Comments", "Instagram · Yorum", None, 1, 1, average_time="5 h")
    _, *slices = packed((told,) * (HEAD + SLICE * 2))
    services = [one for part in slices for one in unpacked(part)]
    assert set(services) == {told}
    for name in ("type", "category", "average_time"):
        assert len({id(getattr(one, name)) for one in services}) == 1
