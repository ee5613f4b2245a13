"""Saved views of the table of orders: kept, found again, and what of them is gone."""

from collections.abc import Sequence

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.views import Gone, Layout, View, Wish, named
from xpanel_desktop.store.views import ViewRows, wish_of, wish_text


class Views:
    """What the operator asks for again and again, by name."""

    def __init__(
        self, rows: ViewRows, book: AccountBook, catalogs: Catalogs, notices: Notices
    ) -> None:
        self._rows, self._book = rows, book
        self._catalogs, self._notices = catalogs, notices

    async def all(self) -> list[View]:
        """Return every view, in the operator's order."""
        return await self._rows.all()

    async def add(self, name: str, wish: Wish, layout: Layout) -> int:
        """Save a wish under a name, last of all; return its id. Raises NameTaken, NameMissing."""
        view = View(0, named(name), wish, self._whose(wish), layout=layout)
        return self._told(await self._rows.add(view))

    async def rename(self, view_id: int, name: str) -> None:
        """Give a view another name. Raises NameTaken, NameMissing, KeyError when it is gone."""
        await self._rows.rename(view_id, named(name))
        self._told(view_id)

    async def change(self, view: View, wish: Wish) -> None:
        """Let a view ask for something else. Raises KeyError when it is gone."""
        same = wish.accounts == view.wish.accounts
        await self._rows.change(view.id, wish, view.whose if same else self._whose(wish))
        self._told(view.id)

    async def keep_layout(self, view_id: int, layout: Layout) -> None:
        """Keep a view's columns. Raises KeyError when it is gone."""
        await self._rows.keep_layout(view_id, layout)
        self._told(view_id)

    async def order(self, ids: Sequence[int]) -> None:
        """Let the views stand in this order."""
        await self._rows.order(ids)
        self._told(*ids)

    async def remove(self, view_id: int) -> None:
        """Delete a view."""
        await self._rows.remove(view_id)
        self._told(view_id)

    async def bring_back(self, view: View) -> None:
        """Undo a deletion. Raises NameTaken when another view has its name by now."""
        await self._rows.add(view)
        self._told(view.id)

    async def gone(self, wish: Wish) -> Gone:
        """Return what a wish asks for and is not there any more.

        A service is gone when accounts that are asked for have catalogues, and none lists it.
        """
        here = {account.id for account in self._book.all()}
        asked = (wish.accounts & here) or (frozenset() if wish.accounts else here)
        missing, heard = set(wish.filter.services), False
        for account_id in asked if missing else ():
            snapshot = await self._catalogs.load(account_id)
            if snapshot is not None:
                heard = True
                missing.difference_update(service.id for service in snapshot.services)
        return Gone(wish.accounts - here, frozenset(missing) if heard else frozenset())

    @staticmethod
    def as_text(wish: Wish) -> str:
        """Return a wish as text that `read` understands."""
        return wish_text(wish)

    @staticmethod
    def read(text: str) -> Wish:
        """Read a wish; what cannot be read asks for nothing."""
        return wish_of(text)

    def _whose(self, wish: Wish) -> str:
        found = (self._book.get(one) for one in sorted(wish.accounts))
        return ", ".join(account.name for account in found if account is not None)

    def _told(self, *ids: int) -> int:
        self._notices.publish(Changes.of(Table.VIEWS, ids))
        return ids[0] if ids else 0
