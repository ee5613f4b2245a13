"""The log cannot show a key in any of its forms, tracebacks included."""

import base64
import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.canary import shows
from xpanel_desktop import logs
from xpanel_desktop.domain.secret import SHORTEST, Secret
from xpanel_desktop.logs import KeylessFormatter, open_log, report_uncaught

KEY = "canary+key/ğ=7f3e19d0"


def line(formatter: logging.Formatter, text: str, *values: object) -> str:
    return formatter.format(logging.LogRecord("x", logging.INFO, "", 0, text, values, None))


@pytest.mark.parametrize(
    "form",
    [
        KEY,
        quote(KEY),
        quote(KEY, safe=""),
        quote_plus(KEY),
        urlencode({"key": KEY, "action": "add"}),
        f"https://panel.example/?key={KEY}&a=1",
        repr({"X-Api-Key": KEY}),
        json.dumps({"key": KEY}, ensure_ascii=False),
    ],
)
def test_every_form_of_a_key_is_blotted_out(form: str) -> None:
    formatter = KeylessFormatter()
    assert form in line(formatter, "%s", form)
    formatter.learn(Secret(KEY))
    told = line(formatter, "before %s after", form)
    assert form not in told
    assert "7f3e19d0" not in told
    assert "•••" in told
    assert "before" in told
    assert "after" in told


@given(st.binary(max_size=20), st.binary(max_size=20))
def test_a_key_inside_base64_is_blotted_out_at_every_offset(before: bytes, after: bytes) -> None:
    key = "0123456789abcdef0123456789abcdef"
    formatter = KeylessFormatter()
    formatter.learn(Secret(key))
    coded = base64.b64encode(before + key.encode() + after).decode()
    told = line(formatter, "%s", coded)
    assert "•••" in told
    for offset in range(3):
        inside = base64.b64encode(b"\0" * offset + key.encode()).decode()[4:-8]
        assert inside not in told


def test_of_a_short_key_the_text_is_blotted_out_and_no_short_piece_of_base64() -> None:
    formatter = KeylessFormatter()
    formatter.learn(Secret("abcdef"))
    whole, inside = (base64.b64encode(raw).decode() for raw in (b"abcdef", b"\0abcdef"))
    assert line(formatter, "%s %s %s", "abcdef", whole, inside).endswith(f"••• ••• {inside}")


def test_a_traceback_is_written_without_the_key() -> None:
    formatter = KeylessFormatter()
    formatter.learn(Secret(KEY))
    try:
        raise ValueError(f"bad answer to key={KEY}")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    told = formatter.format(record)
    assert "ValueError: bad answer to key=•••" in told
    assert KEY not in told


@pytest.mark.parametrize("key", ["", "a", "x" * (SHORTEST - 1)])
def test_a_key_too_short_to_be_one_blots_out_nothing(key: str) -> None:
    formatter = KeylessFormatter()
    formatter.learn(Secret(key))
    assert "•••" not in line(formatter, "a plain axxxxxx line")


@pytest.fixture
def quiet_logger(monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Logger]:
    logger = logging.getLogger("xpanel_desktop")
    before = (logger.level, logger.propagate, list(logger.handlers))
    monkeypatch.setattr(logs, "FORMATTER", KeylessFormatter())
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler(io.StringIO()))
    yield logger
    for handler in set(logger.handlers) - set(before[2]):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(before[0])
    logger.propagate = before[1]


def test_the_log_file_holds_what_was_told_without_keys_and_turns_over(
    tmp_path: Path, quiet_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 2000)
    open_log(tmp_path)
    assert list(tmp_path.iterdir()) == []
    logs.FORMATTER.learn(Secret(KEY))
    child = logging.getLogger("xpanel_desktop.app.x")
    child.debug("not told")
    for number in range(200):
        child.info("İş %d: key %s", number, KEY)
    written = sorted(tmp_path.iterdir())
    assert [path.name for path in written] == [
        "xpanel.log",
        *(f"xpanel.log.{n}" for n in range(1, logs.KEPT + 1)),
    ]
    text = "".join(path.read_text("utf-8") for path in written)
    assert "İş 199: key •••" in text
    assert KEY not in text
    assert "not told" not in text


def raised() -> ValueError:
    try:
        raise ValueError(f"https://panel.example/?key={quote_plus(KEY)}")
    except ValueError as error:
        return error


def test_what_nothing_caught_is_logged_and_printed_without_keys(
    tmp_path: Path, quiet_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    open_log(tmp_path)
    logs.FORMATTER.learn(Secret(KEY))
    error = raised()
    report_uncaught(type(error), error, error.__traceback__)
    printed = capsys.readouterr().err
    for told in (printed, (tmp_path / "xpanel.log").read_text("utf-8")):
        assert "not caught: ValueError" in told
        assert "ValueError: https://panel.example/?key=•••" in told
        assert not shows(KEY, told)


def test_without_a_terminal_it_is_logged_alone(
    tmp_path: Path, quiet_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_log(tmp_path)
    monkeypatch.setattr(sys, "stderr", None)
    error = raised()
    report_uncaught(type(error), error, error.__traceback__)
    assert "not caught: ValueError" in (tmp_path / "xpanel.log").read_text("utf-8")


def test_warnings_of_libraries_reach_the_terminal_without_keys(
    tmp_path: Path, quiet_logger: logging.Logger
) -> None:
    open_log(tmp_path)
    logs.FORMATTER.learn(Secret(KEY))
    handler = logging.lastResort
    assert isinstance(handler, logging.StreamHandler)
    handler.handle(logging.LogRecord("asyncio", logging.ERROR, "", 0, "lost %s", (KEY,), None))
    assert "lost •••" in handler.stream.getvalue()


def test_a_python_without_a_last_resort_opens_its_log_all_the_same(
    tmp_path: Path, quiet_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging, "lastResort", None)
    assert open_log(tmp_path) in quiet_logger.handlers


def test_threads_and_destructors_print_no_key_either(
    tmp_path: Path,
    quiet_logger: logging.Logger,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    open_log(tmp_path)
    logs.FORMATTER.learn(Secret(KEY))
    logs.report_all_uncaught()

    class Dying:
        def __del__(self) -> None:
            raise raised()

    Dying()
    thread = threading.Thread(target=lambda: (_ for _ in ()).throw(raised()))
    thread.start()
    thread.join()
    for told in (capsys.readouterr().err, (tmp_path / "xpanel.log").read_text("utf-8")):
        assert told.count("not caught: ValueError") == 2
        assert not shows(KEY, told)


def test_one_listener_hears_what_nothing_caught(capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[BaseException] = []
    error = ValueError("x")
    logs.when_uncaught(heard.append)
    logs.report_uncaught(ValueError, error, None)
    logs.when_uncaught(None)
    logs.report_uncaught(ValueError, error, None)
    assert heard == [error]
    assert "ValueError" in capsys.readouterr().err
