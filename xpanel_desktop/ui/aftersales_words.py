"""Cancels, refills and guarantees in words."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from xpanel_desktop.app.asking import LEFT_OUT, Left, Result
from xpanel_desktop.app.lost_refills import Settled
from xpanel_desktop.domain.aftersales import Reason, Verdict, Why
from xpanel_desktop.domain.again import NoDraft
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.guarantee import Guarantee, guarantee_ends
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.pasted import LeftOut, NotTaken
from xpanel_desktop.domain.requests import Deed, Stand
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.requests import LOST_AT_END
from xpanel_desktop.ui.ages import duration
from xpanel_desktop.ui.numbers import number
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment
from xpanel_desktop.ui.trouble_words import reason_words

translate = QCoreApplication.translate
_DEEDS = {
    Deed.CANCEL: QT_TRANSLATE_NOOP("Aftersales", "Cancel"),
    Deed.REFILL: QT_TRANSLATE_NOOP("Aftersales", "Refill"),
}
_STANDS = {
    Stand.ASKED: QT_TRANSLATE_NOOP("Aftersales", "Asked, not answered yet"),
    Stand.REQUESTED: QT_TRANSLATE_NOOP("Aftersales", "Requested; its status will tell"),
    Stand.FOLLOWING: QT_TRANSLATE_NOOP("Aftersales", "Taken by the panel, being followed"),
    Stand.ACKNOWLEDGED: QT_TRANSLATE_NOOP("Aftersales", "Acknowledged"),
    Stand.ALREADY: QT_TRANSLATE_NOOP("Aftersales", "A request was open already"),
    Stand.COMPLETED: QT_TRANSLATE_NOOP("Aftersales", "Done, by the panel's word"),
    Stand.OVERTAKEN: QT_TRANSLATE_NOOP("Aftersales", "The order ended first"),
    Stand.REJECTED: QT_TRANSLATE_NOOP("Aftersales", "Rejected"),
    Stand.NOT_TAKEN: QT_TRANSLATE_NOOP("Aftersales", "Not taken"),
    Stand.UNKNOWN: QT_TRANSLATE_NOOP("Aftersales", "Unknown: the answer was lost"),
    Stand.NOT_MADE: QT_TRANSLATE_NOOP("Aftersales", "Declared as not made"),
}
_LEFT = {
    Left.BLOCKED: QT_TRANSLATE_NOOP("Aftersales", "Not asked: a request is open"),
    Left.STOPPED: QT_TRANSLATE_NOOP("Aftersales", "Not asked: stopped"),
    Left.READ_ONLY: QT_TRANSLATE_NOOP("Aftersales", "Not asked: the account is read only"),
    Left.REFUSED: QT_TRANSLATE_NOOP("Aftersales", "Not asked: the panel refuses each"),
    Left.UNREACHABLE: QT_TRANSLATE_NOOP("Aftersales", "Not asked"),
}
_NOT_TAKEN = {
    NotTaken.UNKNOWN: QT_TRANSLATE_NOOP("Aftersales", "No order here has this ID."),
    NotTaken.SHARED: QT_TRANSLATE_NOOP("Aftersales", "Found in {count} accounts: choose one"),
    NotTaken.ELSEWHERE: QT_TRANSLATE_NOOP(
        "Aftersales", "An order of another account has this ID, none of the chosen one."
    ),
}
_WHY = {
    Why.READ_ONLY: QT_TRANSLATE_NOOP("Aftersales", "The account is read only."),
    Why.NOT_PLACED: QT_TRANSLATE_NOOP("Aftersales", "No panel has accepted this order."),
    Why.ENDED: QT_TRANSLATE_NOOP("Aftersales", "It has ended; nothing is left to cancel."),
    Why.NOT_ENDED: QT_TRANSLATE_NOOP("Aftersales", "It is still at work."),
    Why.NOT_DELIVERED: QT_TRANSLATE_NOOP("Aftersales", "It was not delivered."),
    Why.NO_CANCEL: QT_TRANSLATE_NOOP("Aftersales", "The service allows no cancel."),
    Why.NO_REFILL: QT_TRANSLATE_NOOP("Aftersales", "The service allows no refill."),
    Why.WITHDRAWN: QT_TRANSLATE_NOOP(
        "Aftersales",
        "The service allowed it when this was ordered, and allows it no more: the panel decides.",
    ),
    Why.FLAG_UNKNOWN: QT_TRANSLATE_NOOP(
        "Aftersales", "The panel does not say whether the service allows it."
    ),
    Why.OPEN: QT_TRANSLATE_NOOP("Aftersales", "A request is open since {at}."),
    Why.COOLING: QT_TRANSLATE_NOOP("Aftersales", "Asked not long ago; again from {at}."),
    Why.LOST: QT_TRANSLATE_NOOP(
        "Aftersales", "The answer to the request of {at} was lost: say what became of it."
    ),
    Why.GUARANTEE_OVER: QT_TRANSLATE_NOOP("Aftersales", "The guarantee ended {at}."),
    Why.NO_GUARANTEE: QT_TRANSLATE_NOOP("Aftersales", "The service has no guarantee."),
    Why.SUGGESTED: QT_TRANSLATE_NOOP(
        "Aftersales", "The guarantee is only what the service's name suggests."
    ),
    Why.PARTIAL: QT_TRANSLATE_NOOP(
        "Aftersales", "It is partial: many panels refill complete orders alone."
    ),
}
_LOST_CANCEL = QT_TRANSLATE_NOOP("Aftersales", "The answer to the request of {at} was lost.")
_OTHERWISE = QT_TRANSLATE_NOOP("Aftersales", "Settled meanwhile: {outcome}")
_DECLARED_MADE = QT_TRANSLATE_NOOP("Aftersales", "Declared as made")
_NO_DRAFT = {
    NoDraft.NOT_KNOWN: QT_TRANSLATE_NOOP(
        "Aftersales", "It was placed elsewhere: what was asked for is not known."
    ),
    NoDraft.NOT_PARTIAL: QT_TRANSLATE_NOOP("Aftersales", "It is not partial."),
    NoDraft.NOTHING_LEFT: QT_TRANSLATE_NOOP("Aftersales", "The panel reports no remains."),
    NoDraft.NOT_COUNTED: QT_TRANSLATE_NOOP(
        "Aftersales", "Which of its lines or posts are left cannot be told."
    ),
    NoDraft.TOO_SMALL: QT_TRANSLATE_NOOP("Aftersales", "What is left is below the minimum."),
}
_OURS: Mapping[str, object] = {
    LEFT_OUT: QT_TRANSLATE_NOOP("Aftersales", "the panel's answer leaves it out"),
    LOST_AT_END: QT_TRANSLATE_NOOP("Aftersales", "the program ended meanwhile"),
}


class _Guarantees(QObject):
    """A class and not functions, since the collector of texts knows plurals in `self.tr` alone."""

    def days(self, guarantee: Guarantee) -> str:
        """Return how long a guarantee runs."""
        if guarantee.days is None:
            return self.tr("For life")
        return self.tr("%Ln day(s)", "", guarantee.days) if guarantee.days else self.tr("None")

    def countdown(self, order: Order, guarantee: Guarantee, now: datetime) -> str:
        """Return how long a guarantee runs, and how much of it is left to an order."""
        told = self.days(guarantee)
        ends = guarantee_ends(order, guarantee)
        if ends is None:
            ended = order.state in (State.COMPLETED, State.PARTIAL) and guarantee.days
            unknown = self.tr("{days}; when the order ended is not known")
            return unknown.format(days=told) if ended else told
        if ends <= now:
            return self.tr("{days}; over since {at}").format(days=told, at=moment(ends))
        left = duration(ends - now)
        return self.tr("{days}; {left} left").format(days=told, left=left)


_guarantees = _Guarantees()


class _Drafts(QObject):
    def words(self, made: int, reasons: Mapping[int, NoDraft]) -> str:
        parts: list[str] = []
        if made:
            parts.append(self.tr("%Ln draft(s) saved under Drafts and outbox.", "", made))
        if reasons:
            told = self.tr("%Ln order(s) gave none:", "", len(reasons))
            kinds = dict.fromkeys(reasons.values())
            parts.append(" ".join([told, *map(no_draft_words, kinds)]))
        return " ".join(parts)


_drafts = _Drafts()


def drafts_words(made: int, reasons: Mapping[int, NoDraft]) -> str:
    """Return how many drafts came of orders, and why the others gave none."""
    return _drafts.words(made, reasons)


def guarantee_words(guarantee: Guarantee) -> str:
    """Return how long a guarantee runs."""
    return _guarantees.days(guarantee)


def countdown_words(order: Order, guarantee: Guarantee, now: datetime) -> str:
    """Return how long a guarantee runs, and how much of it is left to an order."""
    return _guarantees.countdown(order, guarantee, now)


def deed_words(deed: Deed) -> str:
    """Return the name of a deed."""
    return translate("Aftersales", str(_DEEDS[deed]))


def stand_words(stand: Stand, words: str = "") -> str:
    """Return where a request stands, with the panel's words behind it where there are some."""
    return _with(translate("Aftersales", str(_STANDS[stand])), words)


