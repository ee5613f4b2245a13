"""What a bench case is: our time and a floor's, in interleaved rounds, told as a ratio."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Samples:
    """Seconds (or another unit, the same on both sides) measured for us and for the floor."""

    ours: Sequence[float]
    floor: Sequence[float]
    note: str = ""


@dataclass(frozen=True)
class Case:
    """One line of the report. `measure(rounds)` interleaves its own rounds."""

    name: str
    floor: str
    """What the floor is, in words."""
    aim: float
    """The ratio aimed at; a report, never a test's pass mark."""
    measure: Callable[[int], Samples]
    rounds: int = 5
    quantile: float | None = None
    """None compares medians; 0.95 compares that quantile of all samples."""
    unit: str = "ms"
    at_least: bool = False
    """The aim is a lower bound (throughput) instead of an upper one."""


@dataclass(frozen=True)
class Ceiling:
    """A line without a floor of its own: figures against fixed aims (lateness, memory)."""

    name: str
    measure: Callable[[int], "Figures"]
    rounds: int = 1


@dataclass(frozen=True)
class Figures:
    """Named figures with their aims, in one unit."""

    values: Sequence[tuple[str, float, float]]
    unit: str = "ms"
    note: str = ""


def pick(values: Sequence[float], quantile: float | None) -> float:
    """Return the median, or the given quantile (nearest rank)."""
    if quantile is None:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(quantile * len(ordered)))]


def interleave(
    rounds: int, ours: Callable[[], float], floor: Callable[[], float], warm: int = 1
) -> Samples:
    """Measure floor and ours in turns, so that what the machine does meanwhile hits both."""
    for _ in range(warm):
        floor(), ours()
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return Samples([a for a, _ in pairs], [b for _, b in pairs])
