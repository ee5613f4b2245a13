"""The services that a query finds, taken from the index that the pane of services has already."""

from collections.abc import Iterator
from itertools import islice

from xpanel_desktop.ui.models.service_index import ServiceIndex, narrow
from xpanel_desktop.ui.palette.entry import Query


def best(index: ServiceIndex, query: Query, most: int) -> list[int]:
    """Return the positions of the best, at most so many: exact ids, beginnings, then the rest.

    It goes on with the search that `index.find` keeps, and looks no further than it must: ranking
    all of 15,000 by themselves would take several frames.
    """
    if not query.words or not index.searchable:
        return []
    found = index.find(query.whole)
    return list(dict.fromkeys(islice(_in_turn(index, query, found), most)))


def _in_turn(index: ServiceIndex, query: Query, found: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    exact = index.position(query.whole)
    if exact is not None:
        seen.add(exact)
        yield exact
    starts = [f" {narrow(word)}" for word in query.words]
    text, whole = index.text, narrow(query.whole)
    for holds in (
        lambda at: text(at).startswith(whole),
        lambda at: all(word in f" {text(at)}" for word in starts),
        lambda _at: True,
    ):
        for at in found:
            if at not in seen and holds(at):
                seen.add(at)
                yield at
