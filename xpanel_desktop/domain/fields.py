"""The one table of what each kind of order asks for.

The ticket, the bulk import, the checks and the wire all read it. Names are the parameters of the
API's `add` action (panel API reference, section "What each service type asks for").
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from xpanel_desktop.domain.service import Kind


class Shape(StrEnum):
    """How a field is typed and checked."""

    LINK = "link"
    COUNT = "count"
    """A whole number of one or more."""
    WHOLE = "whole"
    """A whole number of zero or more."""
    TEXT = "text"
    """One line."""
    LINES = "lines"
    """Several lines, each an item; blank ones do not count."""
    CHOICE = "choice"
    DATE = "date"
    """A day, d/m/Y on the wire."""
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of `add`."""

    name: str
    shape: Shape
    required: bool = True
    options: tuple[str, ...] = ()
    """The values allowed, for CHOICE and POOL."""
    xpanel: bool = False
    """Known to XPanel only; not sent to a panel without the REST dialect."""
    needs: tuple[str, str] | None = None
    """(field, value): asked for only when that field has that value."""


LINK = Field("link", Shape.LINK)
QUANTITY = Field("quantity", Shape.COUNT)
COUNT_TOLD = Field("quantity", Shape.COUNT, required=False)
"""Where the lines tell the quantity, and some panels want it said beside them (panel API, 2)."""
RUNS = Field("runs", Shape.COUNT, required=False)
INTERVAL = Field("interval", Shape.COUNT, required=False)
POOL = Field("data_pool", Shape.POOL, required=False, options=("tr", "global"), xpanel=True)
COMMENTS = Field("comments", Shape.LINES)
USERNAME = Field("username", Shape.TEXT)
USERNAMES = Field("usernames", Shape.LINES)
DRIP = (RUNS, INTERVAL)

_DELAYS = tuple(str(m) for m in (0, 5, 10, 15, 20, 30, 40, 50, 60, *range(90, 601, 30)))

FIELDS = MappingProxyType(
    {
        Kind.DEFAULT: (LINK, QUANTITY, *DRIP, POOL),
        Kind.PACKAGE: (LINK, POOL),
        Kind.SEO: (LINK, QUANTITY, Field("keywords", Shape.LINES)),
        Kind.CUSTOM_COMMENTS: (LINK, COMMENTS, COUNT_TOLD, POOL),
        Kind.CUSTOM_COMMENTS_PACKAGE: (LINK, COMMENTS, POOL),
        Kind.MENTIONS: (LINK, QUANTITY, USERNAMES),
        Kind.MENTIONS_WITH_HASHTAGS: (LINK, QUANTITY, USERNAMES, Field("hashtags", Shape.LINES)),
        Kind.MENTIONS_CUSTOM_LIST: (LINK, USERNAMES),
        Kind.MENTIONS_HASHTAG: (LINK, QUANTITY, Field("hashtag", Shape.TEXT)),
        Kind.MENTIONS_USER_FOLLOWERS: (LINK, QUANTITY, USERNAME),
        Kind.MENTIONS_MEDIA_LIKERS: (LINK, QUANTITY, Field("media", Shape.LINK)),
        Kind.COMMENT_LIKES: (LINK, QUANTITY, USERNAME),
        Kind.COMMENT_REPLIES: (LINK, USERNAME, COMMENTS),
        Kind.POLL: (LINK, QUANTITY, Field("answer_number", Shape.COUNT)),
        Kind.POLL_CHOICE: (
            LINK,
            QUANTITY,
            Field("choice", Shape.COUNT, required=False),
            Field("choice_label", Shape.TEXT, required=False),
            POOL,
        ),
        Kind.SPACES: (LINK, QUANTITY, Field("listen_duration", Shape.COUNT, required=False), POOL),
        Kind.INVITES_FROM_GROUPS: (LINK, QUANTITY, Field("groups", Shape.LINES)),
        Kind.SUBSCRIPTIONS: (
            USERNAME,
            Field("min", Shape.COUNT),
            Field("max", Shape.COUNT),
            Field("posts", Shape.WHOLE, required=False),
            Field("old_posts", Shape.WHOLE, required=False),
            Field("delay", Shape.CHOICE, options=_DELAYS),
            Field("expiry", Shape.DATE, required=False),
        ),
        Kind.WEB_TRAFFIC: (
            LINK,
            QUANTITY,
            *DRIP,
            Field("country", Shape.TEXT),
            Field("device", Shape.CHOICE, options=("1", "2", "3", "4", "5")),
            Field("type_of_traffic", Shape.CHOICE, options=("1", "2", "3")),
            Field("google_keyword", Shape.TEXT, needs=("type_of_traffic", "1")),
            Field("referring_url", Shape.LINK, needs=("type_of_traffic", "2")),
        ),
        Kind.UNHEARD: (LINK, QUANTITY, POOL),
    }
)
"""Kind → its fields, in the order in which they are typed."""

FREE = frozenset({Kind.SPACES, Kind.UNHEARD})
"""Kinds that panels ask further things for, whose names nobody tells: free fields are offered."""

RESERVED = frozenset({"key", "api_key", "action", "service", "pool"})
"""Names that a free field must not take: they would change what is asked, or of whom."""

FLAT_RATE = frozenset({Kind.PACKAGE, Kind.CUSTOM_COMMENTS_PACKAGE})
"""Kinds whose rate is for the whole order, not per 1000."""

COUNTED_BY = MappingProxyType(
    {
        Kind.CUSTOM_COMMENTS: "comments",
        Kind.CUSTOM_COMMENTS_PACKAGE: "comments",
        Kind.COMMENT_REPLIES: "comments",
        Kind.MENTIONS_CUSTOM_LIST: "usernames",
    }
)
"""Kinds whose quantity is the number of lines of a field."""


@cache
def fields_of(kind: Kind, *, xpanel: bool) -> tuple[Field, ...]:
    """Return the fields of a kind on a panel, in typing order."""
    return tuple(field for field in FIELDS[kind] if xpanel or not field.xpanel)


def field_named(kind: Kind, name: str) -> Field | None:
    """Return the field of a kind by its wire name."""
    return next((field for field in FIELDS[kind] if field.name == name), None)
