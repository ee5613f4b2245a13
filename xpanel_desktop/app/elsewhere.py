"""Following orders that were placed elsewhere: asked about by their ids, then kept as ours."""

from collections.abc import Callable, Mapping, Sequence

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Source, Sources
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
    ) -> None:
        self._rows = rows
        self._sources = sources
        self._book = book
        self._catalogs = catalogs
        self._clock = clock
        self._notices = notices

    async def look(self, account_id: int, ids: Sequence[str], on_looked: OnLooked) -> None:
        """Ask an account's panel about ids, a hundred a request; `on_looked` hears piece by piece.

        Raises Unreachable or BadKey: then the ids that were not told of have not been looked at.
        Other failures are no answer to the ids of their request.
        """
        source = self._sources.get(account_id)
        held = await self._rows.held(account_id, ids)
        on_looked([Looked(one, Standing.ALREADY) for one in ids if one in held])
        for batch in batches([one for one in ids if one not in held]):
            on_looked(await self._ask(source, batch))

    async def follow(
        self, account_id: int, looked: Sequence[Looked], wording: Wording
    ) -> list[int]:
        """Keep what was found as orders in the panel's state; return our ids.

        What is followed by now is passed over. Raises KeyError when the account is gone.
        """
        account = self._book.get(account_id)
        if account is None:
            raise KeyError(account_id)
        made = await self._rows.follow(account, found(looked), wording, self._clock.now())
        if made:
            self._notices.publish(Changes.of(Table.ORDERS, made))
        return made

    async def service(self, account_id: int, service_id: str) -> Service | None:
        """Return a service that the orders may be said to be of; None: not sold there."""
        return await self._catalogs.service(account_id, service_id)

    async def _ask(self, source: Source, batch: Sequence[str]) -> list[Looked]:
        for _ in range(PATIENCE):  # the limiter rests as long as the panel asked for
            try:
                told = await source.heard(source.panel.status(batch))
            except RateLimited:
                continue
            except (Unreachable, BadKey):
                raise
            except NoSuchOrder as error:
                if len(batch) > 1:  # it does not say which: ask by halves
                    middle = len(batch) // 2
                    halves = (batch[:middle], batch[middle:])
                    return [one for half in halves for one in await self._ask(source, half)]
                return [Looked(batch[0], Standing.UNKNOWN, words=error.words)]
            except PanelError as error:
                return [Looked(one, Standing.UNHEARD, words=error.words) for one in batch]
            return [_looked(one, told) for one in batch]
        return [Looked(one, Standing.UNHEARD) for one in batch]


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
