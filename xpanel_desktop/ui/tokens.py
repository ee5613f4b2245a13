"""The tokens of the look: every colour, by what it is for, in light and in dark.

Neutral greys, one accent; colours of states are for states only and never alone: a mark and a word
stand beside them.
"""

from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of a scheme. Every text colour has a contrast of 4.5 or more on its ground."""

    window: str
    base: str
    stripe: str
    hover: str
    line: str
    edge: str
    """The outline of what can be typed into or ticked: 3 to 1 or more on its ground."""
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    on_selection_quiet: str
    good: str
    warn: str
    bad: str
    warn_ground: str
    info_ground: str


LIGHT = Tokens(
    window="#f4f5f7",
    base="#ffffff",
    stripe="#f8f9fa",
    hover="#e9ecf0",
    line="#d8dce1",
    edge="#868e99",
    text="#1b1f24",
    quiet="#5a6470",
    accent="#2458c5",
    on_accent="#ffffff",
    selection="#2458c5",
    on_selection="#ffffff",
    on_selection_quiet="#dee6f6",
    good="#1a7037",
    warn="#8a5200",
    bad="#b3261e",
    warn_ground="#fdf3dc",
    info_ground="#e8effc",
)
DARK = Tokens(
    window="#202327",
    base="#181a1d",
    stripe="#1c1f22",
    hover="#2c3036",
    line="#383d44",
    edge="#69727d",
    text="#e7e9ec",
    quiet="#a0a9b4",
    accent="#86aefc",
    on_accent="#0d1a33",
    selection="#2f5cbd",
    on_selection="#ffffff",
    on_selection_quiet="#e0e7f5",
    good="#7cc793",
    warn="#e5b567",
    bad="#f2948c",
    warn_ground="#3a301b",
    info_ground="#1f2c44",
)
ACCOUNT_COLOURS = {
    "blue": "#3574d6",
    "teal": "#14857f",
    "green": "#3f8f3a",
    "amber": "#b7791f",
    "orange": "#c75a1b",
    "red": "#cb4343",
    "pink": "#b8428c",
    "violet": "#8259cf",
    "grey": "#6b7480",
}
"""Name → colour of an account; the same in both schemes, seen as a stripe or a dot beside words."""


def account_colour(name: str) -> str:
    """Return the colour of an account; an unheard name is grey."""
    return ACCOUNT_COLOURS.get(name, ACCOUNT_COLOURS["grey"])
