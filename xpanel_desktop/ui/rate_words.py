"""How an account's panel is asked, in words: when next, and how fast at most."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.models.order_cells import clock
from xpanel_desktop.ui.text import number

translate = QCoreApplication.translate


def learnt_words(per_minute: int | None) -> str:
    """Return what a panel taught of its rate; empty when it taught nothing."""
    if per_minute is None:
        return ""
    told = translate("Rate", "Asks at most {count} times a minute, learnt from the panel.")
    return told.format(count=number(per_minute))


def asking_words(core: Core, account: Account, due: datetime | None) -> tuple[str, str]:
    """Return when an account's orders are asked about next, short, and a tooltip about its rate."""
    learnt = core.rates.learnt(account.id)
    own = translate("Rate", "Asks at most {count} times a minute, as set for the account.")
    tip = learnt_words(learnt) or own.format(count=number(account.per_minute))
    parts: list[str] = []
    if due is not None and not core.sessions.offline:
        now = core.clock.now()
        soon = translate("Rate", "Next look now")
        later = translate("Rate", "Next look about {time}").format(time=clock(due))
        parts.append(soon if due <= now else later)
    if learnt is not None:
        parts.append(translate("Rate", "{count} a minute").format(count=number(learnt)))
    return " · ".join(parts), tip
