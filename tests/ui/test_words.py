"""There are words for everything that can happen, and colours that can be read."""

from decimal import Decimal

import pytest
from PySide6.QtGui import QColor

from tests.ui.pane_core import NOW
from xpanel_desktop.api.address import AddressFault, BadAddress
from xpanel_desktop.api.transport import Trouble
from xpanel_desktop.app.connection import Connection, Link
from xpanel_desktop.domain import errors
from xpanel_desktop.domain.checks import Code, Level, Problem
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import theme, trouble_words
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.text import connection_words, error_words, money, problem_words, state_words
from xpanel_desktop.vault import Place, Reason, VaultState

DETAIL = dict.fromkeys(
    ("minimum", "maximum", "quantity", "most", "before", "now", "balance", "charge", "count",
     "limit", "pool", "platform", "host", "lines"), "7",
)  # fmt: skip
FAMILIES = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PanelError) and not kind.__subclasses__()
]


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_word_and_a_mark(state: State) -> None:
    assert state_words(state)
    assert not icon(f"state-{state.value}").isNull()


@pytest.mark.parametrize("code", Code)
def test_every_problem_has_words_and_its_numbers(code: Code) -> None:
    words = problem_words(Problem(Level.WARN, code, detail=DETAIL))
    assert words.endswith(".")
    assert "{" not in words


@pytest.mark.parametrize("kind", FAMILIES)
def test_every_error_has_words_and_keeps_the_panels(kind: type[PanelError]) -> None:
    assert error_words(kind("their own words"))
    if issubclass(kind, errors.Refusal):
        assert "their own words" in error_words(kind("their own words"))


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_of_the_way_has_a_sentence(trouble: Trouble) -> None:
    assert trouble_words.reason_words(trouble.value) != trouble.value


@pytest.mark.parametrize("fault", AddressFault)
def test_every_fault_of_an_address_has_a_sentence(fault: AddressFault) -> None:
    assert error_words(BadAddress(fault)).endswith(".")


@pytest.mark.parametrize("reason", Reason)
def test_every_state_of_the_vault_has_a_sentence(reason: Reason) -> None:
    words = trouble_words.vault_words(VaultState(Place.MEMORY, "", reason))
    assert bool(words) is (reason is not Reason.NONE)


@pytest.mark.parametrize("link", Link)
def test_every_connection_has_words(link: Link) -> None:
    assert connection_words(Connection(link, NOW))


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (None, "–"),
        (Decimal("1234567.5"), "1,234,567.5 USD"),
        (Decimal("-0.50"), "-0.50 USD"),
        (Decimal("0.00000001"), "0.00000001 USD"),
        (Decimal(3), "3 USD"),
    ],
)
def test_money_keeps_every_digit(amount: Decimal | None, told: str) -> None:
    assert money(amount, "USD") == told


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["text", "quiet", "accent", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["window", "base", "stripe"])
def test_every_text_can_be_read(chosen: theme.Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(chosen, text), getattr(chosen, ground)) >= 4.5


@pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("on_accent", "accent"), ("on_selection", "selection"), ("text", "warn_ground"),
     ("text", "info_ground"), ("text", "hover")],
)  # fmt: skip
def test_every_pair_can_be_read(chosen: theme.Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(chosen, text), getattr(chosen, ground)) >= 4.5
