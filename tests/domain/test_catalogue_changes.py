"""What changed between two catalogues."""

from dataclasses import replace
from decimal import Decimal

from xpanel_desktop.domain.catalogue_changes import ServiceChange, What, differences
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.template import Template, find_services

ONE = Service("1", "Takipçi", "Default", "Instagram", Decimal("1.50"), 10, 1000)
TWO = replace(ONE, id="2", name="Beğeni")


def test_the_same_is_no_change() -> None:
    assert differences([ONE, TWO], [TWO, replace(ONE, rate=Decimal("1.5"))]) == []


def test_every_change_is_told() -> None:
    moved = replace(ONE, name="Takipci", rate=Decimal(2), minimum=None, maximum=2000)
    found = differences([ONE, TWO], [moved, replace(ONE, id="3")])
    assert [(one.service_id, one.what, one.before, one.after) for one in found] == [
        ("1", What.RATE, "1.50", "2"),
        ("1", What.MINIMUM, "10", ""),
        ("1", What.MAXIMUM, "1000", "2000"),
        ("1", What.NAME, "Takipçi", "Takipci"),
        ("3", What.NEW, "", "1.50"),
        ("2", What.GONE, "1.50", ""),
    ]


def test_what_else_moves_is_not_told() -> None:
    assert differences([ONE], [replace(ONE, category="X", refill=True)]) == []


def test_a_rate_moves_by_per_cent() -> None:
    dearer = ServiceChange("1", "a", What.RATE, "1.50", "1.80")
    assert dearer.per_cent == 20
    assert dearer.is_dearer
    assert not ServiceChange("1", "a", What.RATE, "2", "1").is_dearer
    for before, after in (("", "1"), ("1", ""), ("0", "1"), ("x", "1")):
        assert ServiceChange("1", "a", What.RATE, before, after).per_cent is None
    assert ServiceChange("1", "a", What.MINIMUM, "1", "2").per_cent is None


def test_a_template_finds_its_service() -> None:
    made = Template(5, "t", 1, "1", "Takipçi", Kind.DEFAULT)
    renamed, elsewhere = replace(ONE, name="x"), replace(ONE, id="77")
    for services, account_id, found in (
        ([TWO, ONE], 1, ONE),
        ([renamed], 1, renamed),
        ([TWO, elsewhere], 1, None),
        ([ONE], 2, ONE),
        ([renamed], 2, None),
        ([replace(TWO, id="1"), elsewhere], 2, elsewhere),
    ):
        assert find_services([made], services, account_id).get(5) == found
