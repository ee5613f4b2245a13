"""`python3 dev.py bench [--quick] [--json FILE] [NAME…]`: measure and report."""

import argparse
import compileall
import json
import os
import sys
from importlib import import_module
from pathlib import Path

from tests.bench.report import run

ROOMS = (
    "startup",
    "services",
    "palette",
    "bulk",
    "outbox",
    "blotter",
    "books",
    "memory",
    "tracking",
    "lateness",
    "day",
    "frozen",
)


def main() -> int:
    """Run the cases whose name holds any of the words given; all without words."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("names", nargs="*", help="only cases whose name holds one of these")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir("xpanel_desktop", quiet=2)
    rooms = [import_module(f"tests.bench.{room}") for room in ROOMS]
    cases = [case for room in rooms for case in room.CASES]
    for word in filter(None, (getattr(room, "LEFT_OUT", "") for room in rooms)):
        print(word)
    wanted = [
        case for case in cases if not options.names or any(n in case.name for n in options.names)
    ]
    if not wanted:
        print("no such case; there are:", *(case.name for case in cases), sep="\n  ")
        return 2
    figures = [run(case, quick=options.quick) for case in wanted]
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
