"""Widgets die on the GUI thread, in the tests as in the program."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def widgets_die_here() -> Iterator[None]:
    """Collect cycles between tests alone: a worker's thread would take Qt down."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
