"""Turkish and English, switched live, with numbers, plurals and Qt's own words."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from tests.ui.frame_kit import forget
from tests.ui.pane_core import NOW
from xpanel_desktop.domain.checks import Code, Level, Problem
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.languages import KEYS, Language, Languages, code_of
from xpanel_desktop.ui.text import age, duration, money, number, problem_words, state_words


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    yield Languages(qapp)
    forget(qapp)


def test_turkish(languages: Languages) -> None:
    languages.use(Language.TURKISH)
    assert state_words(State.DRAFT) == "Taslak"
    assert money(Decimal("1234.50"), "USD") == "1.234,50 USD"
    assert number(Decimal("-0.5")) == "-0,5"
    assert age(NOW - timedelta(hours=2), NOW) == "2 saat önce"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "İptal", "Qt's own words too"


def test_keys_are_called_as_they_are_written_on_keyboards(languages: Languages) -> None:
    languages.use(Language.TURKISH)
    native = QKeySequence.SequenceFormat.NativeText
    told = [QKeySequence(keys).toString(native) for keys in ("Ctrl+Shift+H", "Alt+Up", "Esc")]
    assert told == ["Ctrl+Shift+H", "Alt+Yukarı", "Esc"]
    assert QKeySequence("Ctrl+Return").toString(native) == "Ctrl+Enter"
    assert all(QCoreApplication.translate("QShortcut", str(key)) for key in KEYS)


def test_english_has_its_plurals(languages: Languages) -> None:
    languages.use(Language.ENGLISH)
    assert age(NOW - timedelta(minutes=1), NOW) == "1 minute ago"
    assert age(NOW - timedelta(minutes=5), NOW) == "5 minutes ago"
    assert age(NOW + timedelta(minutes=5), NOW) == "just now"
    assert duration(timedelta(days=1, hours=2, minutes=3)) == "1 day 2 hours"
    assert duration(timedelta(0)) == "0 min"
    assert money(Decimal("1234.50"), "USD") == "1,234.50 USD"


def test_switching_leaves_nothing_of_the_other(languages: Languages) -> None:
    languages.use(Language.TURKISH)
    languages.use(Language.ENGLISH)
    assert state_words(State.DRAFT) == "Draft"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(("system", "code"), [("tr_TR", "tr"), ("en_GB", "en"), ("de_DE", "en")])
def test_the_system_s_language_is_turkish_or_else_english(
    monkeypatch: pytest.MonkeyPatch, languages: Languages, system: str, code: str
) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    assert code_of(Language.SYSTEM) == code
    languages.use(Language.SYSTEM)
    assert QLocale().name().startswith(code)
    if system == "en_GB":
        assert QLocale().name() == "en_GB", "the system's own habits of writing are kept"


@pytest.mark.parametrize(
    "pool", ["NaN", "Infinity", "1e999999", "-", "", "tr", "1.2.3", "9" * 500, "٣"]
)
def test_a_name_that_looks_like_a_number_stays_as_it_is(pool: str) -> None:
    problem = Problem(Level.WARN, Code.POOL_EMPTY, detail={"pool": pool})
    assert problem_words(problem) == f"The pool {pool} has no capacity left."


def test_numbers_of_a_problem_are_written_in_the_locale_s_way(languages: Languages) -> None:
    languages.use(Language.TURKISH)
    problem = Problem(Level.BLOCK, Code.BELOW_MINIMUM, detail={"minimum": "12500"})
    assert "12.500" in problem_words(problem)


def test_a_language_is_read_once(qapp: QApplication, languages: Languages) -> None:
    languages.use(Language.TURKISH)
    languages.use(Language.ENGLISH)
    held = len(qapp.findChildren(QTranslator))
    for language in (Language.TURKISH, Language.ENGLISH) * 3:
        languages.use(language)
        assert state_words(State.DRAFT) == ("Taslak" if language is Language.TURKISH else "Draft")
    assert len(qapp.findChildren(QTranslator)) == held
