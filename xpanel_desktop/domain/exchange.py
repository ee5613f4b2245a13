"""Exchange rates that the operator typed, each holding from a day on; nothing is guessed.

A conversion is exact, or divides by the rate when only the other direction was typed; what is shown
of it is rounded half to even to the eighth decimal, the unit of every amount.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal

from xpanel_desktop.domain.money import SCALE, trim

_WIDE = Context(prec=60)
_UNIT = Decimal(1).scaleb(-SCALE)


@dataclass(frozen=True, slots=True)
class Rate:
    """1 `base` is `rate` of `quote` from the local day `since` on. None: withdrawn."""

    base: str
    quote: str
    rate: Decimal | None
    since: date
    at: datetime
    """When it was typed."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """A conversion for which no rate was typed."""

    base: str
    quote: str
    day: date


def alike(one: str, other: str) -> bool:
    """Tell whether two names of currencies differ in their case at most: panels write usd, too."""
    return one.casefold() == other.casefold()


def _pair(base: str, quote: str) -> tuple[str, str]:
    return base.casefold(), quote.casefold()


class Rates:
    """Looks rates up by day. The newest day counts, and of one day what was typed last."""

    def __init__(self, typed: Iterable[Rate]) -> None:
        pairs: dict[tuple[str, str], dict[date, Rate]] = {}
        for rate in sorted(typed, key=lambda one: one.id):
            pairs.setdefault(_pair(rate.base, rate.quote), {})[rate.since] = rate
        self._pairs: Mapping[tuple[str, str], Sequence[Rate]] = {
            pair: sorted(
                (one for one in days.values() if one.rate is not None),
                key=lambda one: one.since, reverse=True,
            )
            for pair, days in pairs.items()
        }  # fmt: skip

    def days(self) -> set[date]:
        """Return the days from which on some rate holds."""
        return {rate.since for rates in self._pairs.values() for rate in rates}

    def currencies(self) -> list[str]:
        """Return the currencies that rates lead to, either way, by name."""
        typed = (rate for rates in self._pairs.values() for rate in rates)
        return sorted({name for rate in typed for name in (rate.base, rate.quote)})

    def in_force(self, rate: Rate) -> bool:
        """Tell whether a typed rate is the last word on its day."""
        return rate in self._pairs.get(_pair(rate.base, rate.quote), ())

    def on(self, base: str, quote: str, day: date) -> Rate | None:
        """Return the rate between two currencies on a day, in whichever direction it was typed.

        Of two directions the one that holds from the later day on counts.
        """
        found = [
            next((rate for rate in self._pairs.get(pair, ()) if rate.since <= day), None)
            for pair in (_pair(base, quote), _pair(quote, base))
        ]
        known = [rate for rate in found if rate is not None]
        return max(known, key=lambda one: one.since) if known else None


def convert(amount: Decimal, rate: Rate, quote: str) -> Decimal:
    """Return an amount in `quote`, not rounded; `rate` leads to it or from it.

    Raises ValueError for a rate that was withdrawn.
    """
    if rate.rate is None:
        raise ValueError("a withdrawn rate converts nothing")
    if alike(rate.quote, quote):
        return _WIDE.multiply(amount, rate.rate)
    return _WIDE.divide(amount, rate.rate)


def rounded(amount: Decimal) -> Decimal:
    """Return an amount to the eighth decimal, half to even, without trailing zeros."""
    return trim(amount.quantize(_UNIT, rounding=ROUND_HALF_EVEN, context=_WIDE))
