"""The files that money and keys depend on are covered to the last branch, by the quick tests.

What counts is run on purpose: tests that make up their input try one example here, the same each
time, and files of nothing but such tests are left out, so that no branch is covered by luck. Each
file is run by the tests that mirror it, not by whatever comes past it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PERFECT = {
    "": ("logs",),
    "api": (
        "exchange",
        "limiter",
        "panel",
        "rest",
        "strict",
        "translate/*",
        "transport",
        "verdict",
    ),
    "app": (
        *("caution", "emergency", "flights", "gate", "gathering", "local_days", "outbox"),
        *("reconciling", "safety", "searching", "sending"),
    ),
    "domain": ("*",),
    "store": (
        *("cases", "drafts", "evidence", "files", "journal", "rows", "tracking", "wal_check"),
    ),
    "vault": ("*",),
}
"""Floor → files."""
TESTS = (
    *("domain", "vault", "test_logs.py", "api"),
    *("store/test_cases.py", "store/test_draft_review.py", "store/test_drafts.py"),
    *(
        "store/test_evidence.py",
        "store/test_files.py",
        "store/test_history.py",
        "store/test_journal.py",
    ),
    *("store/test_pages.py", "store/test_rest_of_tables.py", "store/test_restore.py"),
    "store/test_tracking.py",
    *("app/test_emergency.py", "app/test_gate.py", "app/test_outbox.py"),
    *("app/test_outbox_ahead.py", "app/test_outbox_trouble.py", "app/test_queue_stops.py"),
    *("app/test_reckoning.py", "app/test_reconciling.py", "app/test_safety.py"),
    *("app/test_sending.py",),
)


@pytest.mark.reliability
@pytest.mark.timeout(900)
def test_every_branch_of_the_files_that_must_be_perfect_is_run(tmp_path: Path) -> None:
    env = os.environ | {"COVERAGE_FILE": str(tmp_path / "coverage"), "QT_QPA_PLATFORM": "offscreen"}
    coverage = [sys.executable, "-m", "coverage"]
    tests = ["-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    tests += ["-m", "not reliability and not long", "--hypothesis-profile=glance"]
    tests += ["--ignore-glob=*_properties.py", *(f"tests/{name}" for name in TESTS)]
    done = subprocess.run(
        [*coverage, "run", *tests], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
    report = tmp_path / "coverage.json"
    files_of = [
        (Path("xpanel_desktop") / floor / f"{name}.py").as_posix().replace("*.py", "*")
        for floor, names in PERFECT.items()
        for name in names
    ]
    told = [*coverage, "json", "-q", "-o", str(report), f"--include={','.join(files_of)}"]
    subprocess.run(told, cwd=ROOT, env=env, check=True)
    files = json.loads(report.read_text())["files"]
    for pattern in files_of:
        assert any(Path(name).match(pattern) for name in files), f"{pattern} is no file"
    assert [name for name in files if "no cover" in (ROOT / name).read_text("utf-8")] == []
    left = {
        name: {"lines": file["missing_lines"], "branches": file["missing_branches"]}
        for name, file in files.items()
        if file["missing_lines"] or file["missing_branches"]
    }
    assert left == {}
