"""The practice panel's catalogue: as many categories as a panel of its size has."""

import pytest

from xpanel_desktop.practice.catalogue import make, moved


@pytest.mark.parametrize(
    ("services", "least", "most"), [(300, 80, 165), (10_000, 200, 400), (40_000, 900, 1200)]
)
def test_categories_grow_with_the_catalogue(services: int, least: int, most: int) -> None:
    categories = {offer.category for offer in make(services).values()}
    assert least <= len(categories) <= most
    assert any("🇹🇷 Türk" in name for name in categories) is (services > 300)


def test_the_first_services_are_the_same_in_every_catalogue() -> None:
    small, large = make(300), make(10_000)
    assert all(large[number].name == offer.name for number, offer in small.items())


def test_what_is_new_after_a_night_has_a_category_of_its_catalogue() -> None:
    before = make(10_000)
    after, gone = moved(before, 0.1, seed=3)
    new = {offer.category for number, offer in after.items() if number not in before}
    assert gone
    assert new <= {offer.category for offer in before.values()}
