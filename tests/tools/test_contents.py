"""The list of what a package is made of: what is in the folder, and nothing else."""

import json
import sys
from importlib import metadata
from pathlib import Path

import contents
import inside
import pytest

PATHS = ("one/__init__.py", "one/deep/part.py", "one/_fast.so", "one-1.0.dist-info/METADATA")


@pytest.mark.parametrize(
    ("modules", "files", "is_there"),
    [
        ({"one"}, set[str](), True),
        ({"one.deep.part"}, set[str](), True),
        (set[str](), {"one/_fast.so"}, True),
        (set[str](), {"one-1.0.dist-info/METADATA"}, False),
        ({"one.other", "deep.part"}, {"_fast.so"}, False),
    ],
)
def test_a_distribution_is_inside_by_a_module_or_a_file(
    modules: set[str], files: set[str], *, is_there: bool
) -> None:
    assert inside.is_inside(PATHS, modules, files) is is_there


def test_only_what_is_inside_is_told() -> None:
    found = inside.distributions(["pytest", "httpx"], {"httpx._client", "ssl"}, set())
    assert [one.name for one in found] == ["httpx"]


@pytest.fixture
def inner(tmp_path: Path) -> Path:
    """Lay out a frozen folder: libraries copied, those of a wheel, Python's own, and a link."""
    inner = tmp_path / "_internal"
    (inner / "wheel").mkdir(parents=True)
    names = ("libssl.so.3", "zlib1.dll", "libffi.dylib", "text.txt", "fast.so", "python313.dll")
    for name in (*names, "libpython3.13.so.1.0", "wheel/libdeep.so"):
        (inner / name).write_text(name)
    (inner / "libone.so.1").symlink_to("wheel/libdeep.so")
    return inner


def test_libraries_that_were_copied_are_told_and_those_of_others_are_not(
    inner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"libssl.so.3": ("libssl3", "3.0+b1")}
    monkeypatch.setattr(inside, "package_of", lambda name: known.get(name, ("", "")))
    found = inside.libraries(inner, {"fast.so"})
    assert [one.name for one in found] == ["libffi.dylib", "libssl.so.3", "zlib1.dll"]
    monkeypatch.setattr(contents, "distribution", lambda: "debian")
    bare, packaged = map(contents.of_library, found[:2])
    assert packaged["purl"] == "pkg:deb/debian/libssl3@3.0%2Bb1"
    assert "purl" not in bare
    assert bare["hashes"] == [{"alg": "SHA-256", "content": found[0].sha256}]


@pytest.mark.skipif(sys.platform != "linux", reason="dpkg is Linux's")
def test_a_library_that_no_package_has_is_told_without_one() -> None:
    assert inside.package_of("libno-such-one.so.9") == ("", "")


def test_the_interpreter_and_qt_tell_what_they_bring() -> None:
    names = [one["name"] for one in contents.of_python()["components"]]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
    assert names == ["openssl", "sqlite"]
    told = json.dumps(contents.of_distribution(metadata.distribution("PySide6_Essentials")))
    assert '"pkg:generic/qt@6.' in told


def test_the_list_names_its_system_and_is_the_same_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    told = [contents.of_python(), contents.component("a", "1", "pypi", "MIT")]
    one, two = (contents.document("1.2.3", told) for _ in range(2))
    assert one == two
    whole = json.loads(one)
    assert whole["metadata"]["timestamp"] == "2026-09-21T14:13:20+00:00"
    assert whole["metadata"]["properties"][0]["value"] == inside.system_name()
    refs = {part["bom-ref"] for part in whole["components"]}
    root = whole["metadata"]["component"]["bom-ref"]
    assert {link["ref"] for link in whole["dependencies"]} == refs | {root}
