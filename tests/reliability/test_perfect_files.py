"""The files that money and keys depend on are covered to the last branch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BY_THEMSELVES = (
    *("xpanel_desktop/domain/*", "xpanel_desktop/vault/*", "xpanel_desktop/logs.py"),
    *("xpanel_desktop/api/verdict.py", "xpanel_desktop/api/transport.py"),
    *("xpanel_desktop/api/strict.py", "xpanel_desktop/api/translate/*"),
)
WITH_THE_STORE = (
    *("xpanel_desktop/store/journal.py", "xpanel_desktop/store/drafts.py"),
    *("xpanel_desktop/store/tracking.py", "xpanel_desktop/store/rows.py"),
    *("xpanel_desktop/app/outbox.py", "xpanel_desktop/app/sending.py"),
)
NEED_THE_STORE = frozenset(
    f"xpanel_desktop/domain/{name}.py"
    for name in (
        *("checks", "customers", "delivery", "drift", "exchange", "history"),
        *("ledger", "order", "query", "schedule", "scorecard"),
    )
)
"""Run to their last branch by the tests of store and app alone."""
QUICK = ("domain", "vault", "test_logs.py", "api")


@pytest.mark.reliability
@pytest.mark.timeout(900)
def test_every_branch_of_the_files_that_must_be_perfect_is_run(tmp_path: Path) -> None:
    judge(tmp_path, QUICK, BY_THEMSELVES, but=NEED_THE_STORE)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_so_is_every_branch_of_those_that_need_the_store(tmp_path: Path) -> None:
    judge(tmp_path, (*QUICK, "store", "app"), (*BY_THEMSELVES, *WITH_THE_STORE))


def judge(
    tmp_path: Path,
    tests_of: tuple[str, ...],
    files_of: tuple[str, ...],
    but: frozenset[str] = frozenset(),
) -> None:
    """Run some tests and look for a branch of some files that none of them takes."""
    env = os.environ | {"COVERAGE_FILE": str(tmp_path / "coverage"), "QT_QPA_PLATFORM": "offscreen"}
    coverage = [sys.executable, "-m", "coverage"]
    tests = ["-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", "not long"]
    tests += [f"tests/{name}" for name in tests_of]
    done = subprocess.run(
        [*coverage, "run", *tests], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
    report = tmp_path / "coverage.json"
    told = [*coverage, "json", "-q", "-o", str(report), f"--include={','.join(files_of)}"]
    subprocess.run(told, cwd=ROOT, env=env, check=True)
    files = json.loads(report.read_text())["files"]
    assert len(files) > 30
    left = {
        name: {"lines": file["missing_lines"], "branches": file["missing_branches"]}
        for name, file in files.items()
        if name not in but and (file["missing_lines"] or file["missing_branches"])
    }
    assert left == {}
