"""Templates: kept, found again, opened on an account's services."""

from collections.abc import Iterable

from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.template import Template, find_services
from xpanel_desktop.store.templates import TemplateRows


class Templates:
    """What tickets begin with, by name."""

    def __init__(
        self, rows: TemplateRows, catalogs: Catalogs, clock: Clock, notices: Notices
    ) -> None:
        self._rows, self._catalogs = rows, catalogs
        self._clock, self._notices = clock, notices

    async def all(self, account_id: int | None = None) -> list[Template]:
        """Return an account's templates and those for all accounts, by name; None: every one."""
        return await self._rows.all(account_id)

    async def save(self, template: Template) -> int:
        """Store a template and return its id. Raises KeyError when it is gone meanwhile."""
        number = await self._rows.save(template, self._clock.now())
        self._tell(number)
        return number

    async def remove(self, template_id: int) -> None:
        """Delete a template."""
        await self._rows.remove(template_id)
        self._tell(template_id)

    async def services(self, templates: Iterable[Template], account_id: int) -> dict[int, Service]:
        """Return template id → the service it means at an account, where it is there."""
        snapshot = await self._catalogs.load(account_id)
        return find_services(templates, snapshot.services if snapshot else (), account_id)

    def _tell(self, template_id: int) -> None:
        self._notices.publish(Changes.of(Table.TEMPLATES, [template_id]))
