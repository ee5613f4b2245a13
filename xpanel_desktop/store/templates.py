"""Templates: what tickets begin with, by name."""

import sqlite3
from datetime import datetime

from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.template import Template
from xpanel_desktop.store.columns import from_json, maybe_amount, ms, to_json, units
from xpanel_desktop.store.database import Database

_NAMES = (
    "account_id, name, service_id, service_name, kind, fields, extra, label, customer, note,"
    " colour, rate"
)
_MARKS = ", ".join(f":{name.strip()}" for name in _NAMES.split(","))
_PAIRS = ", ".join(f"{name.strip()} = :{name.strip()}" for name in _NAMES.split(","))


class TemplateRows:
    """The table of templates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, account_id: int | None) -> list[Template]:
        """Return an account's templates and those for all accounts, by name; None: every one."""
        sql = (
            "SELECT * FROM templates WHERE ?1 IS NULL OR account_id IS NULL OR account_id = ?1"
            " ORDER BY name COLLATE NOCASE, id"
        )
        rows = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchall())
        return [_template(row) for row in rows]

    async def save(self, template: Template, at: datetime) -> int:
        """Store a new template, or new content for one; return its id.

        Raises KeyError when there is none of its id any more.
        """
        return await self._database.write(lambda db: put_template(db, template, at))

    async def remove(self, template_id: int) -> None:
        """Delete a template; one that is gone already is no trouble."""
        sql = "DELETE FROM templates WHERE id = ?"
        await self._database.write(lambda db: db.execute(sql, (template_id,)).rowcount)


def put_template(db: sqlite3.Connection, template: Template, at: datetime) -> int:
    """Write a template as `save` does, in a transaction of the caller's."""
    values = _values(template)
    if not template.id:
        sql = f"INSERT INTO templates ({_NAMES}, created_at) VALUES ({_MARKS}, :at)"  # noqa: S608 - our own names
        number = db.execute(sql, {**values, "at": ms(at)}).lastrowid
        assert number is not None
        return number
    change = f"UPDATE templates SET {_PAIRS} WHERE id = :id"  # noqa: S608 - our own names
    if not db.execute(change, {**values, "id": template.id}).rowcount:
        raise KeyError(template.id)
    return template.id


def _values(template: Template) -> dict[str, object]:
    return {
        "account_id": template.account_id,
        "name": template.name,
        "service_id": template.service_id,
        "service_name": template.service_name,
        "kind": template.kind.value,
        "fields": to_json(template.values),
        "extra": to_json(template.extra),
        "label": template.tags.label,
        "customer": template.tags.customer,
        "note": template.tags.note,
        "colour": template.tags.colour,
        "rate": units(template.rate),
    }


def _template(row: sqlite3.Row) -> Template:
    return Template(
        row["id"],
        row["name"],
        row["account_id"],
        row["service_id"],
        row["service_name"],
        Kind(row["kind"]),
        from_json(row["fields"]),
        from_json(row["extra"]),
        Tags(row["label"], row["customer"], row["note"], row["colour"]),
        maybe_amount(row["rate"]),
    )
