"""How much a ticket orders, in words: runs and their total, or a range for each post."""

from PySide6.QtCore import QObject

from xpanel_desktop.domain.checks import Check
from xpanel_desktop.domain.ticket import Size, Ticket, per_post
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.text import duration

MOST_POSTS = 10**9
"""Qt's plurals go no further."""


class SizeWords(QObject):
    """A class, since the collector of texts knows plurals in `self.tr` alone."""

    def of(self, ticket: Ticket, verdict: Check) -> str:
        """Return what there is to say beside the charge; mostly nothing."""
        span = per_post(ticket)
        if span is not None:
            return self._posts(ticket, verdict, *span)
        return self._runs(verdict.size)

    def _posts(self, ticket: Ticket, verdict: Check, least: int, most: int) -> str:
        posts = ticket.count("posts")
        if posts and posts <= MOST_POSTS:
            told = self.tr("{least} to {most} for each of %Ln post(s)", "", posts)
        else:
            told = self.tr("{least} to {most} for each new post")
        told = told.format(least=count(least), most=count(most))
        if verdict.charge is None:
            return told
        worst = self.tr("The charge is the worst case: the most for every post.")
        return f"{told}\n{worst}"

    def _runs(self, size: Size) -> str:
        if size.total is None or size.runs <= 1:
            return ""
        told = self.tr("{each} × {runs} runs = {total}").format(
            each=count(size.per_run), runs=count(size.runs), total=count(size.total)
        )
        if size.last_run_after is None:
            return told
        last = self.tr("the last run starts {after} after the first")
        return f"{told}\n{last.format(after=duration(size.last_run_after))}"
