"""Qt's enumerations made in a tenth of the time.

PySide makes a class of Python's `enum` of each of Qt's, with all its members, once it is met: 190
classes and three thousand members until the first paint. Python looks, for each class and each
member, at all that an enumeration might be: 100 and 9 µs. Here Python makes one class of each kind;
the others are made after it, and their members, plain whole numbers all of them, put into them.
"""

import sys
from collections.abc import Sequence
from enum import Enum, EnumMeta, Flag, IntEnum, IntFlag
from functools import cache
from typing import Any

_CHECKED = ((3, 11), (3, 12), (3, 13))
"""The versions of Python whose enumerations are built of just what is built here: a test compares
them. Others make their own."""
_MAKE = "_create_"
_own = EnumMeta._create_  # type: ignore[attr-defined]
_taken = {
    kind: {"mro", *(name for base in kind.__mro__ for name in vars(base))}
    for kind in (Enum, IntEnum, Flag, IntFlag)
}


def make_enums_quickly() -> None:
    """Have enumerations that are made of pairs of a name and a number made quickly from now on."""
    if sys.version_info[:2] in _CHECKED:
        setattr(EnumMeta, _MAKE, _create)


def _create(cls: Any, class_name: str, names: Any, **more: Any) -> Any:  # noqa: ANN401
    """Make an enumeration as `EnumMeta._create_` does, whose arguments these are."""
    if more.get("module") is None:  # the module of who calls the enumeration
        more["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as Python does
    if not _is_plain(cls, names, more):
        return _own(cls, class_name, names, **more)
    inside = {name: type(one)() if one in ([], {}) else one for name, one in _empty(cls).items()}
    inside["__module__"] = more["module"]
    if more.get("qualname") is not None:
        inside["__qualname__"] = more["qualname"]
    new = inside.pop("__new__")
    made: Any = type.__new__(EnumMeta, class_name, (cls,), inside)
    made.__new__ = new  # before, it would be made a static method
    _add(made, names)
    if issubclass(made, Flag):
        _mask(made, more.get("boundary"))
    return made


def _is_plain(cls: Any, names: Any, more: dict[str, Any]) -> bool:  # noqa: ANN401
    """Tell whether nothing but names and whole numbers is asked for."""
    if cls not in _taken or not isinstance(names, list) or more.get("type") is not None:
        return False
    if not all(type(one) is tuple and len(one) == 2 and type(one[1]) is int for one in names):
        return False
    if issubclass(cls, Flag) and any(number < 0 for _, number in names):
        return False
    words = {one[0] for one in names}
    odd = any(not isinstance(word, str) or word[:1] in ("", "_") for word in words)
    return len(words) == len(names) and not odd and words.isdisjoint(_taken[cls])


@cache
def _empty(kind: type[Enum]) -> dict[str, Any]:
    """Return what is in an enumeration without members."""
    return dict(vars(_own(kind, "Empty", [], module=__name__)))


def _add(made: Any, pairs: Sequence[tuple[str, int]]) -> None:  # noqa: ANN401
    """Add members; a number that is there already gets another name, and so do several flags."""
    whole, flags = issubclass(made, int), issubclass(made, Flag)
    names, members, numbers = made._member_names_, made._member_map_, made._value2member_map_
    for name, number in pairs:
        member = numbers.get(number)
        if member is None:
            member = int.__new__(made, number) if whole else object.__new__(made)
            member._value_, member._name_, member.__objclass__ = number, name, made
            member._sort_order_ = len(names)
            if not flags or number.bit_count() == 1:
                names.append(name)
            numbers[number] = member
        type.__setattr__(made, name, member)
        members[name] = member


def _mask(made: Any, boundary: object) -> None:  # noqa: ANN401
    """Set what an enumeration of flags keeps of them together."""
    single = [number for number in made._value2member_map_ if number.bit_count() == 1]
    made._boundary_ = boundary or made._boundary_
    made._singles_mask_ = sum(single)
    for number in made._value2member_map_:
        made._flag_mask_ |= number
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    if single != sorted(single):
        made._iter_member_ = made._iter_member_by_def_
