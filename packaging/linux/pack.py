"""Make the packages for Linux of a frozen folder: `.deb`, `.rpm` and a self-extracting `.run`.

Run by `packaging/building.py` under the build's Python: `python packaging/linux/pack.py FOLDER DIST
VERSION`. It checks itself: the dependencies that are declared against those that are found, the
desktop file, the metainfo, lintian's verdict, and that no link leads nowhere. What a check finds
ends it with code 1.
"""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Template

import bundles
import depends

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import pictures  # noqa: E402 - the folder above
import trim  # noqa: E402

ID, NAME = "org.xpanel.desktop", "xpanel-desktop"
ARCHES = {"x86_64": ("amd64", "x86_64"), "aarch64": ("arm64", "aarch64")}
OLDEST = ".".join(map(str, depends.GLIBC))
COMMON = (
    "On Debian systems the texts of these licences are in /usr/share/common-licenses/LGPL-3\n"
    "and /usr/share/common-licenses/GPL-3.\n"
)
SHOWN = (16, 22, 24, 32, 48, 64, 128, 256, 512)


class Unfit(Exception):
    """A check of the build found something; the words tell what."""


def built_at() -> datetime:
    """Return the time that stands for every time of this build, UTC."""
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def run(*command: object, cwd: Path | None = None) -> str:
    """Run a program and return what it printed. Raises Unfit with its words when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unfit(f"{words[0]}: {(done.stdout + done.stderr).strip()}")
    return done.stdout


def zip_to(target: Path, content: bytes) -> None:
    """Write a gzip file that holds no time and no name, so that it is the same each time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def lay_share(share: Path, version: str) -> None:
    """Lay out what the desktop reads: the entry, the metainfo and the icons."""
    (share / "applications").mkdir(parents=True)
    shutil.copy(HERE / f"{ID}.desktop", share / "applications")
    (share / "metainfo").mkdir()
    text = Template((HERE / f"{ID}.metainfo.xml.in").read_text("utf-8"))
    shown = pictures.metainfo(os.environ.get("XPANEL_SCREENSHOTS", ""))
    told = text.substitute(version=version, date=built_at().strftime("%Y-%m-%d"), screenshots=shown)
    (share / "metainfo" / f"{ID}.metainfo.xml").write_text(told, "utf-8")
    icons = share / "icons" / "hicolor"
    for size in SHOWN:
        folder = icons / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        shutil.copy(ROOT / "build" / "icons" / f"{NAME}-{size}.png", folder / f"{ID}.png")
    zip_to(share / "man" / "man1" / f"{NAME}.1.gz", (HERE / f"{NAME}.1").read_bytes())
    scalable = icons / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "app.svg", scalable / f"{ID}.svg")


def lay_start(target: Path, program: str) -> Path:
    """Write what is called by the program's name: it looks at glibc, then starts `program`."""
    text = (HERE / "start.sh").read_text("utf-8").replace("@GLIBC@", OLDEST)
    target.write_text(text.replace("@PROGRAM@", program), "utf-8")
    return target


def lay_system_licences(folder: Path) -> None:
    """Put the licences of the system's libraries that travel along beside those of the rest."""
    own = [folder / "_internal", folder / "_internal" / "PySide6" / "Qt" / "lib"]
    for package in sorted(depends.brought(own)):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            shutil.copyfile(text, folder / "licenses" / f"{package}.txt")


def lay_doc(doc: Path, folder: Path, version: str) -> None:
    """Lay out what Debian wants beside: the copyright file and the changelog."""
    doc.mkdir(parents=True)
    licences = (folder / "licenses" / "THIRD-PARTY.txt").read_text("utf-8")
    own = (ROOT / "LICENSE").read_text("utf-8")
    told = f"{own}\n\nWhat travels with it:\n\n{licences}\n{COMMON}"
    (doc / "copyright").write_text(told, "utf-8")
    date = built_at().strftime("%a, %d %b %Y %H:%M:%S +0000")
    entry = (
        f"{NAME} ({version}-1) stable; urgency=medium\n\n  * Release {version}; the program's own "
        f"changelog tells more.\n\n -- XPanel Desktop <packages@xpanel.example>  {date}\n"
    )
    zip_to(doc / "changelog.Debian.gz", entry.encode())


def tidy(tree: Path) -> None:
    """Give every file the time of the build and the rights of a package's file."""
    stamp = built_at().timestamp()
    for path in sorted(tree.rglob("*"), reverse=True):
        if path.is_symlink():
            os.utime(path, (stamp, stamp), follow_symlinks=False)
            continue
        runs = path.is_dir() or path.name == NAME or path.suffix == ".sh"
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (stamp, stamp))


def check_links(folder: Path) -> None:
    """Raise Unfit for links that lead nowhere, or out of the folder."""
    inside = folder.resolve()
    odd = [p for p in folder.rglob("*") if p.is_symlink()]
    odd = [p for p in odd if not p.exists() or not p.resolve().is_relative_to(inside)]
    if odd:
        raise Unfit(f"links that lead nowhere: {odd}")


