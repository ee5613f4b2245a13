"""Answers about orders, cancels and refills: only what is keyed by an id asked for is taken."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

from xpanel_desktop.api.translate.errors import error_in, refusal
from xpanel_desktop.api.translate.loose import Object, as_list, as_object
from xpanel_desktop.api.translate.values import flag, identifier, money, whole, words
from xpanel_desktop.domain.account import PoolCapacity
from xpanel_desktop.domain.errors import PanelBroken, PanelError
from xpanel_desktop.domain.money import MAX_CURRENCY, Money
from xpanel_desktop.domain.order import Report

T = TypeVar("T")
MAX_CHILDREN = 1000
_DONE = frozenset({"success", "ok", "done"})
ORDER = ("order", "order_id", "id")
REFILL = ("refill", "refill_id", "id", "order")
"""Names under which an entry tells which order or refill it is about, the surest first."""


def unwrapped(value: object) -> Object:
    """Return the object of an answer, out of a `data` wrapper; empty when it is no object."""
    told = as_object(value)
    return as_object(told.get("data")) or told


def balance(value: object) -> Money:
    """Return the balance. Raises PanelBroken when there is none in the answer."""
    told = unwrapped(value)
    found = money(told.get("balance"))
    if found is None:
        raise PanelBroken("no_balance")
    return Money(found, words(told.get("currency"), MAX_CURRENCY))


def reports(value: object, ids: Sequence[str]) -> dict[str, Report | PanelError]:
    """Return id → report or refusal. Ids that the panel left out are absent."""
    return {
        one: refusal(error) if (error := error_in(entry)) else report(entry)
        for one, entry in keyed(value, ids, "status").items()
    }


def keyed(value: object, ids: Sequence[str], name: str) -> dict[str, Object]:
    """Return the entries of an answer by the ids asked for.

    They may be an object by id, a list of objects that name their order, or, for one id alone, the
    bare entry, known by `name` or an error. A list that only lines up by position is not taken.
    """
    return dict(_entries(value, ids, name, ORDER))


def _entries(
    value: object, ids: Sequence[str], name: str, by: Sequence[str]
) -> Iterator[tuple[str, Object]]:
    """Yield id → entry as `keyed` takes them; a list may hold several of one id."""
    listed = as_list(value) or as_list(as_object(value).get("data"))
    if listed:
        named = ((_name_of(entry, by), entry) for entry in map(as_object, listed))
        yield from ((one, entry) for one, entry in named if one in ids)
        return
    told = unwrapped(value)
    inner = as_object(told.get("orders")) or told
    found = [(one, entry) for one in ids if (entry := as_object(inner.get(one)))]
    if len(ids) == 1 and not found:  # a word beside an entry may be about the answer
        bare = as_object(told.get("order")) or told
        found = [(ids[0], bare)] if name in bare or error_in(bare) else []
    yield from found


def _name_of(entry: Object, by: Sequence[str]) -> str:
    return next(filter(None, (identifier(entry.get(key)) for key in by)), "")


def report(entry: Object) -> Report:
    """Return what `status` says of one order; what cannot be read is None."""
    return Report(
        word=words(entry.get("status"), 60),
        charge=money(entry.get("charge")),
        start_count=whole(entry.get("start_count")),
        remains=whole(entry.get("remains")),
        currency=words(entry.get("currency"), MAX_CURRENCY),
        runs=words(entry.get("runs"), 60) or words(entry.get("posts"), 60),
        expiry=words(entry.get("expiry"), 60),
        children=_children(entry.get("orders")),
    )


def _children(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    listed = value.split(",") if isinstance(value, str) else as_list(value)
    return tuple(filter(None, map(identifier, listed[:MAX_CHILDREN])))


def requested(
    value: object,
    ids: Sequence[str],
    name: str,
    good: Callable[[object], T | None],
    by: Sequence[str] = ORDER,
) -> dict[str, T | PanelError]:
    """Return id → what `good` makes of the entry's `name`, or the refusal.

    Serves cancel, refill and refill_status: each entry names its id, as one of `by`, and holds
    either a result or an error, beside it or inside. A plain no and words that are no result are a
    refusal. What is neither, or told twice and not alike, tells nothing: its id is absent.
    """
    found: dict[str, T | PanelError] = {}
    doubtful: set[str] = set()
    seen: dict[str, Object] = {}
    for one, entry in _entries(value, ids, name, by):
        told = _told_in(entry, name, good)
        if told is None or seen.setdefault(one, entry) != entry:
            doubtful.add(one)
        else:
            found[one] = told
    return {one: told for one, told in found.items() if one not in doubtful}


def _told_in(entry: Object, name: str, good: Callable[[object], T | None]) -> T | PanelError | None:
    inner: object = entry.get(name)
    error = error_in(entry) or as_object(inner).get("error")
    if error:
        return refusal(error)
    result = good(inner)
    if result is not None:
        return result
    return refusal(inner or "") if flag(inner) is False or _says_no(inner) else None


def _says_no(value: object) -> bool:
    """Tell whether a result is words of the panel's own, neither a number nor a yes."""
    word = value.strip().lower() if isinstance(value, str) else "1"
    return flag(word) is None and not word.isdecimal() and word not in _DONE


def refused_inside(value: object, name: str) -> PanelError | None:
    """Return the refusal that stands at `name` in an answer, as an error object or a plain no."""
    inner: object = unwrapped(value).get(name)
    error = as_object(inner).get("error")
    return refusal(error or inner) if error or flag(inner) is False else None


def pools(value: object) -> tuple[PoolCapacity, ...]:
    """Return the data pools of REST `status`, whose shape is not documented.

    Taken are an object of name → number, of name → object with a count inside, and a list of
    objects. What cannot be understood is a pool of unknown capacity.
    """
    told = unwrapped(value).get("data_pools")
    by_name = ((words(name, 40), one) for name, one in as_object(told).items())
    listed = ((_pool_name(one), one) for one in map(as_object, as_list(told)) if one)
    return tuple(PoolCapacity(name, _capacity(one)) for name, one in (*by_name, *listed))


def _pool_name(entry: Object) -> str:
    named = (words(entry.get(key), 40) for key in ("name", "pool", "id", "key"))
    return next(filter(None, named), "?")


def _capacity(value: object) -> int | None:
    if not isinstance(value, dict):
        return whole(value)
    names = ("capacity", "available", "count", "total", "size", "remaining")
    counted = (whole(as_object(cast("object", value)).get(name)) for name in names)
    return next((number for number in counted if number is not None), None)
