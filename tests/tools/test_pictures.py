"""The pictures of README and the metainfo: out of a tour, and in words that appstream knows."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from string import Template

import building
import pictures
import pytest
from PIL import Image

from xpanel_desktop.ui.actions import PANES

METAINFO = building.ROOT / "packaging" / "linux" / "org.xpanel.desktop.metainfo.xml.in"
ADDRESS = "https://xpanel.example/pictures/"


def tour(folder: Path, *, passed: bool = True, without: str = "") -> Path:
    """Write what a tour leaves: a picture for each step, and its story."""
    steps: list[dict[str, object]] = []
    for number, one in enumerate(pictures.PICTURES.values()):
        name = f"{number:03}.png"
        Image.linear_gradient("L").convert("RGB").save(folder / name)
        if one.title != without:
            steps.append({"title": one.title, "picture": name, "facts": {}})
    told = {"passed": passed, "failure": "" if passed else "a step", "steps": steps}
    (folder / "tour.json").write_text(json.dumps(told))
    return folder


def test_both_are_taken_out_of_a_tour_and_are_small(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.mkdir()
    assert pictures.main(tour(tmp_path), target) == 0
    for name in pictures.PICTURES:
        with Image.open(target / name) as taken:
            assert (taken.size, taken.mode) == ((256, 256), "P")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"passed": False}, "did not pass"),
        ({"without": "orders en light"}, "orders en light"),
    ],
)
def test_a_tour_that_has_not_got_them_leaves_the_old_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: dict[str, object], said: str
) -> None:
    assert pictures.main(tour(tmp_path, **asked), tmp_path / "none") == 1  # pyright: ignore[reportArgumentType]
    assert said in capsys.readouterr().err
    assert pictures.main(tmp_path / "nowhere", tmp_path / "none") == 1


def test_its_steps_are_the_tour_s() -> None:
    """The gallery's titles are a pane's name, the language and the scheme."""
    assert pictures.PICTURES.keys() == {path.name for path in pictures.TARGET.iterdir()}
    assert {one.title for one in pictures.PICTURES.values()} <= {f"{one} en light" for one in PANES}
    readme = (building.ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"packaging/screenshots/(\w+\.png)", readme) == [*pictures.PICTURES]


def test_what_is_shown_is_small() -> None:
    assert all(path.stat().st_size < 100_000 for path in pictures.TARGET.iterdir())


def written(folder: Path, address: str) -> Path:
    """Write the metainfo as a build does."""
    shown = pictures.metainfo(address)
    text = Template(METAINFO.read_text("utf-8"))
    path = folder / "org.xpanel.desktop.metainfo.xml"
    path.write_text(text.substitute(version="1.0.0", date="2026-01-02", screenshots=shown), "utf-8")
    return path


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_the_metainfo_is_what_appstream_expects(tmp_path: Path, address: str) -> None:
    """As a build looks at it: with pictures and without them."""
    command = ["appstreamcli", "validate", "--no-net", "--pedantic", written(tmp_path, address)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_it_names_each_picture_once_under_the_address(tmp_path: Path) -> None:
    text = written(tmp_path, ADDRESS).read_text("utf-8")
    named = re.findall(r'<image type="source">(.+)</image>', text)
    assert named == [f"{ADDRESS}{name}" for name in pictures.PICTURES]


@pytest.mark.parametrize("address", ["http://xpanel.example", "https://x.example/<a>", "/a/folder"])
def test_another_kind_of_address_stops_the_build(address: str) -> None:
    with pytest.raises(ValueError, match="no https address"):
        pictures.metainfo(address)
