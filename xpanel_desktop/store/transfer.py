"""What is carried over from another program, written in one transaction: all of it or nothing."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.views import View
from xpanel_desktop.store.accounts import account_in, insert_account, update_account
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.settings import put_setting
from xpanel_desktop.store.templates import put_template
from xpanel_desktop.store.views import put_view


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written. Ids below zero mean accounts that are only made by it."""

    added: Sequence[Account] = ()
    """Each with an id below zero of its own."""
    changed: Mapping[int, Mapping[str, Any]] = field(default_factory=dict[int, Mapping[str, Any]])
    """Account id → its fields that become others."""
    settings: Mapping[str, object] = field(default_factory=dict[str, object])
    of_accounts: Sequence[tuple[str, int, object]] = ()
    """The beginning of a setting's key, the account whose id follows it, the value."""
    templates: Sequence[Template] = ()
    views: Sequence[View] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it."""

    accounts: Sequence[Account]
    """Those added, with their ids."""
    settings: Mapping[str, object]
    """All that were written, by their whole keys."""


async def write(database: Database, writing: Writing, at: datetime) -> Written:
    """Write all of it, or nothing.

    Raises KeyError when an account, template or view is gone meanwhile, NameTaken when a view has
    another's name.
    """
    return await database.write(lambda db: _write(db, writing, at))


def _write(db: sqlite3.Connection, writing: Writing, at: datetime) -> Written:
    added = [(one.id, replace(one, id=insert_account(db, one))) for one in writing.added]
    ids = {number: account.id for number, account in added}
    for account_id, fields in writing.changed.items():
        update_account(db, replace(account_in(db, account_id), **fields))
    settings = dict(writing.settings)
    settings |= {f"{key}{ids.get(one, one)}": value for key, one, value in writing.of_accounts}
    for key, value in settings.items():
        put_setting(db, key, json.dumps(value, ensure_ascii=False))
    for template in writing.templates:
        whose = template.account_id
        known = None if whose is None else ids.get(whose, whose)
        put_template(db, replace(template, account_id=known), at)
    for view in writing.views:
        accounts = frozenset(ids.get(one, one) for one in view.wish.accounts)
        put_view(db, replace(view, wish=replace(view.wish, accounts=accounts)))
    return Written([account for _, account in added], settings)
