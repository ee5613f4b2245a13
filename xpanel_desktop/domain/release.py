"""What a release says of itself, and which of two versions is the newer one."""

import re
from dataclasses import dataclass

_VERSION = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})\.([0-9]{1,6})")
MOST_PAGE = 300
"""Letters of a page's address."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and the page where people get it."""

    version: str
    page: str
    """An https address."""


def numbers(version: str) -> tuple[int, int, int]:
    """Return a version as three numbers that compare as versions do. Raises ValueError."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError("a version is three numbers with points between them")
    return int(found[1]), int(found[2]), int(found[3])


def release(version: object, page: object) -> Release:
    """Return a release out of what was read. Raises ValueError for what is none."""
    if not isinstance(version, str) or not isinstance(page, str):
        raise ValueError("version and page are texts")
    numbers(version)
    plain = page.isascii() and page.isprintable() and " " not in page
    if not page.startswith("https://") or not plain or len(page) > MOST_PAGE:
        raise ValueError("the page has an https address of plain letters")
    return Release(version, page)
