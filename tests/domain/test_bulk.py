"""Pasted lines and rows of sheets: which ticket each is, or why it is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.bulk import (
    MEANINGS,
    SERVICE,
    SKIP,
    Fault,
    Reading,
    Row,
    link_place,
    looks_like_heading,
    meanings_of,
    read_row,
    split_line,
)
from xpanel_desktop.domain.fields import FIELDS, Shape, fields_of
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import request


def sold(service_id: str, type_: str = "Default") -> Service:
    return Service(service_id, f"Service {service_id}", type_, "Test", Decimal("0.5"), 10, 1000)


def reading(*columns: str, xpanel: bool = True, **kinds: Kind) -> Reading:
    services = {
        "7": sold("7"),
        **{one.removeprefix("s"): sold(one.removeprefix("s")) for one in kinds},
    }
    chosen = {one.removeprefix("s"): kind for one, kind in kinds.items()}
    return Reading(1, services, chosen, xpanel, columns)


@pytest.mark.parametrize(
    "line",
    [
        "7|https://x.example/p|100",
        "7 | https://x.example/p | 100",
        "7\thttps://x.example/p\t100",
        "7;https://x.example/p;100",
        "7,https://x.example/p,100",
        '"7","https://x.example/p","100"',
        "#7|https://x.example/p|100",
    ],
)
def test_a_pasted_line_in_every_dress(line: str) -> None:
    found = read_row(Row(3, split_line(line)), reading())
    assert found.number == 3
    assert found.ticket is not None
    assert request(found.ticket, xpanel=True) == {
        "service": "7",
        "link": "https://x.example/p",
        "quantity": "100",
    }


def test_a_link_may_hold_what_separates_others() -> None:
    assert split_line("7|https://x.example/p?a=1,2;3|10") == (
        "7",
        "https://x.example/p?a=1,2;3",
        "10",
    )
    assert split_line('7,"https://x.example/a,b",10') == ("7", "https://x.example/a,b", "10")


def test_the_fields_of_a_drip_feed_follow_in_typing_order() -> None:
    found = read_row(Row(1, split_line("7|https://x.example/p|100|3|60|tr")), reading())
    assert found.ticket is not None
    assert request(found.ticket, xpanel=True) == {
        "service": "7",
        "link": "https://x.example/p",
        "quantity": "100",
        "runs": "3",
        "interval": "60",
        "data_pool": "tr",
    }


def test_where_lines_count_the_rest_of_the_cells_are_lines() -> None:
    row = Row(1, split_line("8|https://x.example/p|nice|very nice|süper"))
    found = read_row(row, reading(s8=Kind.CUSTOM_COMMENTS))
    assert found.ticket is not None
    assert found.ticket.lines("comments") == ["nice", "very nice", "süper"]


def test_a_sheet_names_its_columns() -> None:
    columns = meanings_of(["Müşteri", "Adet", "SERVİS ID", "Link", "what is this", "link"])
    assert columns == ("customer", "quantity", SERVICE, "link", SKIP, SKIP)
    found = read_row(
        Row(2, ("Ada", "250", "7", "https://x.example/p", "?", "no")), reading(*columns)
    )
    assert found.ticket is not None
    assert found.ticket.values == {"quantity": "250", "link": "https://x.example/p"}
    assert found.tags == {"customer": "Ada"}


def test_a_cell_of_lines_may_write_their_ends() -> None:
    found = read_row(
        Row(2, ("8", "https://x.example/p", "a\\nb\nc")),
        reading(SERVICE, "link", "comments", s8=Kind.CUSTOM_COMMENTS),
    )
    assert found.ticket is not None
    assert found.ticket.lines("comments") == ["a", "b", "c"]


@pytest.mark.parametrize(
    "heading", [["7", "https://x.example/p", "100"], ["service"], ["link", "quantity"], []]
)
def test_what_is_no_heading(heading: list[str]) -> None:
    assert meanings_of(heading) is None


@pytest.mark.parametrize(
    ("cells", "fault", "detail"),
    [
        ((), Fault.NO_SERVICE, ""),
        (("", "https://x.example/p"), Fault.NO_SERVICE, ""),
        (("#",), Fault.NO_SERVICE, ""),
        (("99", "https://x.example/p", "1"), Fault.SERVICE_UNKNOWN, "99"),
        (("7", "https://x.example/p", "1", "2", "3", "tr", "?"), Fault.TOO_MANY_CELLS, "6"),
    ],
)
def test_a_line_that_is_no_ticket_says_why(
    cells: tuple[str, ...], fault: Fault, detail: str
) -> None:
    found = read_row(Row(5, cells), reading())
    assert (found.ticket, found.fault, found.detail) == (None, fault, detail)


def test_an_account_s_pool_stands_where_a_line_names_none() -> None:
    with_pool = Reading(1, {"7": sold("7")}, {}, xpanel=True, defaults={"data_pool": "tr"})
    for line, pool in (
        ("7|https://x.example|10", "tr"),
        ("7|https://x.example|10|||global", "global"),
    ):
        ticket = read_row(Row(1, split_line(line)), with_pool).ticket
        assert ticket is not None
        assert ticket.text("data_pool") == pool


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_by_heading_gives_the_wire_what_a_ticket_would(kind: Kind) -> None:
    fields = fields_of(kind, xpanel=True)
    columns = (SERVICE, *(item.name for item in fields))
    cells = ("8", *(_sample(item.shape, item.options) for item in fields))
    found = read_row(Row(1, cells), reading(*columns, s8=kind))
    assert found.ticket is not None
    assert found.ticket.kind is kind
    wire = request(found.ticket, xpanel=True)
    asked = {item.name for item in fields if item.needs is None}
    assert asked <= wire.keys()


def _sample(shape: Shape, options: tuple[str, ...]) -> str:
    samples = {Shape.LINK: "https://x.example", Shape.LINES: "a\nb", Shape.DATE: "01/02/2030"}
    return options[0] if options else samples.get(shape, "5")


def test_every_field_of_every_kind_can_be_a_column() -> None:
    assert {item.name for kind in Kind for item in FIELDS[kind]} < set(MEANINGS)
    for name in MEANINGS:
        if name != SERVICE:
            assert meanings_of([SERVICE, name]) == (SERVICE, name)


@given(st.lists(st.text(max_size=20), max_size=9), st.booleans())
def test_no_row_of_any_text_breaks_the_reading(cells: list[str], named: bool) -> None:
    columns = (SERVICE, "link", "quantity") if named else ()
    found = read_row(Row(1, tuple(cells)), reading(*columns))
    assert (found.ticket is None) == (found.fault is not None)


@given(st.text(max_size=60))
def test_no_pasted_line_breaks_the_splitting(line: str) -> None:
    assert all(
        isinstance(cell, str) for cell in split_line(line.replace("\n", "").replace("\r", ""))
    )


def test_where_the_link_stands() -> None:
    assert link_place(()) == 1
    assert link_place(("quantity", "link")) == 1
    assert link_place(("username", "min")) == 0
    assert link_place(("quantity",)) is None


def test_a_heading_of_unheard_words_is_seen_as_one() -> None:
    assert looks_like_heading(("Ref", "Hedef", ""))
    assert not looks_like_heading(("7", "https://x.example/p"))
    assert not looks_like_heading(("#12", "abc"))
    assert not looks_like_heading(("alone",))
