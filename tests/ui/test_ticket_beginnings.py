"""What a ticket begins with: the account's pool, a template's values before it."""

from dataclasses import replace

from tests.ui.pane_core import ACCOUNT, OTHER, make
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.template import Template
from xpanel_desktop.ui.panes.ticket_desk import Desk

SERVICE = make(7, "Takipçi")
POOLED = replace(ACCOUNT, data_pool="tr")


def test_the_accounts_pool_comes_first_and_is_no_draft() -> None:
    desk = Desk.new(POOLED, SERVICE, None)
    assert desk.ticket.text("data_pool") == "tr"
    assert not desk.has_own
    assert not desk.touched


def test_a_panel_without_pools_gets_none() -> None:
    desk = Desk.new(replace(OTHER, data_pool="tr"), SERVICE, None)
    assert desk.ticket.text("data_pool") == ""


def test_a_templates_values_go_before_the_accounts() -> None:
    values = {"data_pool": "global", "quantity": "50"}
    template = Template(1, "t", None, "7", "Takipçi", Kind.DEFAULT, values, tags=Tags(label="x"))
    desk = Desk.of_template(POOLED, SERVICE, template)
    assert desk.ticket.text("data_pool") == "global"
    assert desk.ticket.text("quantity") == "50"
    assert desk.tags.label == "x"
    assert not desk.has_own, "nothing of it was typed for this order"
    kept = desk.as_template("again", None)
    assert (kept.values, kept.tags, kept.rate) == (values, template.tags, SERVICE.rate)
