"""Runs cases and prints one line each."""

import sys

from tests.bench.cases import Case, Ceiling, pick


def run(case: Case | Ceiling, *, quick: bool) -> dict[str, object]:
    """Measure one case, print its line and return it as plain data."""
    return _case(case, quick=quick) if isinstance(case, Case) else _ceiling(case, quick=quick)


def _case(case: Case, *, quick: bool) -> dict[str, object]:
    samples = case.measure(max(2, case.rounds // 3) if quick else case.rounds)
    ours, floor = pick(samples.ours, case.quantile), pick(samples.floor, case.quantile)
    ratio = ours / floor if floor else float("inf")
    met = ratio >= case.aim if case.at_least else ratio <= case.aim
    scale = 1000 if case.unit == "ms" else 1
    sign = "≥" if case.at_least else "≤"
    print(
        f"{case.name:<44} {ours * scale:9.2f} {case.unit:<4} floor {floor * scale:9.2f} "
        f"ratio {ratio:6.3f} (aim {sign} {case.aim}) {'met' if met else 'NOT MET'}"
        f"  [{case.floor}; n={len(samples.ours)}]{' ' + samples.note if samples.note else ''}"
    )
    sys.stdout.flush()
    return {"name": case.name, "ours": ours, "floor": floor, "ratio": ratio, "met": met}


def _ceiling(case: Ceiling, *, quick: bool) -> dict[str, object]:
    figures = case.measure(1 if quick else case.rounds)
    scale = 1000 if figures.unit == "ms" else 1
    parts = [
        f"{name} {value * scale:.2f} {figures.unit} (aim ≤ {aim * scale:g})"
        f" {'met' if value <= aim else 'NOT MET'}"
        for name, value, aim in figures.values
    ]
    print(f"{case.name:<44} {'; '.join(parts)}{'  ' + figures.note if figures.note else ''}")
    sys.stdout.flush()
    return {"name": case.name, "figures": [list(part) for part in figures.values]}
