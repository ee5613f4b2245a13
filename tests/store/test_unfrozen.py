"""Frozen values that are made by their unfrozen twins."""

from dataclasses import FrozenInstanceError, dataclass, fields, replace
from datetime import UTC, datetime

import pytest

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.store.rows import COLUMNS
from xpanel_desktop.store.unfrozen import maker


@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: str


def test_what_is_made_is_what_the_class_makes() -> None:
    made = maker(Pair)(1, "a")
    assert made == Pair(1, "a")
    assert hash(made) == hash(Pair(1, "a"))
    assert repr(made) == repr(Pair(1, "a"))
    assert type(made) is Pair
    assert replace(made, left=2) == Pair(2, "a")


def test_it_is_frozen() -> None:
    made = maker(Pair)(1, "a")
    with pytest.raises(FrozenInstanceError):
        made.left = 2  # type: ignore[misc]
    assert not hasattr(made, "__dict__")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(TypeError):
        maker(Pair)(1)


def test_orders_and_tickets_name_their_fields_as_rows_are_read() -> None:
    values = [one.name for one in fields(Order)]
    columns = [name for name in COLUMNS if name not in {"service_id", "kind", "fields", "extra"}]
    columns[columns.index("account_id")] = "ticket"
    order = [columns[0], columns[2], columns[1], *columns[3:]]
    assert values == [{"cancels": "cancel", "refills": "refill"}.get(one, one) for one in order]
    assert [one.name for one in fields(Ticket)] == [
        "account_id", "service_id", "kind", "values", "extra",
    ]  # fmt: skip


def test_an_order_is_made_whole() -> None:
    ticket = maker(Ticket)(1, "7", Kind.DEFAULT, {"link": "a"}, {})
    now = datetime(2026, 1, 1, tzinfo=UTC)
    plain = Order(
        id=1, state=State.DRAFT, ticket=Ticket(1, "7", Kind.DEFAULT, {"link": "a"}, {}),
        service_name="", category="", rate=None, currency="", expected_charge=None, quantity=None,
        created_at=now,
    )  # fmt: skip
    made = maker(Order)(*(getattr(plain, one.name) for one in fields(Order)))
    assert ticket == plain.ticket
    assert made == plain
