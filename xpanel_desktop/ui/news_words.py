"""News as words: a line for each piece, a sentence for a digest."""

from PySide6.QtCore import QObject

from xpanel_desktop.domain.news import FOUND, Digest, Item, News
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.watch import What
from xpanel_desktop.ui.panes.outbox_stops import stop_words
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import money, state_words
from xpanel_desktop.ui.watch_words import ICONS, what_word

_MARKS = {News.STOPPED: "block", News.LOW_BALANCE: "money"}


class NewsWords(QObject):
    """Says news in the present language. An object, since only those know plurals."""

    def kind(self, kind: News) -> str:
        """Return a kind's name, as the settings list it."""
        if kind is News.STOPPED:
            return self.tr("Sending stopped")
        if kind is News.LOW_BALANCE:
            return self.tr("Low balance")
        if kind in FOUND:
            return what_word(What(kind.value))
        return state_words(State(kind.value))

    def mark(self, kind: News) -> str:
        """Return the name of a kind's icon."""
        if kind in FOUND:
            return ICONS[What(kind.value)]
        return _MARKS.get(kind, f"state-{kind.value}")

    def title(self, item: Item, account: str) -> str:
        """Return the first line of a piece; `account` is its account's name."""
        if item.kind is News.STOPPED:
            return stop_words(item.reason, account)
        if item.kind is News.LOW_BALANCE:
            left = item.left and plain(money(item.left.amount, item.left.currency))
            return f"{self.kind(item.kind)} · {left}" if left else self.kind(item.kind)
        head = f"{self.kind(item.kind)} {plain(item.panel_id)}".rstrip()
        return f"{head} · {plain(item.service_name)}"

    def count(self, kind: News, count: int) -> str:
        """Return how many of a kind there are, in a few words."""
        match kind:
            case News.UNKNOWN:
                return self.tr("%Ln order(s) unknown: decide", "", count)
            case News.STOPPED:
                return self.tr("sending stopped in %Ln account(s)", "", count)
            case News.LOW_BALANCE:
                return self.tr("balance low in %Ln account(s)", "", count)
            case News.REFUSED:
                return self.tr("%Ln refused", "", count)
            case _ if kind in FOUND:
                return self._count_found(kind, count)
            case _:
                return self._count_ended(kind, count)

    def _count_ended(self, kind: News, count: int) -> str:
        match kind:
            case News.FAILED:
                return self.tr("%Ln failed", "", count)
            case News.CANCELED:
                return self.tr("%Ln canceled", "", count)
            case News.PARTIAL:
                return self.tr("%Ln partial", "", count)
            case News.REFUNDED:
                return self.tr("%Ln refunded", "", count)
            case News.EXPIRED:
                return self.tr("%Ln expired", "", count)
            case _:
                return self.tr("%Ln completed", "", count)

    def _count_found(self, kind: News, count: int) -> str:
        match kind:
            case News.DISOWNED:
                return self.tr("%Ln that the panel does not know any more", "", count)
            case News.STUCK:
                return self.tr("%Ln stuck", "", count)
            case News.SLOW:
                return self.tr("%Ln slow", "", count)
            case News.OVER:
                return self.tr("%Ln delivered beyond what was ordered", "", count)
            case News.ODD_START:
                return self.tr("%Ln with an odd start count", "", count)
            case _:
                return self.tr("%Ln with a status word that is not known", "", count)

    def told(self, digest: Digest) -> str:
        """Return a digest as one sentence, without names: others may see the screen."""
        return ", ".join(self.count(kind, count) for kind, count in digest.counts)
