"""Write the CycloneDX list of what a package is made of: `contents.py FOLDER DIST VERSION`.

Run by `packaging/building.py` under the build's Python, for the frozen folder of this system. In
it are the distributions of which something is in the folder, the interpreter, PyInstaller's
starter, what these bring compiled in (OpenSSL, SQLite, Qt), and the libraries that were copied
from the system. The same folder gives the same bytes. It is held against CycloneDX's own schema.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
import ssl
import sys
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from urllib.parse import quote

import inside
import licences

NAME = "xpanel-desktop"
REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements.txt"
Component = dict[str, object]


def component(name: str, version: str, kind: str, licence: str = "", **more: object) -> Component:
    """Return one component; `kind` is the type of its purl, `more` what else is to be told."""
    purl = f"pkg:{kind}/{quote(name)}@{quote(version)}"
    told: Component = {"type": "library", "bom-ref": purl, "name": name, "version": version}
    told["purl"] = purl
    if licence:
        told["licenses"] = [{"license": {"name": licence}}]
    return told | more


def of_distribution(one: metadata.Distribution) -> Component:
    """Return a distribution of Python with what its wheel has compiled in, as far as it tells."""
    name = re.sub(r"[-_.]+", "-", one.name).lower()
    brought: list[Component] = []
    if name == "cryptography":
        backend = import_module("cryptography.hazmat.backends.openssl").backend
        version = backend.openssl_version_text().split()[1]
        brought = [component("openssl", version, "generic/cryptography", "Apache-2.0")]
    if name == "pyside6-essentials":
        version = import_module("PySide6.QtCore").qVersion()
        brought = [component("qt", version, "generic", "LGPL-3.0-only")]
        icu = re.search(r"/libicudata\.so\.(\d+)", " ".join(map(str, one.files or ())))
        brought += [component("icu", icu[1], "generic", "Unicode-3.0")] if icu else []
    more = {"components": brought} if brought else {}
    return component(name, one.version, "pypi", licences.name_of(one), **more)


def of_python() -> Component:
    """Return the interpreter with what its own modules are linked to."""
    version = ssl.OPENSSL_VERSION.split()[1]
    brought = [
        component("openssl", version, "generic", "Apache-2.0"),
        component("sqlite", sqlite3.sqlite_version, "generic", "blessing"),
    ]
    return component(
        *("python", platform.python_version(), "generic", "PSF-2.0"), components=brought
    )


def of_library(one: inside.Library) -> Component:
    """Return a library that was copied: its digest, and its package where that is known."""
    hashes = [{"alg": "SHA-256", "content": one.sha256}]
    told: Component = {"type": "file", "bom-ref": f"file:{one.name}", "name": one.name}
    told["hashes"] = hashes
    if not one.package:
        return told
    packaged = component(one.package, one.version, f"deb/{distribution()}")
    return told | {"version": one.version, "purl": packaged["purl"]}


def distribution() -> str:
    """Return the id of this system's distribution, as a purl names it."""
    return platform.freedesktop_os_release()["ID"]


def components(folder: Path) -> list[Component]:
    """Return all that a frozen folder is made of."""
    inner = inside.inner_of(folder)
    modules, files = inside.modules_of(folder), inside.files_of(inner)
    found = inside.distributions(licences.pinned(REQUIREMENTS), modules, files)
    theirs = {path.as_posix() for one in found for path in one.files or ()}
    told = [of_python(), of_distribution(metadata.distribution("pyinstaller"))]
    told += map(of_distribution, found)
    return [*told, *map(of_library, inside.libraries(inner, theirs))]


def document(version: str, told: list[Component]) -> str:
    """Return the whole list as JSON, with the time of the commit for its time."""
    at = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    root = component(NAME, version, "generic", "MIT") | {"type": "application"}
    system = {"name": "system", "value": inside.system_name()}
    links = [{"ref": one["bom-ref"]} for one in told]
    links.append({"ref": root["bom-ref"], "dependsOn": [one["bom-ref"] for one in told]})
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": at.isoformat(), "component": root, "properties": [system]},
        "components": told,
        "dependencies": links,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def check(text: str) -> None:
    """Raise ValueError when the list is not what CycloneDX's schema says."""
    schema = import_module("cyclonedx.schema").SchemaVersion.V1_6
    found = (
        import_module("cyclonedx.validation.json").JsonStrictValidator(schema).validate_str(text)
    )
    if found:
        raise ValueError(f"the list of contents is none of CycloneDX: {found}")


def main(folder: Path, dist: Path, version: str) -> int:
    """Write the list into `dist`, with the system in its name."""
    text = document(version, components(folder))
    check(text)
    (dist / f"{NAME}-{version}-{inside.system_name()}.cdx.json").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
