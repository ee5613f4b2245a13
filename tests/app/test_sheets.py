"""Files and pastes of every kind, hostile ones too: rows, or what is wrong and where."""

import contextlib
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.app import sheets, workbooks
from xpanel_desktop.app.export import neutralised, restored, write_csv, write_xlsx
from xpanel_desktop.app.sheets import Cancelled, SheetTrouble, Trouble, read_file, read_text
from xpanel_desktop.domain.bulk import MAX_CELL


def file_of(tmp_path: Path, content: bytes, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def cells_of(sheet: sheets.Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def trouble_of(path: Path) -> SheetTrouble:
    with pytest.raises(SheetTrouble) as caught:
        read_file(path)
    return caught.value


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("7;https://x.example/ığşİ;10".encode(), "utf-8"),
        ("7;https://x.example/ığşİ;10".encode("utf-8-sig"), "utf-8-sig"),
        ("7;https://x.example/ığşİ;10".encode("utf-16"), "utf-16"),
        ("7;https://x.example/ığşİ;10".encode("cp1254"), "cp1254"),
    ],
)
def test_letters_of_every_making(tmp_path: Path, content: bytes, encoding: str) -> None:
    sheet = read_file(file_of(tmp_path, content))
    assert cells_of(sheet) == [("7", "https://x.example/ığşİ", "10")]
    assert (sheet.encoding, sheet.name) == (encoding, "a.csv")


@pytest.mark.parametrize(
    ("text", "separator"),
    [("a,b,c\n1,2,3", ","), ("a;b,5;c\n1;2,5;3", ";"), ("a\tb\n1\t2", "\t"), ("a|b\n1|2", "|")],
)
def test_the_separator_is_found(text: str, separator: str) -> None:
    assert read_text(text).separator == separator


def test_half_a_character_becomes_one_that_can_be_kept() -> None:
    (row,) = read_text("https://x/\ud83d | \ud83d\ude00 | 100").rows
    assert row.cells == ("https://x/\ufffd", "\U0001f600", "100")
    assert read_text("a\udc00b").digest == read_text("a\ufffdb").digest


def test_mixed_separators_are_split_line_by_line() -> None:
    sheet = read_text("7|https://x.example/a,b|10\n\n7;https://x.example;10\n")
    assert cells_of(sheet) == [
        ("7", "https://x.example/a,b", "10"),
        ("7", "https://x.example", "10"),
    ]
    assert [row.number for row in sheet.rows] == [1, 3], "blank lines count, and are not rows"


def test_a_quoted_cell_may_have_lines_and_the_number_is_that_of_its_first(tmp_path: Path) -> None:
    content = b'service,comments\n7,"nice\nvery nice"\n8,x\n'
    sheet = read_file(file_of(tmp_path, content))
    assert cells_of(sheet)[1] == ("7", "nice\nvery nice")
    assert [row.number for row in sheet.rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("content", "trouble", "line"),
    [
        (b"", Trouble.EMPTY, None),
        (b"\n , ,\n", Trouble.EMPTY, None),
        (b"7,a\n8,\x00b\n", Trouble.NUL, 2),
        ("7,a\n8,\0".encode("utf-16"), Trouble.NUL, 2),
        (b"7,a\n8,\xff\x81\x8d\n", Trouble.ENCODING, 2),
        (b"\xef\xbb\xbf7,a\n8,\xff\n", Trouble.ENCODING, 2),
        (b'7,"a\n8,b\n', Trouble.QUOTE, 1),
        (b"7,a\n8," + b"x" * (MAX_CELL + 1), Trouble.CELL_TOO_LONG, 2),
        (b"7,a\n" + b"," * 5000 + b"x", Trouble.TOO_MANY_CELLS, 2),
        (b"PK\x03\x04 no zip at all", Trouble.NOT_A_SHEET, None),
    ],
)
def test_what_cannot_be_read_says_why_and_where(
    tmp_path: Path, content: bytes, trouble: Trouble, line: int | None
) -> None:
    found = trouble_of(file_of(tmp_path, content))
    assert (found.trouble, found.line) == (trouble, line)


