"""A wish as a query: states of a line of the side list, days as moments of this place."""

from dataclasses import replace
from datetime import date

from xpanel_desktop.app.local_days import begins
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.views import Wish
from xpanel_desktop.ui.models.order_groups import group_named


def query_of(wish: Wish, today: date) -> OrderQuery:
    """Return what a wish asks the store for on a day; `today` is a local one."""
    since, until = (day and begins(day) for day in wish.sent.bounds(today))
    return OrderQuery(
        states=group_named(wish.group).states,
        accounts=wish.accounts,
        search=wish.search,
        sort=wish.sort,
        descending=wish.descending,
        filter=replace(wish.filter, since=since, until=until),
    )