def check_depends(folder: Path) -> None:
    """Raise Unfit when the package needs what it does not declare."""
    files = [folder / NAME, *trim.elves(folder / "_internal")]
    glibc = depends.glibc_of(files)
    if glibc > depends.GLIBC:
        raise Unfit(f"glibc {glibc} is asked for, and {depends.GLIBC} declared")
    own = [folder / "_internal", folder / "_internal" / "PySide6" / "Qt" / "lib"]
    found = depends.shlib_packages(folder, own, files)
    lacking = depends.undeclared(found) - depends.brought(own)
    if lacking:
        raise Unfit(f"dependencies that are not declared: {sorted(lacking)}")


def check_host(rpm: Path) -> None:
    """Raise Unfit when the .rpm names the machine that made it: its bytes would be that one's."""
    host = run("rpm", "-qp", "--queryformat", "%{BUILDHOST}", rpm)
    if host != "localhost":
        raise Unfit(f"the .rpm names its build's host: {host}")


def render(template: Path, target: Path, **values: object) -> Path:
    """Fill in a template."""
    target.write_text(Template(template.read_text("utf-8")).substitute(values), "utf-8")
    return target


def make_packages(folder: Path, work: Path, dist: Path, version: str) -> tuple[Path, Path]:
    """Make the .deb and the .rpm; return both."""
    deb_arch, rpm_arch = ARCHES[platform.machine()]
    quoted = {
        "deb_depends": ", ".join(f'"{one}"' for one in depends.deb_depends()),
        "rpm_depends": ", ".join(f'"{one}"' for one in depends.rpm_depends()),
    }
    start = lay_start(work / "start.sh", f"/usr/lib/{NAME}/{NAME}")
    config = render(
        HERE / "nfpm.yaml.in", work / "nfpm.yaml", arch=deb_arch, version=version, folder=folder,
        start=start,
        share=work / "share", doc=work / "doc", here=HERE,
        time=built_at().strftime("%Y-%m-%dT%H:%M:%SZ"), **quoted,
    )  # fmt: skip
    deb = dist / f"{NAME}_{version}-1_{deb_arch}.deb"
    rpm = dist / f"{NAME}-{version}-1.{rpm_arch}.rpm"
    nfpm = Path(sys.executable).with_name("nfpm")
    run(nfpm, "package", "--config", config, "--packager", "deb", "--target", work / deb.name)
    repack(work / deb.name, work / "deb", deb)
    run(nfpm, "package", "--config", config, "--packager", "rpm", "--target", rpm)
    return deb, rpm


def repack(loose: Path, tree: Path, deb: Path) -> None:
    """Pack a .deb anew by dpkg's own xz at its highest: nfpm's leaves it 4 MB larger (measured)."""
    run("dpkg-deb", "--raw-extract", loose, tree)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", tree, deb)


def make_run(folder: Path, work: Path, dist: Path, version: str) -> Path:
    """Make the self-extracting archive, which installs for a user or for all."""
    inside = work / "run"
    inside.mkdir()
    shutil.copytree(folder, inside / "program", symlinks=True)
    shutil.copytree(work / "share", inside / "share")
    lay_start(inside / "start.sh", "@PROGRAM@")
    script = (HERE / "install.sh").read_text("utf-8")
    (inside / "install.sh").write_text(script.replace("@GLIBC@", OLDEST), "utf-8")
    tidy(inside)
    target = dist / f"{NAME}-{version}-{platform.machine()}.run"
    tar = "--sort=name --owner=0 --group=0 --numeric-owner"
    date = built_at().strftime("%a %b %d %H:%M:%S UTC %Y")
    options = ["--nox11", "--xz", "--sha256", "--packaging-date", date, "--tar-extra", tar]
    label = f"XPanel Desktop {version}"
    # It writes its command line into the archive: the build's folder has no place in it.
    told = (inside.name, target.name, label, "sh", "./install.sh")
    run("makeself", "--quiet", *options, *told, cwd=work)
    return Path(shutil.move(work / target.name, target))


def main(folder: Path, dist: Path, version: str) -> int:
    """Make and check all; return 1 when a check found something."""
    work = ROOT / "build" / "linux"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        lay_system_licences(folder)
        lay_share(work / "share", version)
        lay_doc(work / "doc", folder, version)
        for tree in (folder, work / "share", work / "doc"):
            tidy(tree)
        check_links(folder)
        check_depends(folder)
        run("desktop-file-validate", work / "share" / "applications" / f"{ID}.desktop")
        metainfo = work / "share" / "metainfo" / f"{ID}.metainfo.xml"
        run("appstreamcli", "validate", "--no-net", "--pedantic", metainfo)
        deb, rpm = make_packages(folder, work, dist, version)
        check_host(rpm)
        run("lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", deb)
        make_run(folder, work, dist, version)
        start = (HERE / "start.sh").read_text("utf-8").replace("@GLIBC@", OLDEST)
        bundles.lay_app_dir(work / "AppDir", folder, work / "share", start)
        bundles.make_app_image(work / "AppDir", dist, version)
        bundles.make_flatpak(work, dist, version)
    except (Unfit, ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]))