def test_a_file_that_is_not_there_is_a_folder_or_too_big(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert trouble_of(tmp_path / "none.csv").trouble is Trouble.NOT_FOUND
    assert trouble_of(tmp_path).trouble is Trouble.CANNOT_READ
    monkeypatch.setattr(sheets, "MAX_BYTES", 10)
    assert trouble_of(file_of(tmp_path, b"7,https://x")).trouble is Trouble.TOO_BIG
    with pytest.raises(SheetTrouble):
        read_text("7,https://x.example")


def test_a_million_rows_are_refused_before_they_are_all_held(tmp_path: Path) -> None:
    found = trouble_of(file_of(tmp_path, b"7,a\n" * 1_000_000))
    assert (found.trouble, found.line) == (Trouble.TOO_MANY_ROWS, 100_001)


def test_reading_is_cancelled_midway() -> None:
    looks = iter([False, False, True])
    with pytest.raises(Cancelled):
        read_text("7,a\n" * 5000, cancelled=lambda: next(looks))


def book_of(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_as_it_would_be_typed(tmp_path: Path) -> None:
    path = book_of(tmp_path, ("service", "link", "n"), (7, "https://x", 100.0), (8.5, None, True))
    assert cells_of(read_file(path)) == [
        ("service", "link", "n"),
        ("7", "https://x", "100"),
        ("8.5", "", "true"),
    ]


def test_a_formula_is_never_read(tmp_path: Path) -> None:
    path = book_of(tmp_path, ("7", "https://x", "=1+1"), ("8", '=HYPERLINK("x")', "1"))
    assert cells_of(read_file(path)) == [("7", "https://x", ""), ("8", "", "1")]


def test_a_workbook_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 30_000_000)
    assert trouble_of(path).trouble is Trouble.BOMB


def test_many_members_that_swell_together_are_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MAX_INFLATED", 3_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.xml", b"x" * 900_000)
    assert trouble_of(path).trouble is Trouble.BOMB


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    path = book_of(tmp_path, ("7", "a"))
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with zipfile.ZipFile(path) as archive:
        members = {one.filename: archive.read(one) for one in archive.infolist()}
    members["xl/worksheets/sheet1.xml"] = lol
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert trouble_of(path).trouble in (Trouble.BOMB, Trouble.NOT_A_SHEET)


@given(st.binary(max_size=400))
def test_no_bytes_end_in_anything_but_rows_or_a_trouble(raw: bytes) -> None:
    for content in (raw, b"PK\x03\x04" + raw):
        path = io.BytesIO(content)  # only to keep the bytes together
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sheets, "_bytes_of", lambda _path, held=path: held.getvalue())
            with contextlib.suppress(SheetTrouble):
                read_file(Path("any"))


@given(st.text(max_size=60))
def test_a_neutralised_cell_is_no_formula_and_comes_back(text: str) -> None:
    safe = neutralised(text)
    assert restored(safe) == text
    assert safe.replace("'", "") == text.replace("'", ""), "nothing else is added"
    if safe.lstrip()[:1] in ("=", "@"):
        pytest.fail(f"{safe!r} is a formula")


@given(st.text(alphabet="';=+\n\r\t -1aı", max_size=12))
def test_no_part_of_a_cell_is_a_formula_where_another_separator_splits_it(text: str) -> None:
    safe = neutralised(text)
    assert restored(safe) == text
    for part in re.split("[;\t\n\r]", safe)[1:]:
        assert part.lstrip()[:1] not in ("=", "+", "-", "@"), safe


def test_a_service_s_name_brings_no_formula_to_a_sheet_that_is_split_at_semicolons(
    tmp_path: Path,
) -> None:
    path, name = tmp_path / "a.csv", "Likes;=cmd|' /C calc'!A0; fast;slow"
    write_csv(path, ("service", "link"), [("7", name)])
    assert ";'=cmd|" in path.read_text("utf-8-sig")
    assert ";slow" in path.read_text("utf-8-sig"), "what is no formula stays as it is"
    assert cells_of(read_file(path)) == [("service", "link"), ("7", name)]


@pytest.mark.parametrize("text", ["-5", "+3.2", "-0,5", "100"])
def test_numbers_stay_numbers(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_what_is_written_is_read_again(tmp_path: Path, write: object) -> None:
    path = tmp_path / ("a.csv" if write is write_csv else "a.xlsx")
    rows = [
        ("7", "https://x.example/ığş", "=1+1"),
        ("8", "'quoted", "-5"),
        ("9", "a\nb", '@"x"'),
    ]
    write(path, ("service", "link", "note"), rows)  # type: ignore[operator]
    assert cells_of(read_file(path)) == [("service", "link", "note"), *rows]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(tmp_path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_csv(path, ("a",), [("b",)])
    assert path.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [path]
