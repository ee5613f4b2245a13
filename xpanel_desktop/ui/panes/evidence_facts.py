"""Evidence as names and values: balances, ids asked about, controls, decisions."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.evidence import (
    CANCELLED,
    BalanceEvidence,
    Candidate,
    Decision,
    IdSearch,
    Kept,
    Told,
)
from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.trouble_words import reason_words
from xpanel_desktop.ui.verdict_words import choice_words
from xpanel_desktop.ui.widgets.facts import Fact

MOST = 5
"""Ids found that are told in short."""
translate = QCoreApplication.translate
_TOLD = {
    Told.KNOWN: QT_TRANSLATE_NOOP("Evidence", "the panel tells of it"),
    Told.REFUSED: QT_TRANSLATE_NOOP("Evidence", "the panel says no"),
    Told.UNCLEAR: QT_TRANSLATE_NOOP("Evidence", "no clear answer"),
}


def balance_facts(told: BalanceEvidence, currency: str) -> list[Fact]:
    """Return the balance before sending and twice after it, and what other orders did to it."""
    before = translate("Evidence", "none was read before sending")
    facts = [
        Fact(translate("Evidence", "Balance before"), _reading(told.before) or before),
        Fact(translate("Evidence", "Balance after"), _reading(told.after[0])),
        Fact(translate("Evidence", "Read again"), _reading(told.after[1])),
    ]
    if told.own.charged:
        charged = words.money(told.own.charged, currency)
        facts.append(Fact(translate("Evidence", "Your other orders"), charged))
    return facts


def search_facts(told: IdSearch) -> list[Fact]:
    """Return what was asked about and how the controls came out."""
    known = f"{told.first - 1} · {translate('Evidence', str(_TOLD[told.known_told]))}"
    absurd = f"{told.absurd_id} · {translate('Evidence', str(_TOLD[told.absurd_told]))}"
    if told.absurd_words:
        absurd += f" · {plain(told.absurd_words)}"
    asked = translate("Evidence", "{first} to {last} · asked about: {asked} · found: {found}")
    ids = asked.format(
        first=told.first,
        last=told.last,
        asked=count(told.asked),
        found=count(len(told.candidates)),
    )
    facts = [
        Fact(translate("Evidence", "IDs asked about"), f"{ids} · {words.moment(told.at)}"),
        Fact(translate("Evidence", "Control: yours"), known),
        Fact(translate("Evidence", "Control: absurd"), absurd),
    ]
    if told.ended_by:
        facts.append(Fact(translate("Evidence", "Ended early"), ended_words(told.ended_by)))
    return facts


def ended_words(ended_by: str) -> str:
    """Return why a search ended early."""
    if ended_by == CANCELLED:
        return translate("Evidence", "you cancelled it")
    return plain(reason_words(ended_by))


def candidate_words(one: Candidate, currency: str) -> str:
    """Return what the panel told of an id that was found."""
    parts = [
        plain(one.word),
        translate("Evidence", "charge {charge}").format(charge=_charge(one, currency)),
    ]
    if one.start_count is not None:
        start = translate("Evidence", "start count {count}")
        parts.append(start.format(count=count(one.start_count)))
    if one.remains is not None:
        parts.append(translate("Evidence", "remains {count}").format(count=count(one.remains)))
    return " · ".join(part for part in parts if part)


def _charge(one: Candidate, currency: str) -> str:
    return words.money(None if one.charge is None else trim(one.charge), currency)


def kept_words(kept: Sequence[Kept], currency: str) -> str:
    """Return all that was kept about an order in short, a line each, the oldest first."""
    return "\n".join(f"{words.moment(one.at)} · {_short(one, currency)}" for one in kept)


def _short(kept: Kept, currency: str) -> str:
    match kept.piece:
        case BalanceEvidence(before, (_, after)):
            told = translate("Evidence", "Balance: {before}, then {after}")
            return told.format(before=_amount(before), after=_amount(after))
        case IdSearch() as search:
            told = translate("Evidence", "IDs {first} to {last}: {found}")
            found = [
                f"{one.panel_id} ({candidate_words(one, currency)})"
                for one in search.candidates[:MOST]
            ]
            none = translate("Evidence", "none found")
            return told.format(first=search.first, last=search.last, found=", ".join(found) or none)
        case Decision(choice, shown, panel_id):
            return choice_words(choice, plain(panel_id), shown)


def _amount(reading: Balance | None) -> str:
    return words.money(trim(reading.money.amount) if reading else None, _currency(reading))


def _currency(reading: Balance | None) -> str:
    return plain(reading.money.currency) if reading else ""


def _reading(reading: Balance | None) -> str:
    return f"{_amount(reading)} · {words.moment(reading.at)}" if reading else ""
