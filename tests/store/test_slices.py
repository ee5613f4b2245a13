"""A catalogue in slices: what was packed comes back, of this version and of the one before."""

from dataclasses import replace
from decimal import Decimal

import msgspec
import pytest

from xpanel_desktop.domain.service import Service
from xpanel_desktop.store.slices import HEAD, SLICE, description_in, packed, unpacked

ODD = (
    Service("1", "Beğeni «ş» \u2028", "Default", "İ", Decimal("0.10"), 1, 1000, refill=True),
    Service("2", "", "", "", None, None, None, link="l", cancel=False),
    Service("3", "x", "Poll", "c", Decimal("1E-8"), 10**12, 10**12, currency="USD"),
)


@pytest.mark.parametrize("count", [0, 1, HEAD, HEAD + 1, HEAD + SLICE + 1])
def test_what_is_packed_comes_back(count: int) -> None:
    services = tuple(ODD[at % 3] for at in range(count))
    slices = list(packed(services, {}))
    assert tuple(one for part in slices for one in unpacked(part)) == services
    assert len(slices) == (count > 0) + -(-max(count - HEAD, 0) // SLICE)


def test_the_cents_of_a_rate_are_kept() -> None:
    (head,) = packed(ODD, {})
    assert str(unpacked(head)[0].rate) == "0.10"


def test_a_catalogue_as_it_was_packed_before() -> None:
    assert unpacked(msgspec.msgpack.encode(ODD)) == ODD


def test_a_description_is_read_alone() -> None:
    services = tuple(replace(ODD[0], id=str(number)) for number in range(HEAD + 2))
    head, rest = packed(services, {"1": "d\n⚡", str(HEAD): "«ş»"})
    assert [description_in(head, one) for one in ("1", "2", str(HEAD))] == ["d\n⚡", "", None]
    assert [description_in(rest, one) for one in ("1", str(HEAD))] == [None, "«ş»"]
    assert [*unpacked(head), *unpacked(rest)] == [*services]


def test_a_description_of_a_catalogue_as_it_was_packed_before() -> None:
    told = [msgspec.to_builtins(one) | {"description": "as told"} for one in ODD]
    for slice_ in (msgspec.msgpack.encode(told), msgspec.json.encode(told)):
        assert unpacked(slice_) == ODD
        assert description_in(slice_, "2") == "as told"


def test_what_many_services_repeat_is_held_once() -> None:
    words = ("1", "a", "Custom Comments", "Instagram · Yorum")
    told = Service(*words, None, 1000, 500_000, average_time="5 h")
    _, *slices = packed((told,) * (HEAD + SLICE * 2), {})
    services = [one for part in slices for one in unpacked(part)]
    assert set(services) == {told}
    for name in ("type", "category", "average_time"):
        assert len({id(getattr(one, name)) for one in services}) == 1
    for name in ("minimum", "maximum"):
        assert len({id(getattr(one, name)) for one in services}) <= len(slices)