def settled_words(settled: Settled) -> str:
    """Return what became of a lost refill that was to be settled."""
    told = stand_words(settled.stand)
    if settled.otherwise:
        return translate("Aftersales", str(_OTHERWISE)).format(outcome=told)
    made = settled.stand is Stand.ACKNOWLEDGED
    return translate("Aftersales", str(_DECLARED_MADE)) if made else told


def result_words(result: Result) -> str:
    """Return what came of one order."""
    if result.stand is not None:
        return stand_words(result.stand, result.words)
    assert result.left is not None, "it was asked, or left for a reason"
    return _with(translate("Aftersales", str(_LEFT[result.left])), result.words)


def verdict_words(verdict: Verdict) -> str:
    """Return why an order may not be asked about, or with what thought; empty without any."""
    blocks = [one for one in verdict.reasons if one.level is Level.BLOCK]
    return " ".join(_reason(one) for one in blocks or verdict.reasons)


def left_out_words(one: LeftOut) -> str:
    """Return why a pasted id is taken from no account."""
    told = translate("Aftersales", str(_NOT_TAKEN[one.why]))
    return told.format(count=number(one.accounts))


def no_draft_words(reason: NoDraft) -> str:
    """Return why an order, or what is left of it, cannot become a draft."""
    return translate("Aftersales", str(_NO_DRAFT[reason]))


def _reason(reason: Reason) -> str:
    lost_cancel = reason.why is Why.LOST and reason.level is Level.WARN
    words = translate("Aftersales", str(_LOST_CANCEL if lost_cancel else _WHY[reason.why]))
    return words.format(at=moment(reason.at) if reason.at else "")


def _with(told: str, words: str) -> str:
    ours = _OURS.get(words)
    said = translate("Aftersales", str(ours)) if ours else plain(reason_words(words))
    return f"{told} ({said})" if said and words else told
