"""Words for what evidence amounts to: the verdict, its reasons, what it takes for granted."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.evidence import Choice, Kind, Limit, Reason, Verdict, Why
from xpanel_desktop.ui.text import local

_KINDS = {
    Kind.LIKELY_PLACED: QT_TRANSLATE_NOOP("Verdict", "Likely placed"),
    Kind.POSSIBLY: QT_TRANSLATE_NOOP("Verdict", "Possibly placed"),
    Kind.LIKELY_NOT_PLACED: QT_TRANSLATE_NOOP("Verdict", "Likely not placed"),
    Kind.INCONCLUSIVE: QT_TRANSLATE_NOOP("Verdict", "Inconclusive"),
}
_ICONS = {
    Kind.LIKELY_PLACED: "check",
    Kind.POSSIBLY: "warning",
    Kind.LIKELY_NOT_PLACED: "minus",
    Kind.INCONCLUSIVE: "unknown",
}
_REASONS = {
    Why.NO_BALANCES: QT_TRANSLATE_NOOP("Verdict", "The balance was not looked at yet."),
    Why.NO_BEFORE: QT_TRANSLATE_NOOP(
        "Verdict", "There is no reading of the balance from before the order was sent."
    ),
    Why.BEFORE_OLD: QT_TRANSLATE_NOOP(
        "Verdict",
        "The last balance before sending was read {minutes} min earlier: much may lie between.",
    ),
    Why.CURRENCY_DIFFERS: QT_TRANSLATE_NOOP(
        "Verdict", "The balances are in different currencies and cannot be compared."
    ),
    Why.OTHERS_IN_FLIGHT: QT_TRANSLATE_NOOP(
        "Verdict",
        "Other orders of this account were on their way at the same time ({count}), so the "
        "balance tells nothing of this one.",
    ),
    Why.OWN_UNTOLD: QT_TRANSLATE_NOOP(
        "Verdict",
        "The panel has not told the charge of other orders of yours in time ({count}), so their "
        "part in the balance is not known.",
    ),
    Why.UNSTEADY: QT_TRANSLATE_NOOP(
        "Verdict", "The balance differed between two readings, so something else moves it."
    ),
    Why.NO_EXPECTED: QT_TRANSLATE_NOOP(
        "Verdict", "The expected charge is not known, so no fall of the balance can be matched."
    ),
    Why.FELL_AS_EXPECTED: QT_TRANSLATE_NOOP(
        "Verdict", "The balance fell by {amount} {currency}, about the expected charge."
    ),
    Why.FELL_OTHERWISE: QT_TRANSLATE_NOOP(
        "Verdict", "The balance fell by {amount} {currency}, which is not the expected charge."
    ),
    Why.ROSE: QT_TRANSLATE_NOOP(
        "Verdict",
        "The balance rose by {amount} {currency}: a top-up or a refund may hide a charge.",
    ),
    Why.UNCHANGED: QT_TRANSLATE_NOOP("Verdict", "The balance is the same as before sending."),
    Why.NO_SEARCH: QT_TRANSLATE_NOOP("Verdict", "Its ID was not looked for yet."),
    Why.KNOWN_NOT_TOLD: QT_TRANSLATE_NOOP(
        "Verdict", "Asked about {id}, which is surely yours, the panel did not tell of it."
    ),
    Why.ABSURD_TOLD: QT_TRANSLATE_NOOP(
        "Verdict",
        "Asked about {id}, which cannot exist, the panel did not clearly say no: its answers "
        "about IDs prove little.",
    ),
    Why.CUT_SHORT: QT_TRANSLATE_NOOP(
        "Verdict", "The search ended early: {asked} of {wanted} IDs were asked about."
    ),
    Why.UNCLEAR: QT_TRANSLATE_NOOP("Verdict", "IDs with an unclear answer: {count}."),
    Why.ONE_FITS: QT_TRANSLATE_NOOP(
        "Verdict", "One order was found that you do not follow and whose charge fits: {id}."
    ),
    Why.SEVERAL_FIT: QT_TRANSLATE_NOOP(
        "Verdict", "Orders found that you do not follow and whose charge fits: {count}."
    ),
    Why.SOME_MAY_FIT: QT_TRANSLATE_NOOP(
        "Verdict",
        "Orders found that you do not follow: {count}. Their charge is not told yet or lower "
        "than expected.",
    ),
    Why.NONE_FITS: QT_TRANSLATE_NOOP(
        "Verdict",
        "Orders found that you do not follow: {count}. All cost more than this one; another "
        "client placed them.",
    ),
    Why.NONE_FOUND: QT_TRANSLATE_NOOP(
        "Verdict", "Among the IDs {first} to {last} there is none that you do not follow."
    ),
    Why.FEW_KNOWN: QT_TRANSLATE_NOOP(
        "Verdict",
        "Only {count} IDs of this account are known; {least} are needed to tell how fast the "
        "panel's IDs grow.",
    ),
    Why.NOT_IN_ROW: QT_TRANSLATE_NOOP(
        "Verdict", "The IDs known so far do not grow with time, so the next ones cannot be told."
    ),
    Why.TOO_FAR: QT_TRANSLATE_NOOP(
        "Verdict",
        "About {passed} IDs may have passed since your last order: its ID can lie beyond the "
        "{reach} that were looked at.",
    ),
    Why.TOO_SOON: QT_TRANSLATE_NOOP(
        "Verdict", "It was looked at within {seconds} s of sending: the panel may still book it."
    ),
    Why.OTHERS_UNKNOWN: QT_TRANSLATE_NOOP(
        "Verdict",
        "Other orders of this account are unknown as well ({count}): what was found may be theirs.",
    ),
}
_LIMITS = {
    Limit.BALANCE_SHARED: QT_TRANSLATE_NOOP(
        "Verdict",
        "Other clients with this key, the panel's own web site, top-ups and late refunds move "
        "the balance too.",
    ),
    Limit.UNCHANGED_PROVES_NOTHING: QT_TRANSLATE_NOOP(
        "Verdict",
        "An unchanged balance proves nothing by itself: panels were seen to keep orders and "
        "still report the old balance.",
    ),
    Limit.STATUS_HAS_NO_LINK: QT_TRANSLATE_NOOP(
        "Verdict",
        "The panel tells neither link nor service of an ID: what was found may be an order of "
        "another client. Compare it on the panel's web site.",
    ),
    Limit.IDS_IN_A_ROW: QT_TRANSLATE_NOOP(
        "Verdict",
        "This takes for granted that the panel numbers its orders in a row, at the pace seen so "
        "far.",
    ),
    Limit.KEPT_BY_NOW: QT_TRANSLATE_NOOP(
        "Verdict",
        "This takes for granted that the panel books an order within two minutes, and tells of "
        "every order of yours.",
    ),
}
_CHOICES = {
    Choice.ATTACHED: QT_TRANSLATE_NOOP("Verdict", "Attached: {id}"),
    Choice.NOT_PLACED: QT_TRANSLATE_NOOP("Verdict", "Declared not placed"),
    Choice.WROTE_AGAIN: QT_TRANSLATE_NOOP("Verdict", "Written again as a draft"),
}
translate = QCoreApplication.translate


def kind_words(kind: Kind) -> str:
    """Return the verdict in a word."""
    return translate("Verdict", str(_KINDS[kind]))


def kind_icon(kind: Kind) -> str:
    """Return the name of the verdict's icon."""
    return _ICONS[kind]


def reason_words(reason: Reason) -> str:
    """Return a reason as a sentence with its numbers; ids stand as the panel writes them."""
    ids = ("id", "first", "last")
    detail = {n: v if n in ids else local(v) for n, v in reason.detail.items()}
    return translate("Verdict", str(_REASONS[reason.code])).format(**detail)


def limit_words(limit: Limit) -> str:
    """Return what a verdict takes for granted, as a sentence."""
    return translate("Verdict", str(_LIMITS[limit]))


def choice_words(choice: Choice, panel_id: str, shown: Verdict | None) -> str:
    """Return what the operator did, and the verdict that was shown then."""
    did = translate("Verdict", str(_CHOICES[choice])).format(id=panel_id)
    if shown is None:
        return did
    then = translate("Verdict", "the evidence said: {verdict}")
    return f"{did} · {then.format(verdict=kind_words(shown.kind))}"
