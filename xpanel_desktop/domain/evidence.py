"""Evidence about an unknown order: what the balance and the panel's numbers tell of it.

The API has no list of orders. What can be looked at are two things: whether the balance moved, and
whether `status` knows an id beyond the last one that is known. Neither carries a link or a service.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from xpanel_desktop.domain.snapshot import Balance

MAX_DIGITS = 15
"""Digits of an id that is still taken for a number in a row."""


@dataclass(frozen=True, slots=True)
class OwnOrders:
    """What orders of ours, other than the unknown one, did to the balance between two times."""

    charged: Decimal = Decimal(0)
    """Their charges less what was refunded, as far as the panel told; negative: more came back."""
    untold: int = 0
    """Orders whose charge is not told, or was told late: they moved the balance by an amount and
    at a time that are not known."""


@dataclass(frozen=True, slots=True)
class BalanceEvidence:
    """The balance before the order was sent, and twice after it."""

    before: Balance | None
    """The last reading before sending; None: there is none."""
    after: tuple[Balance, Balance]
    own: OwnOrders = OwnOrders()
    in_flight: int = 0
    """Other adds of the account that were under way at the same time."""


class Told(StrEnum):
    """What `status` answered about one id."""

    KNOWN = "known"
    REFUSED = "refused"
    """The panel says that it has no such order."""
    UNCLEAR = "unclear"
    """Neither: it was left out, or refused in other words than an id that cannot exist."""


@dataclass(frozen=True, slots=True)
class KnownId:
    """An id that the panel gave an order of this account, and when the order was sent."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An id that no order of ours holds and that the panel tells of. None: it did not say."""

    panel_id: str
    word: str = ""
    charge: Decimal | None = None
    start_count: int | None = None
    remains: int | None = None


@dataclass(frozen=True, slots=True)
class IdSearch:
    """The ids after the last known one, asked about by `status`; two controls frame it."""

    at: datetime
    known: tuple[KnownId, ...]
    """The last ids that were known when the order was sent, in the order of sending; not empty."""
    known_told: Told
    """The control that must be told: the newest known id."""
    absurd_id: str
    absurd_told: Told
    """The control that must be refused: an id that cannot exist."""
    absurd_words: str = ""
    """The panel's own words for it."""
    first: int = 0
    last: int = 0
    """The ids looked at, both ends included; those that our own orders hold are not asked about."""
    wanted: int = 0
    """How many ids were to be asked about."""
    asked: int = 0
    """How many were."""
    unclear: int = 0
    candidates: tuple[Candidate, ...] = ()
    ended_by: str = ""
    """Why it ended before all was asked: CANCELLED, or the words of what went wrong."""


CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known about an unknown order."""

    sent_at: datetime
    expected: Decimal | None
    """The expected charge."""
    others_unknown: int = 0
    """Other orders of the account that are unknown as well."""
    balance: BalanceEvidence | None = None
    """None: not gathered."""
    search: IdSearch | None = None
    """None: not looked for."""


class Kind(StrEnum):
    """What the evidence amounts to. It decides nothing."""

    LIKELY_PLACED = "likely_placed"
    POSSIBLY = "possibly"
    LIKELY_NOT_PLACED = "likely_not_placed"
    INCONCLUSIVE = "inconclusive"


class Why(StrEnum):
    """A reason for a verdict; its values stand in the detail of `Reason`."""

    NO_BALANCES = "no_balances"
    NO_BEFORE = "no_before"
    BEFORE_OLD = "before_old"
    CURRENCY_DIFFERS = "currency_differs"
    OTHERS_IN_FLIGHT = "others_in_flight"
    OWN_UNTOLD = "own_untold"
    UNSTEADY = "unsteady"
    NO_EXPECTED = "no_expected"
    FELL_AS_EXPECTED = "fell_as_expected"
    FELL_OTHERWISE = "fell_otherwise"
    ROSE = "rose"
    UNCHANGED = "unchanged"
    NO_SEARCH = "no_search"
    KNOWN_NOT_TOLD = "known_not_told"
    ABSURD_TOLD = "absurd_told"
    CUT_SHORT = "cut_short"
    UNCLEAR = "unclear"
    ONE_FITS = "one_fits"
    SEVERAL_FIT = "several_fit"
    SOME_MAY_FIT = "some_may_fit"
    NONE_FITS = "none_fits"
    NONE_FOUND = "none_found"
    FEW_KNOWN = "few_known"
    NOT_IN_ROW = "not_in_row"
    TOO_FAR = "too_far"
    TOO_SOON = "too_soon"
    OTHERS_UNKNOWN = "others_unknown"


class Limit(StrEnum):
    """What a verdict takes for granted or cannot see."""

    BALANCE_SHARED = "balance_shared"
    """Other clients of the key, the panel's web site, top-ups and refunds move the balance too."""
    UNCHANGED_PROVES_NOTHING = "unchanged_proves_nothing"
    """A panel was seen to keep orders and to report the old balance."""
    STATUS_HAS_NO_LINK = "status_has_no_link"
    """`status` names neither link nor service: an order found may be another client's."""
    IDS_IN_A_ROW = "ids_in_a_row"
    """It is taken for granted that the panel numbers orders in a row, at the pace seen so far."""
    KEPT_BY_NOW = "kept_by_now"
    """It is taken for granted that the panel had the order in its books when it was asked."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason and its values, as text: amounts and counts are plain numbers."""

    code: Why
    detail: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence amounts to, why, and what it takes for granted."""

    kind: Kind
    reasons: tuple[Reason, ...]
    limits: tuple[Limit, ...]


class Choice(StrEnum):
    """What the operator did about an unknown order."""

    ATTACHED = "attached"
    NOT_PLACED = "not_placed"
    WROTE_AGAIN = "wrote_again"
    """A draft was written from it; the order stayed as it was."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the operator did, and the verdict that was shown then; None: no evidence was."""

    choice: Choice
    shown: Verdict | None = None
    panel_id: str = ""
    draft_id: int | None = None


Piece = BalanceEvidence | IdSearch | Decision


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of evidence as it was kept, and when."""

    at: datetime
    piece: Piece


def number_of(panel_id: str) -> int | None:
    """Return an id as a number in a row; None when the panel's ids are no such numbers."""
    plain = panel_id.isascii() and panel_id.isdecimal() and len(panel_id) <= MAX_DIGITS
    return int(panel_id) if plain and not panel_id.startswith("0") else None


def absurd(number: int) -> str:
    """Return an id that the panel of `number` cannot have given yet, by orders of magnitude."""
    return "9" * min(len(str(number)) + 4, MAX_DIGITS + 2)
