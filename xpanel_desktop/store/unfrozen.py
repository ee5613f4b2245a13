"""Makes frozen values soon: a table reads hundreds at once, and a start its first screen.

A frozen dataclass sets each of its fields by name, through object.__setattr__: for an order that
takes longer than all else of reading its row (measured). Its unfrozen twin has the same slots and
sets them as any object does; then it is called what it is.
"""

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")


def maker(kind: type[T]) -> Callable[..., T]:
    """Return what makes a frozen dataclass with slots from the values of all its fields, in order.

    Nothing is looked at: no defaults, no `__post_init__`. Raises TypeError when values are missing.
    """
    names = [one.name for one in fields(cast("Any", kind))]

    def become(made: T) -> None:
        made.__class__ = kind

    # by its own __post_init__, and not by whoever calls it: so the values pass through one call
    twin = make_dataclass(
        kind.__name__, names, namespace={"__post_init__": become},
        slots=True, repr=False, eq=False, match_args=False,
    )  # fmt: skip
    return cast("Callable[..., T]", twin)
