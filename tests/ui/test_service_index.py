"""Search, sort and count of a catalogue, without Qt."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.service_index import (
    ENTRY,
    KEPT,
    PLACED,
    ServiceColumn,
    ServiceIndex,
    index_of,
    unfolded,
    unfolded_in_turns,
)


def make(number: int | str, name: str, category: str = "Any", **more: object) -> Service:
    values = {"rate": Decimal(1), "minimum": 10, "maximum": 1000} | more
    return Service(id=str(number), name=name, type="Default", category=category, **values)  # type: ignore[arg-type]


SERVICES = (
    make(10, "Instagram Takipçi İSTANBUL", "Instagram", rate=Decimal("0.9")),
    make(9, "instagram begeni", "Instagram", rate=None),
    make(100, "TikTok Izlenme ışık", "TikTok", rate=Decimal("0.10"), refill=True),
    make("5f2b", "Çekiliş katılımı", "Diğer", rate=Decimal(12)),
)


async def built(services: Sequence[Service] = SERVICES) -> ServiceIndex:
    return await index_of(services)


def ids(index: ServiceIndex, query: str = "") -> list[str]:
    return [index.services[at].id for at in index.find(query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["10", "9", "100", "5f2b"]),
        ("istanbul", ["10"]),
        ("ISTANBUL", ["10"]),
        ("ıstanbul", ["10"]),
        ("İZLENME", ["100"]),
        ("isik", ["100"]),
        ("takipci", ["10"]),
        ("BEĞENİ", ["9"]),
        ("begeni instagram", ["9"]),
        ("cekilis", ["5f2b"]),
        ("5F2B", ["5f2b"]),
        ("diger", ["5f2b"]),
        ("10", ["10", "100"]),
        ("instagram tiktok", []),
        ("  ", ["10", "9", "100", "5f2b"]),
    ],
)
async def test_a_search_folds_both_ways_and_wants_every_word(query: str, found: list[str]) -> None:
    assert ids(await built(), query) == found


async def test_typing_on_and_taking_back_gives_what_a_fresh_search_gives() -> None:
    index = await built()
    for query in ("i", "in", "instagram", "instagram b", "instagram", "t", "tik", "", "zz", "z"):
        assert ids(index, query) == ids(await built(), query)


async def test_what_was_searched_before_is_at_hand_and_not_for_ever() -> None:
    index = await built()
    first = index.find("ins")
    index.find("inst")
    assert index.find("ins") is first
    for number in range(KEPT // ENTRY):
        index.find(f"x{number}")
    assert index.find("ins") is not first
    assert index.find("ins") == first


async def test_letters_of_every_script_are_found_and_nothing_between_them() -> None:
    names = ("متابعين", "🎁 paket 🎁", "жук", "ß Straße", "Ý", "é")
    index = await built([make(number, name) for number, name in enumerate(names)])
    for query, found in (("تابع", "0"), ("🎁", "1"), ("УК", "2"), ("strasse", "3"), ("🎁 жук", "")):
        assert ids(index, query) == list(found)
    assert ids(index, "ð") == []  # the first byte of an emoji, taken for a letter


async def test_a_search_narrows_only_what_surely_held_it() -> None:
    index = await built()
    assert ids(index, "begeni instagram") == ["9"]
    assert ids(index, "instagram takipci") == ["10"]


@pytest.mark.parametrize(
    ("column", "descending", "order"),
    [
        (ServiceColumn.ID, False, ["9", "10", "100", "5f2b"]),
        (ServiceColumn.ID, True, ["5f2b", "100", "10", "9"]),
        (ServiceColumn.RATE, False, ["100", "10", "5f2b", "9"]),
        (ServiceColumn.RATE, True, ["5f2b", "10", "100", "9"]),
        (ServiceColumn.NAME, False, ["5f2b", "9", "10", "100"]),
        (ServiceColumn.CATEGORY, False, ["5f2b", "10", "9", "100"]),
        (ServiceColumn.REFILL, True, ["100", "10", "9", "5f2b"]),
        (None, False, ["10", "9", "100", "5f2b"]),
    ],
)
async def test_sorting(column: ServiceColumn | None, descending: bool, order: list[str]) -> None:
    index = await built()
    index.sort(column, descending=descending)
    assert ids(index) == order


async def test_a_search_keeps_the_sorted_order_after_a_sort() -> None:
    index = await built()
    assert ids(index, "i") == ["10", "9", "100", "5f2b"]
    index.sort(ServiceColumn.RATE)
    assert ids(index, "i") == ["100", "10", "5f2b", "9"]


@pytest.mark.parametrize("column", list(ServiceColumn))
async def test_every_column_sorts_services_that_tell_nothing(column: ServiceColumn) -> None:
    bare = Service("1", "", "", "", None, None, None)
    index = await built((bare, SERVICES[0]))
    index.sort(column, descending=True)
    assert sorted(index.find("")) == [0, 1]


async def test_counts_and_choice_of_categories() -> None:
    index = await built()
    assert index.categories == ("Instagram", "TikTok", "Diğer")
    assert index.counts(index.find("i")) == {0: 2, 1: 1, 2: 1}
    assert index.within(index.find(""), frozenset({1, 2})) == [2, 3]


async def test_an_empty_catalogue() -> None:
    index = await built(())
    index.sort(ServiceColumn.NAME)
    assert index.find("x") == []
    assert index.position("1") is None


async def test_what_is_placed_in_turns_is_what_is_placed_at_once() -> None:
    many = [make(at, f"Service {at}", f"Category {at % 7}") for at in range(PLACED + 3)]
    slow, quick = await unfolded_in_turns(many), unfolded(many)
    assert slow.categories == quick.categories
    assert slow.counts(range(len(many))) == quick.counts(range(len(many)))
    assert slow.position(str(PLACED + 2)) == PLACED + 2
    folded = await index_of(many, slow)
    assert folded.places is slow.places, "the same services stand where they stood"
    assert folded.within(range(14), frozenset({1})) == [1, 8]
    assert ids(folded, f"service {PLACED + 1}") == [str(PLACED + 1)]
