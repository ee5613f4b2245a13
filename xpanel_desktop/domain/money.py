"""Amounts of money: Decimal in code, integer units of 10⁻⁸ in the database.

SQLite sums text as floats (measured), so an amount is stored as an INTEGER number of units; one
unit is 0.00000001 of the account's currency. Arithmetic runs in a context wide enough for every
amount that fits the column, so nothing is ever rounded by accident.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException, Inexact
from functools import lru_cache

SCALE = 8
_CENTS = 2
_CENT = 10 ** (SCALE - _CENTS)
"""Units in a hundredth."""
MAX_UNITS = 2**63 - 1
MAX_CURRENCY = 12
"""Letters of a currency's name, as they are kept of what a panel says."""
_EXACT = Context(prec=60, traps=[Inexact])
_WIDE = Context(prec=60)
_PER = Decimal(1000)
_UNIT = Decimal(1).scaleb(-SCALE)


class AmountError(ValueError):
    """An amount that the database cannot hold exactly: more than 8 decimals, or too large."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, as a panel reported it."""

    amount: Decimal
    currency: str


def to_units(amount: Decimal) -> int:
    """Return `amount` in units of 10⁻⁸. Raise AmountError when that would lose something."""
    try:
        scaled = _EXACT.scaleb(amount, SCALE)
        units = int(scaled)
    except (DecimalException, OverflowError, ValueError) as error:
        raise AmountError(f"not an amount: {amount!s:.40}") from error
    if units != scaled or abs(units) > MAX_UNITS:
        raise AmountError(f"does not fit 8 decimals: {amount!s:.40}")
    return units


@lru_cache(maxsize=2048)  # a table's rates recur, and what was charged is mostly what was expected
def from_units(units: int) -> Decimal:
    """Return the amount that `units` (of 10⁻⁸) stand for, without trailing zeros beyond cents."""
    whole, rest = divmod(units, _CENT)
    if not rest:  # most amounts, and sooner told than by trying each digit
        return Decimal(whole).scaleb(-_CENTS, _EXACT)
    decimals = SCALE
    while units % 10 == 0:
        units //= 10
        decimals -= 1
    return Decimal(units).scaleb(-decimals, _EXACT)


def trim(amount: Decimal) -> Decimal:
    """Drop trailing zeros after the second decimal: 0.50000000 becomes 0.50."""
    shorter = amount.normalize(_WIDE)
    exponent = shorter.as_tuple().exponent
    if shorter.adjusted() >= _WIDE.prec - 2:  # no money, and no room for its cents
        return shorter
    if not isinstance(exponent, int) or exponent > -2:
        return shorter.quantize(Decimal("0.01"), context=_WIDE)
    return shorter


def nearest(amount: Decimal) -> Decimal:
    """Return an amount to the eighth decimal, half to even; with no more of them, as it is.

    What a panel reckons in floats comes as 0.27819000000000005, and rates have more decimals once
    they are multiplied by a quantity.
    """
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -SCALE:
        return amount
    return trim(amount.quantize(_UNIT, rounding=ROUND_HALF_EVEN, context=_WIDE))


def differ(one: str, other: str) -> bool:
    """Tell whether two names surely are of two currencies: two codes, or two signs, unlike.

    Panels write one as USD here and $ there, TRY and TL, or leave it out.
    """
    alike = len(one) == len(other) and len(one) in (1, 3)
    return alike and one.casefold() != other.casefold()


def estimate(rate: Decimal, quantity: int) -> Decimal:
    """Return the estimated charge of `quantity` pieces at `rate` per 1000.

    Panels round and discount as they like; what counts is the charge that `status` reports.
    """
    return trim(_WIDE.divide(_WIDE.multiply(rate, Decimal(quantity)), _PER))
