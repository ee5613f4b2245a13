"""Looks for an unknown order's id: asks `status` about the ids after the last known one.

Bounded, paced by the account's limiter, and framed by two controls: the newest known id must be
told and an id that cannot exist must be refused, or the rest says nothing. Asks by `status` alone:
`refill` and `cancel` are actions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.sources import Source, Sources
from xpanel_desktop.domain.errors import NoSuchOrder, PanelError, RateLimited, Refusal
from xpanel_desktop.domain.evidence import (
    CANCELLED,
    Candidate,
    IdSearch,
    Told,
    absurd,
)
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.store.cases import EvidenceRows

MOST = 50
"""Ids after the last known one that are looked at."""
BATCH = 25
"""Ids of one question; the two controls go with them."""
MOST_KNOWN = 12
"""Known ids that the panel's pace is read off."""
TRIES = 3
"""Times that a question is put which the panel refuses for rate; the limiter waits between."""
MAX_WORDS = 200
Answers = dict[str, Report | PanelError]


class NoIdsInARow(Exception):
    """The ids of this account's orders are no numbers, or none is known: nothing to go on from."""


@dataclass(slots=True)
class Progress:
    """How far a search has come, for whoever watches it; set `cancelled` to end it."""

    asked: int = 0
    wanted: int = 0
    cancelled: bool = False
    tell: Callable[[], None] = lambda: None


@dataclass(slots=True)
class _Tally:
    """What the ids asked about turned out to be."""

    asked: int = 0
    unclear: int = 0
    candidates: list[Candidate] = field(default_factory=list[Candidate])


class Searching:
    """Asks about ids while sending is stopped: reads are not."""

    def __init__(self, rows: EvidenceRows, sources: Sources, clock: Clock) -> None:
        self._rows = rows
        self._sources = sources
        self._clock = clock

    async def search(self, order: Order, progress: Progress) -> IdSearch:
        """Ask about up to MOST ids. What ended it early stands in the result.

        Raises NoIdsInARow, and PanelError when not even the controls could be asked about.
        """
        known = tuple(await self._rows.known_ids(order, MOST_KNOWN))
        source = self._sources.get(order.ticket.account_id)
        if not known:
            raise NoIdsInARow
        newest = max(one.number for one in known)
        numbers = [str(newest + step) for step in range(1, MOST + 1)]
        held = await self._rows.held(order.ticket.account_id, numbers)
        wanted = [one for one in numbers if one not in held]
        progress.wanted = len(wanted)
        progress.tell()
        asking = _Asking(source, str(newest), absurd(newest))
        await asking.ask_controls()
        tally, ended_by = _Tally(), ""
        try:
            await asking.ask_all(wanted, tally, progress)
        except PanelError as error:
            ended_by = error.words[:MAX_WORDS] or type(error).__name__
        if progress.cancelled:
            ended_by = CANCELLED
        return IdSearch(
            at=self._clock.now(),
            known=known,
            known_told=asking.known_told,
            absurd_id=asking.absurd_id,
            absurd_told=asking.absurd_told,
            absurd_words=asking.absurd_words[:MAX_WORDS],
            first=newest + 1,
            last=newest + MOST,
            wanted=len(wanted),
            asked=tally.asked,
            unclear=tally.unclear,
            candidates=tuple(tally.candidates),
            ended_by=ended_by,
        )


class _Asking:
    """The questions of one search, and what the controls said."""

    def __init__(self, source: Source, known_id: str, absurd_id: str) -> None:
        self._source = source
        self._known_id = known_id
        self.absurd_id = absurd_id
        self.known_told = Told.UNCLEAR
        self.absurd_told = Told.UNCLEAR
        self.absurd_words = ""

    async def ask_controls(self) -> None:
        """Ask about each control alone. Raises PanelError."""
        self.known_told = _told(await self._ask([self._known_id]), self._known_id)
        answers = await self._ask([self.absurd_id])
        self.absurd_told = _told(answers, self.absurd_id)
        refused = answers.get(self.absurd_id)
        self.absurd_words = refused.words if isinstance(refused, Refusal) else ""

    async def ask_all(self, wanted: Sequence[str], tally: _Tally, progress: Progress) -> None:
        """Ask in batches, one by one where the panel does not answer several. Raises PanelError.

        Each batch has the absurd id before and the known one behind: only where that one is told
        was the list read to its end.
        """
        size = BATCH
        at = 0
        while at < len(wanted) and not progress.cancelled:
            ids = wanted[at : at + size]
            answers = await self._several(ids) if size > 1 else await self._ask(ids)
            if answers is None:
                size = 1
                continue
            self._count(ids, answers, tally)
            at += len(ids)
            progress.asked = tally.asked
            progress.tell()

    async def _several(self, ids: Sequence[str]) -> Answers | None:
        """Return the answers about several ids; None when this panel does not give them."""
        try:
            answers = await self._ask([self.absurd_id, *ids, self._known_id])
        except RateLimited:
            raise
        except Refusal:
            return None
        whole = _told(answers, self._known_id) is Told.KNOWN
        return answers if whole else None

    async def _ask(self, ids: Sequence[str]) -> Answers:
        for _ in range(TRIES - 1):
            try:
                return await self._source.heard(self._source.panel.status(ids))
            except RateLimited:
                continue
        return await self._source.heard(self._source.panel.status(ids))

    def _count(self, ids: Sequence[str], answers: Answers, tally: _Tally) -> None:
        """Sort answers: told, refused as the absurd id is, or neither.

        Where the panel leaves ids out of its answers, the absurd one among them, being left out
        means the same as being refused.
        """
        omits = len(answers) > 0 and self.absurd_id not in answers
        for one in ids:
            told = answers.get(one)
            tally.asked += 1
            if isinstance(told, Report) and _says_something(told):
                tally.candidates.append(_candidate(one, told))
            elif not self._is_refusal(told, omits=omits):
                tally.unclear += 1

    def _is_refusal(self, told: Report | PanelError | None, *, omits: bool) -> bool:
        if told is None:
            return omits
        if isinstance(told, NoSuchOrder):
            return True
        return isinstance(told, Refusal) and told.words == self.absurd_words != ""


def _told(answers: Answers, one: str) -> Told:
    """Return what was said about a control."""
    told = answers.get(one)
    if isinstance(told, Report):
        return Told.KNOWN if _says_something(told) else Told.UNCLEAR
    return Told.REFUSED if isinstance(told, Refusal) else Told.UNCLEAR


def _says_something(report: Report) -> bool:
    """Tell whether a report is one of an order: an empty one is what some say of no order."""
    return bool(report.word) or report.charge is not None


def _candidate(panel_id: str, told: Report) -> Candidate:
    return Candidate(panel_id, told.word, told.charge, told.start_count, told.remains)
