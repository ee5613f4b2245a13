"""Search finds Turkish words however they are typed, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.folding import fold, matches, words

FORMS = {
    "i": "iİıI",
    "s": "sSşŞ",
    "g": "gGğĞ",
    "u": "uUüÜûÛ",
    "o": "oOöÖ",
    "c": "cCçÇ",
    "a": "aAâÂ",
}
LETTERS = st.sampled_from(sorted(FORMS))


@given(st.lists(st.tuples(LETTERS, st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20))
def test_every_spelling_of_a_word_finds_every_other(letters: list[tuple[str, int, int]]) -> None:
    stored = "".join(FORMS[letter][one] for letter, one, _ in letters)
    typed = "".join(FORMS[letter][other] for letter, _, other in letters)
    assert fold(stored) == fold(typed) == "".join(letter for letter, _, _ in letters)
    assert matches(fold(f"x {stored} y"), words(typed))


@given(st.text(max_size=60))
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert matches(once, words(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İZLENME  ırmak", "izlenme irmak"),
        ("I\u0307stanbul", "istanbul"),
        ("Straße Øre Łódź", "strasse ore lodz"),
        ("ﬁn ①", "fin 1"),
        ("\tA\n b\u00a0c ", "a b c"),
        ("vip\0shop\0", "vip shop"),
        ("", ""),
    ],
)
def test_words_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "found"),
    [("beğeni türk", True), ("TURK begeni", True), ("begeni rus", False), ("", True), ("  ", True)],
)
def test_every_word_must_be_there_in_any_order(query: str, found: bool) -> None:
    assert matches(fold("Instagram Türk Beğeni"), words(query)) is found


def test_a_word_twice_is_looked_for_once() -> None:
    assert words("Türk turk TÜRK beğeni") == ("turk", "begeni")
