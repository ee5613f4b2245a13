"""Numbers, flags and ids in every form in which panels send them."""

from decimal import Decimal, DecimalException
from functools import lru_cache

from xpanel_desktop.domain.money import nearest
from xpanel_desktop.domain.plain import plain

MAX_DIGITS = 40
SHORT = 40
"""Characters: words of this length, such as states and currencies, are told again and again."""
_plain_word = lru_cache(maxsize=1024)(plain)
_SCALAR = (str, int, Decimal)  # as a union it would be built anew in every call
_YES = frozenset({"true", "1", "yes", "on"})
_NO = frozenset({"false", "0", "no", "off", "none"})


def amount(value: object) -> Decimal | None:
    """Return an amount of money or any number; None for what is none. Floats do not come here."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, _SCALAR) and not isinstance(value, bool):
        text = str(value)
    else:
        return None
    if " " in text or "\n" in text:
        text = text.strip().replace(" ", "")
    if not text or len(text) > MAX_DIGITS:
        return None
    if "," in text:
        text = _one_dot(text)
    try:
        found = Decimal(text)
    except DecimalException:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < MAX_DIGITS else None


def money(value: object) -> Decimal | None:
    """Return an amount of money, to the eighth decimal; None for what is none."""
    found = amount(value)
    return None if found is None else nearest(found)


def _one_dot(text: str) -> str:
    """Return a number with commas as Python writes it: 1,234.5 and 1.234,5 and 0,5 and 1,234,567.

    A thousand or one? What 1,234 means cannot be told: empty.
    """
    if "." in text:
        group = "." if text.rfind(",") > text.rfind(".") else ","
        return text.replace(group, "").replace(",", ".")
    units, *groups = text.split(",")
    if len(groups) > 1:
        return text.replace(",", "")
    return "" if len(groups[0]) == 3 and units.strip("+-0") else text.replace(",", ".")


def whole(value: object) -> int | None:
    """Return a whole number, None for what is none; a fraction loses its decimals."""
    if isinstance(value, str):
        if value.isdecimal() and value.isascii() and len(value) <= MAX_DIGITS:
            return int(value)  # nearly always
        value = value.replace(",", "")
    found = amount(value)
    return None if found is None else int(found)


def flag(value: object) -> bool | None:
    """Return a flag; None when it is missing or cannot be understood."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower() if isinstance(value, _SCALAR) else ""
    return True if word in _YES else False if word in _NO else None


def identifier(value: object) -> str:
    """Return an id as text: it may come as a number, a numeric string or hex. Empty: none."""
    if isinstance(value, bool) or not isinstance(value, _SCALAR):
        return ""
    text = plain(str(value), 64)
    return text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text


def words(value: object, most: int = 300) -> str:
    """Return a scalar as one plain line; empty for what is none."""
    if value is None:
        return ""
    if isinstance(value, str) and len(value) < SHORT:
        return _plain_word(value, most)
    return plain(str(value), most) if isinstance(value, _SCALAR) else ""
