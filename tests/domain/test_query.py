"""What a table of orders asks for."""

from datetime import UTC, datetime
from typing import Any

import pytest

from xpanel_desktop.domain.query import OrderFilter, OrderQuery


@pytest.mark.parametrize(
    ("search", "only_ids"),
    [
        ("", False),
        ("   ", False),
        ("12", True),
        ("1 22", True),
        ("İL", True),  # two letters, folded too
        ("235", False),
        ("12 ayşe", False),
    ],
)
def test_short_words_find_whole_ids_alone(search: str, only_ids: bool) -> None:
    assert OrderQuery(search=search).only_ids is only_ids


@pytest.mark.parametrize(
    "parts",
    [
        *({name: frozenset({"a"})} for name in ("services", "labels", "customers", "pools")),
        *({name: frozenset({"a"})} for name in ("categories", "colours")),
        *({name: datetime(2026, 11, 1, tzinfo=UTC)} for name in ("since", "until")),
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_a_filter_that_keeps_something_back_is_not_open(parts: dict[str, Any]) -> None:
    assert OrderFilter().is_open
    assert not OrderFilter(**parts).is_open
