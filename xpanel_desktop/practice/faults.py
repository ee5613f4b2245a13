"""Faults on request: `latency=150ms,429=0.05,add:cut=@3,status:html=0.1`.

Each is `[action:]name=when`: a probability, or @N for the Nth request of that action. `latency` is
a time in ms, for one action or for all. What is drawn comes from a seed, so a run can be repeated.
"""

import math
import random
from collections import Counter
from dataclasses import dataclass

NAMES = ("429", "500", "502", "html", "php", "shape", "cut", "cut-after-commit")


class BadSpec(ValueError):
    """A specification that cannot be understood; the text says which part."""


@dataclass(frozen=True)
class Rule:
    """One fault: for which action, which, and when."""

    action: str
    name: str
    share: float = 0.0
    nth: int = 0


class Faults:
    """Draws the fault of each request."""

    def __init__(self, spec: str = "", seed: int = 1) -> None:
        self.down = False
        self._waits: dict[str, float] = {}
        self._rules: list[Rule] = []
        self._seen: Counter[str] = Counter()
        self._dice = random.Random(seed)
        self.set(spec)

    def set(self, spec: str) -> None:
        """Put other faults in place. Raises BadSpec."""
        waits, rules = dict[str, float](), list[Rule]()
        for part in filter(None, (part.strip() for part in spec.split(","))):
            left, _, when = part.partition("=")
            action, _, name = left.rpartition(":")
            if name == "latency":
                waits[action] = _milliseconds(part, when)
            elif name in NAMES:
                rules.append(_rule(part, action, name, when))
            else:
                raise BadSpec(f"no such fault: {part}")
        self._waits, self._rules = waits, rules
        self._seen.clear()

    def latency(self, action: str) -> float:
        """Return how long a request of `action` is to wait, in seconds."""
        return self._waits.get(action, self._waits.get("", 0.0))

    def draw(self, action: str) -> str:
        """Return the name of the fault for a request of `action`, empty for none."""
        self._seen[action] += 1
        for rule in self._rules:
            if rule.action not in ("", action):
                continue
            if rule.nth == self._seen[action] or (
                not rule.nth and self._dice.random() < rule.share
            ):
                return rule.name
        return ""


def _milliseconds(part: str, when: str) -> float:
    try:
        time = float(when.removesuffix("ms")) / 1000
    except ValueError:
        raise BadSpec(f"no time: {part}") from None
    if not 0 <= time < math.inf:
        raise BadSpec(f"no time: {part}")
    return time


def _rule(part: str, action: str, name: str, when: str) -> Rule:
    try:
        rule = (
            Rule(action, name, nth=int(when[1:]))
            if when.startswith("@")
            else Rule(action, name, share=float(when))
        )
    except ValueError:
        raise BadSpec(f"no probability: {part}") from None
    if rule.nth < 0 or not 0 <= rule.share <= 1 or (when.startswith("@") and not rule.nth):
        raise BadSpec(f"no probability: {part}")
    return rule
