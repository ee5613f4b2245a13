"""Following orders that were placed elsewhere: asked about by their ids, then kept as ours."""

from collections.abc import Callable, Mapping, Sequence

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.halves import Halves
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.reckoning import Purse
from xpanel_desktop.app.sources import Source, Sources
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import BadKey, NoSuchOrder, PanelError, RateLimited, Unreachable
from xpanel_desktop.domain.following import Looked, Standing, Wording, found
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import batches
from xpanel_desktop.domain.service import Service
from xpanel_desktop.store.following import FollowedRows

PATIENCE = 5
"""How often a request is asked again that the panel refused for rate."""
OnLooked = Callable[[Sequence[Looked]], None]


class _Looking:
    """One look at pasted ids."""

    def __init__(self, source: Source, clock: Clock, on_looked: OnLooked) -> None:
        self._source = source
        self._on_looked = on_looked
        self._told = set[str]()
        # each of many ids may well be unknown: no number of them says that all are
        self._halves = Halves[str](source, clock, self._ask, self._leave, _may_mean_all)

    async def look(self, batch: Sequence[str]) -> None:
        """Look at 1 to 100 ids. Raises Unreachable or BadKey."""
        try:
            await self._halves.ask(batch)
        except (Unreachable, BadKey):
            raise
        except PanelError as error:
            left = [one for one in batch if one not in self._told]
            self._tell([Looked(one, Standing.UNHEARD, words=error.words) for one in left])

    async def _ask(self, batch: Sequence[str]) -> bool:
        for _ in range(PATIENCE):  # the limiter rests as long as the panel asked for
            try:
                told = await self._source.heard(self._source.panel.status(batch))
            except RateLimited:
                continue
            found = [_looked(one, told) for one in batch]
            self._tell(found)
            return all(one.report is not None for one in found)
        self._tell([Looked(one, Standing.UNHEARD) for one in batch])
        return False

    async def _leave(self, one: str, error: PanelError) -> None:
        unknown = isinstance(error, NoSuchOrder)
        standing = Standing.UNKNOWN if unknown else Standing.UNHEARD
        self._tell([Looked(one, standing, words=error.words)])

    def _tell(self, looked: Sequence[Looked]) -> None:
        self._told.update(one.panel_id for one in looked)
        self._on_looked(looked)


class Elsewhere:
    """Looks at ids first; nothing is kept before the operator says so."""

    def __init__(
        self,
        rows: FollowedRows,
        sources: Sources,
        book: AccountBook,
        catalogs: Catalogs,
        clock: Clock,
        notices: Notices,
        purse: Purse,
    ) -> None:
        self._rows = rows
        self._sources = sources
        self._book = book
        self._catalogs = catalogs
        self._clock = clock
        self._notices = notices
        self._purse = purse

    async def look(self, account_id: int, ids: Sequence[str], on_looked: OnLooked) -> None:
        """Ask an account's panel about ids, a hundred a request; `on_looked` hears piece by piece.

        Raises Unreachable or BadKey: then the ids that were not told of have not been looked at.
        Other failures are no answer to the ids of their request.
        """
        source = self._sources.get(account_id)
        beside = {one.id: one.name for one in await self._beside(account_id)}
        held = await self._rows.held((account_id, *beside), ids)
        on_looked([_held(one, beside.get(held[one])) for one in ids if one in held])
        looking = _Looking(source, self._clock, on_looked)
        for batch in batches([one for one in ids if one not in held]):
            await looking.look(batch)

    async def follow(
        self, account_id: int, looked: Sequence[Looked], wording: Wording
    ) -> list[int]:
        """Keep what was found as orders in the panel's state; return our ids.

        What is followed by now is passed over. Raises KeyError when the account is gone.
        """
        account = self._book.get(account_id)
        if account is None:
            raise KeyError(account_id)
        beside = [one.id for one in await self._beside(account_id)]
        made = await self._rows.follow(account, found(looked), wording, self._clock.now(), beside)
        if made:
            self._notices.publish(Changes.of(Table.ORDERS, made))
        return made

    async def _beside(self, account_id: int) -> list[Account]:
        """Return the other accounts of the same balance: the panel knows their orders as its own.

        Those removed are asked about nothing any more: what they had may be followed anew.
        """
        accounts = [self._book.get(one) for one in await self._purse(account_id)]
        return [one for one in accounts if one is not None and one.id != account_id]

    async def service(self, account_id: int, service_id: str) -> Service | None:
        """Return a service that the orders may be said to be of; None: not sold there."""
        return await self._catalogs.service(account_id, service_id)


def _may_mean_all(error: PanelError) -> bool:
    return not isinstance(error, NoSuchOrder)


def _held(panel_id: str, beside: str | None) -> Looked:
    if beside is None:
        return Looked(panel_id, Standing.ALREADY)
    return Looked(panel_id, Standing.BESIDE, words=beside)


def _looked(panel_id: str, told: Mapping[str, Report | PanelError]) -> Looked:
    match told.get(panel_id):
        case Report(word=word) as report if word.strip():
            return Looked(panel_id, Standing.FOUND, report)
        case NoSuchOrder(words=words):
            return Looked(panel_id, Standing.UNKNOWN, words=words)
        case PanelError(words=words):
            return Looked(panel_id, Standing.UNHEARD, words=words)
        case _:
            return Looked(panel_id, Standing.UNHEARD)
