"""What makes Qt classes is imported on the GUI thread, one module in a turn."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.support.closed_store import filled
from xpanel_desktop.ui import application

WATCHED = textwrap.dedent("""
    import builtins, json, sys, threading
    from xpanel_desktop import main
    main.make_haste()
    from PySide6.QtCore import QObject

    build, here, astray, made = builtins.__build_class__, threading.main_thread(), [], []

    def watched(body, name, *bases, **more):
        if any(isinstance(base, type) and issubclass(base, QObject) for base in bases):
            made.append(name)
            if threading.current_thread() is not here:
                astray.append(name)
        return build(body, name, *bases, **more)

    builtins.__build_class__ = watched
    from xpanel_desktop.ui import application

    async def leave(program):
        program.tasks.start(program.tasks, look(program), name="look")

    async def look(program):
        await program.greeted.wait()
        print(json.dumps([astray, len(made)]), flush=True)
        program.end(0)

    run = application.run
    application.run = lambda folder, guest, first: run(folder, leave, first)
    sys.exit(main.main(["--data-dir", sys.argv[1]]))
""")
ORDER = textwrap.dedent("""
    import sys
    from importlib import import_module
    from xpanel_desktop.main import REST
    from xpanel_desktop.ui.stepwise import steps_to

    names = steps_to(*REST, *sys.argv[1:])
    assert not [name for name in names if name in sys.modules], "nothing with Qt was run"
    for name in names:
        before = {one for one in sys.modules if one.startswith("xpanel_desktop.ui")}
        import_module(name)
        new = {one for one in sys.modules if one.startswith("xpanel_desktop.ui")} - before
        print(name, *sorted(new - {name}))
""")


def _run(code: str, *words: str) -> str:
    told = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True, text=True, timeout=90, check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    return told.stdout


def test_each_step_imports_one_module_and_all_are_there() -> None:
    lines = [line.split() for line in _run(ORDER, *application.LATER).splitlines()]
    assert len(lines) > 150
    assert [line for line in lines if len(line) > 1] == []
    assert {*application.LATER} <= {line[0] for line in lines}


async def test_a_start_makes_no_class_of_qt_on_a_thread(tmp_path: Path) -> None:
    await filled(tmp_path)
    astray, made = json.loads(_run(WATCHED, str(tmp_path)).splitlines()[-1])
    assert astray == []
    assert made > 100
