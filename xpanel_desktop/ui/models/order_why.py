"""Why an order stands where it does: what was found wrong, the panel's words, or what it awaits."""

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.domain.checks import read_kept
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment, problem_words, reason_words


def why(order: Order) -> str:
    """Return the reason in words, empty when nothing is to be said."""
    kept = read_kept(order.problem)
    if kept is not None:
        return problem_words(kept)
    if order.problem:
        return plain(reason_words(order.problem))
    return _awaited(order) if order.state is State.QUEUED else ""


def _awaited(order: Order) -> str:
    translate = QCoreApplication.translate
    told: list[str] = []
    if order.asks:
        told.append(translate("Orders", "Queued offline: waits for your word"))
    if order.not_before is not None:
        told.append(translate("Orders", "Not before {time}").format(time=moment(order.not_before)))
    if order.after_link:
        told.append(translate("Orders", "After the order at work on this link"))
    return " · ".join(told)
