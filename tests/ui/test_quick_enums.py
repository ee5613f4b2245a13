"""Enumerations made quickly are, to the last entry, the ones that Python makes."""

import enum
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from xpanel_desktop.ui import quick_enums

PAIRS = [("One", 1), ("Two", 2), ("Uno", 1), ("Far", -7), ("Last", 2**31), ("Again", 2)]
PLAIN: list[Any] = [
    PAIRS,
    PAIRS[:1],
    [],
    [("None_", 0), ("One", 1), ("Eight", 8), ("Two", 2), ("Nine", 9), ("All", 255), ("Uno", 1)],
    [("One", 1), ("Two", 2), ("Four", 4)],
]
ODD: list[Any] = [
    [*PAIRS, ("name", 9)],
    [*PAIRS, ("_private", 9)],
    [*PAIRS, ("Text", "9")],
    [(name, str(number)) for name, number in PAIRS],
    "One Two Three Four Five",
    dict(PAIRS),
]
REAL = [*PAIRS, ("real", 9)]
"""A name that only whole numbers have already."""


@pytest.fixture(autouse=True)
def own() -> Iterator[None]:
    before = enum.EnumMeta._create_  # type: ignore[attr-defined]
    quick_enums.make_enums_quickly()
    yield
    enum.EnumMeta._create_ = before  # type: ignore[attr-defined]


def told(kind: Any) -> Any:
    """Return all that there is to tell of an enumeration."""

    def plain(value: Any) -> Any:
        if isinstance(value, enum.Enum):
            return repr(value)
        each_has_its_own = isinstance(value, (enum.property, staticmethod))
        return type(value) if each_has_its_own else getattr(value, "__func__", value)

    inside = {
        name: [(plain(key), plain(one)) for key, one in value.items()]
        if isinstance(value, dict)
        else plain(value)
        for name, value in vars(kind).items()
    }
    members = [
        (name, repr(one), one.value, one.name, type(one) is kind, one.__objclass__ is kind,
         sorted(vars(one)), one._sort_order_, hash(one) == hash(kind[one.name]), str(one))
        for name, one in kind.__members__.items()
    ]  # fmt: skip
    return inside, members, [one.name for one in kind], len(kind)


@pytest.mark.parametrize("kind", [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag])
def test_nothing_tells_it_from_pythons_own(kind: Any) -> None:
    for names in (*PLAIN, *ODD, REAL):
        texts = (isinstance(names, list) and ("Text", "9") in names) or "'2'" in str(names)
        one = enum.Enum if texts else kind
        quick = one("Made", names, boundary=enum.KEEP)
        slow = quick_enums._own(one, "Made", names, module=__name__, boundary=enum.KEEP)
        assert told(quick) == told(slow), names


def test_its_members_are_found_and_travel() -> None:
    global Made
    Made = enum.IntEnum("Made", PAIRS, module=__name__)
    made: Any = Made
    assert made(2) is made.Two is made["Again"] is made.Again
    assert made.Far == -7
    assert made.Last in made
    assert pickle.loads(pickle.dumps(made.Last)) is made.Last
    with pytest.raises(ValueError, match="3 is not a valid"):
        made(3)
    with pytest.raises(AttributeError):
        made.Two = 5


def test_pythons_own_makes_what_is_not_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[Any] = []
    monkeypatch.setattr(quick_enums, "_add", lambda *more, **_: added.append(more))
    for names in ODD:
        enum.Enum("Made", names)
    enum.IntEnum("Made", REAL)
    assert added == []
    for names in PLAIN:
        enum.Enum("Made", names)
    enum.Enum("Made", REAL)
    assert len(added) == len(PLAIN) + 1
