"""Versions compare as numbers, and a release is taken only when it is a proper one."""

import pytest

from xpanel_desktop import __version__
from xpanel_desktop.domain.release import MOST_PAGE, Release, numbers, release

PAGE = "https://xpanel.example/1.2.3"


def test_versions_compare_as_numbers() -> None:
    told = ["0.9.9", "0.10.0", "1.0.0", "1.0.10", "1.2.0", "10.0.0"]
    assert sorted(set(told), key=numbers) == told
    assert numbers(__version__)


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "1.2.3.4", "1.2.x", "1.2.3-rc1", "٣.1.1 ", "1.1.1\n"]
)
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="three numbers"):
        numbers(text)


def test_a_proper_release_is_taken() -> None:
    assert release("1.2.3", PAGE) == Release("1.2.3", PAGE)


@pytest.mark.parametrize(
    "page",
    [
        "http://xpanel.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://xpanel.example/a b",
        "https://xpanel.example/\n",
        "https://xpanel.exämple",
        "https://xpanel.example/" + "x" * MOST_PAGE,
    ],
)
def test_a_page_that_may_lead_elsewhere_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="https address"):
        release("1.2.3", page)


@pytest.mark.parametrize(("version", "page"), [(1, PAGE), ("1.2.3", None)])
def test_what_is_no_text_is_refused(version: object, page: object) -> None:
    with pytest.raises(ValueError, match="texts"):
        release(version, page)
