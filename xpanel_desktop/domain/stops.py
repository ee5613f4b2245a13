"""Why sending stops by itself for an account. Tracking and cancels go on."""

from enum import StrEnum


class Stop(StrEnum):
    """The reason of a stop; the operator lifts it."""

    UNKNOWN_ORDER = "unknown_order"
    """An order's fate is not known; it lifts when the last unknown order is decided."""
    KEY_REFUSED = "key_refused"
    FUNDS_SHORT = "funds_short"
    REFUSED_TWICE = "refused_twice"
    """Two orders in a row were refused for the same reason: the rest would be, too."""
    CLOCK_JUMPED = "clock_jumped"
    """The machine slept, or its clock was set, while orders waited: it is another hour now."""
    DAILY_LIMIT = "daily_limit"
    """The next order would cost more than the operator lets a day cost."""
