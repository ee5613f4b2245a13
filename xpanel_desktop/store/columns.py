"""Values between columns and code: times in ms UTC, amounts in units of 10⁻⁸, texts as JSON."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec

from xpanel_desktop.domain.money import AmountError, from_units, to_units
from xpanel_desktop.domain.state import State

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_TEXTS = msgspec.json.Decoder(dict[str, str])
_NONE = "{}"
STATES = {state.value: state for state in State}
"""Looking one up here takes a tenth of what calling State does."""
MAX_INTEGER = 2**63 - 1


def ms(at: datetime) -> int:
    """Return a time as milliseconds since 1970, UTC, rounded down."""
    return (at - _EPOCH) // _MS


def maybe_ms(at: datetime | None) -> int | None:
    """Return a time for a column, NULL for none."""
    return None if at is None else ms(at)


def time_of(value: int) -> datetime:
    """Return the time that a column holds."""
    return _EPOCH + value * _MS


def maybe_time(value: int | None) -> datetime | None:
    """Return the time that a column holds, None for NULL."""
    return None if value is None else _EPOCH + value * _MS


def units(amount: Decimal | None) -> int | None:
    """Return an amount for a column; NULL for none and for what a column cannot hold exactly."""
    if amount is None:
        return None
    try:
        return to_units(amount)
    except AmountError:
        return None


def maybe_amount(value: int | None) -> Decimal | None:
    """Return the amount that a column holds, None for NULL."""
    return None if value is None else from_units(value)


def maybe_flag(value: int | None) -> bool | None:
    """Return the flag that a column holds, None for NULL."""
    return None if value is None else bool(value)


def whole(value: int | None) -> int | None:
    """Return a number for a column; NULL for what a column cannot hold."""
    return value if value is not None and abs(value) <= MAX_INTEGER else None


def to_json(values: Mapping[str, str]) -> str:
    """Return texts by name as JSON, in their order."""
    return json.dumps(dict(values), ensure_ascii=False)


def from_json(text: str) -> dict[str, str]:
    """Return texts by name."""
    return _TEXTS.decode(text) if text != _NONE else {}
