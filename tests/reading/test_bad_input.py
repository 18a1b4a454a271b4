"""Each kind of bad input gets one line that names the file and the cause, and the rest is read."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError, NotFoundError, TooLargeError
from dateline.model import Document
from dateline.reading import Notice, ReadOptions, read
from tests.reading.files import REPORT, docx, gz, locked_pdf, packed, pdf, put

ROW = {"id": "good", "text": REPORT}


def lines(*rows: Any) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


# name of the file, its content, the one line said of it ("F" is the file), how many documents come all the same
TABLE: list[tuple[str, bytes | str, str, int]] = [
    ("empty.txt", "", "F: an empty file", 0),
    ("blank.txt", " \r\n\t\n", "F: no text in it", 0),
    ("marks.txt", "\ufeff\u200b\u200d\n", "F: no text in it", 0),
    ("noise.txt", bytes(range(256)) * 8, "F: binary data, not text", 0),
    ("nul.txt", "The march\x00 began", "F: binary data, not text", 0),
    ("photo.txt", b"\x89PNG\r\n\x1a\n....", "F: a picture (PNG), not text", 0),
    ("photo.html", b"\xff\xd8\xff\xe0....", "F: a picture (JPEG), not text", 0),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "F: an old Office file (.doc, .xls): save it as .docx or .csv", 0),
    ("table.csv", b"PAR1....", "F: a Parquet table: save it as CSV or JSON Lines", 0),
    ("book.txt", packed(mimetype="x", content_xml="x"), "F: a zip archive, not text: unpack it", 0),
    ("packed.txt.gz", b"\xfd7zXZ\x00..", "F: not gzip, though its name says so", 0),
    ("plain.txt.gz", "not packed at all", "F: not gzip, though its name says so", 0),
    ("cut.txt.gz", gz(REPORT * 50)[:40], "F: broken gzip: the file is damaged or cut short; what came before was read", 0),
    ("damaged.txt.gz", gz(REPORT)[:-6] + b"abcdef", "F: broken gzip: the file is damaged or cut short; what came before was read", 0),
    ("western.txt", "The café’s owners said “no” to the strike on Monday.".encode("cp1252"), "F: not UTF-8: read as windows-1252", 1),
    ("wide.txt", REPORT.encode("utf-16"), "F: not UTF-8: read as utf-16-le", 1),
    ("unmarked.txt", REPORT.encode("utf-16-be"), "F: not UTF-8: read as utf-16-be", 1),
    ("cyrillic.txt", ("Рабочие завода вышли на митинг протеста против увольнений. " * 4).encode("cp1251"), "F: not UTF-8: read as windows-1251", 1),
    ("long.txt", "word " * 4_200_000, "F: 21,000,000 characters: one document may hold 1,000,000", 0),
    ("bell.txt", "The bell\x07 rang.", "F: control characters in the text, kept as they are (first U+0007 at character 8)", 1),
    ("menu.html", "<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></body></html>", "F: no article in the page", 0),
    ("bare.html", "<html></html>", "F: no article in the page", 0),
    ("deep.html", "<div>" * 30_000 + "<p>" + REPORT, "F: no article in the page", 0),
    ("wide.html", "<html><body>" + "<p>x</p>" * 60_000, "F: a page of more than 50,000 elements", 0),
    ("scan.pdf", pdf("", ""), "F: a scanned PDF: it has no text layer, run it through text recognition first", 0),
    ("half.pdf", pdf(REPORT, ""), "F: no text layer on 1 of 2 pages (2)", 1),
    ("locked.pdf", locked_pdf(), "F: an encrypted PDF: save it without its password", 0),
    ("not.pdf", REPORT, "F: no PDF, though its name says so", 0),
    ("not.docx", REPORT, "F: a broken Word file: the zip archive it is made of is damaged", 0),
    ("cut.docx", docx(REPORT)[:2000], "F: a broken Word file: the zip archive it is made of is damaged", 0),
    ("sheet.docx", packed(xl__workbook_xml="<x/>"), "F: no Word file, though its name says so", 0),
    ("torn.docx", packed(word__document_xml="<w:document"), "F: a broken Word file: its parts are damaged", 0),
    ("bare.docx", docx("", " "), "F: no text in it", 0),
    ("not.rtf", REPORT, "F: no rich text, though its name says so", 0),
    ("cut.rtf", r"{\rtf1\ansi {\b Hundreds} marched {\i on", "F: broken rich text: 2 groups are never closed, the file is cut short", 0),
    ("bare.rtf", r"{\rtf1\ansi }", "F: no text in it", 0),
    ("broken.jsonl", lines(ROW, '{"id": "x", "text": '), "F:2: broken JSON: expecting value at character 21", 1),
    ("list.jsonl", lines(ROW, [1, 2]), "F:2: a list, where an object is expected", 1),
    ("number.jsonl", lines(ROW, 7), "F:2: a number, where an object is expected", 1),
    ("textless.jsonl", lines(ROW, {"id": "x", "headline": "h"}), 'F:2: no text: there is no "text" among "id", "headline"', 1),
    ("null.jsonl", lines(ROW, {"id": "x", "text": None}), "F:2: no text", 1),
    ("hollow.jsonl", lines(ROW, {"id": "x", "text": " \n"}), "F:2: no text in it", 1),
    ("typed.jsonl", lines(ROW, {"id": "x", "text": {"en": "a"}}), "F:2: text is an object, not a string", 1),
    ("twice.jsonl", lines(ROW, ROW | {"text": "Another."}), 'F:2: the id "good" was read before: each document needs its own', 1),
    ("nested.jsonl", lines(ROW, '{"text": ' + "[" * 100_000), "F:2: broken JSON: nested too deeply", 1),
    ("digits.jsonl", lines(ROW, '{"text": "a", "id": ' + "9" * 5000 + "}"), "F:2: broken JSON: a number too long", 1),
    ("surrogate.jsonl", lines(ROW, '{"id": "x", "text": "half \\ud83d"}'), "F:2: 1 lone surrogate read as U+FFFD (first at character 5)", 2),
    ("nul.jsonl", lines(ROW, '{"id": "x", "text": "no\\u0000thing"}'), "F:2: 1 NUL read as U+FFFD (first at character 2)", 2),
    ("title.jsonl", lines({"id": "x", "text": REPORT, "title": {"en": "a"}}), "F:1: title is an object, not a string: left out", 1),
    (
        "date.jsonl",
        lines({"id": "x", "text": REPORT, "published": "03/04/2021"}),
        'F:1: published "03/04/2021" is no date that means one day: left out (write it as 2023-10-21)',
        1,
    ),
    ("broken.json", '[{"text": "a"}', "F: broken JSON: expecting ',' delimiter at character 15", 0),
    ("string.json", '"just words"', "F: a string, where a list of objects is expected", 0),
    ("none.json", "[]", "F: an empty list: no documents in it", 0),
    ("item.json", json.dumps([ROW, 3]), "F: item 2: a number, where an object is expected", 1),
    ("nocolumn.csv", "a,b\n1,2\n", 'F:1: no column for the text among "a", "b": name it with columns text=NAME', 0),
    ("header.csv", "id,text\n", "F: a header and no rows", 0),
    ("wide.csv", f'id,text\n1,"{REPORT}"\n2,Police said, and left\n', "F:3: 3 cells where the header has 2: a comma or quotation mark is not quoted", 1),
    ("short.csv", f'id,text\n1,"{REPORT}"\n2\n', "F:3: 1 cell where the header has 2: no text", 1),
    ("open.csv", f'id,text\n1,"{REPORT}"\n2,"never closed\n', "F:3: broken CSV: unexpected end of data", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said", "count"), TABLE, ids=[row[0] for row in TABLE])
def test_bad_files_get_one_clear_line_and_the_rest_is_read(tmp_path: Path, name: str, content: bytes | str, said: str, count: int) -> None:
    path = put(tmp_path, name, content)
    items = list(read([path]))
    assert [str(item) for item in items if not isinstance(item, Document)] == [said.replace("F", path, 1)]
    assert sum(isinstance(item, Document) for item in items) == count
    assert all(isinstance(item, Document | InputError | Notice) for item in items)


def test_the_table_holds_forty_kinds_and_more() -> None:
    assert len({row[0] for row in TABLE}) > 40


def socket_file(folder: Path) -> str:
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
    return "s.txt"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.txt")
    return str(folder / "pipe.txt")


def link(folder: Path) -> str:
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    return str(folder / "gone.txt")


PATHS: list[tuple[str, Callable[[Path], str], str]] = [
    ("missing", lambda d: str(d / "no.txt"), "F: no such file"),
    ("dangling link", link, "F: no such file"),
    ("glob without match", lambda d: str(d / "*.txt"), "F: no file matches"),
    ("empty folder", lambda d: str(d), "F: an empty folder"),
    ("folder of pictures", lambda d: str(Path(put(d / "p", "a.jpg", "x")).parent), "F: no file in this folder can be read (1 .jpg)"),
    ("device", lambda d: "/dev/zero", "F: a device or socket, not a file"),
    ("socket", socket_file, "F: cannot be opened: no such device or address"),
    ("pipe nobody writes to", pipe, "F: an empty file"),
    ("name too long", lambda d: str(d / ("x" * 400)), "F: cannot be opened: file name too long"),
]


@pytest.mark.skipif(os.name != "posix", reason="devices, sockets and pipes of POSIX")
@pytest.mark.parametrize(("make", "said"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS])
def test_paths_that_lead_nowhere_get_one_clear_line(
    tmp_path: Path, make: Callable[[Path], str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = make(tmp_path)
    found = list(read([path]))
    assert [str(item) for item in found] == [said.replace("F", path, 1)]
    assert isinstance(found[0], InputError)


def test_a_file_that_may_not_be_opened_is_named_with_the_systems_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "secret.txt", REPORT)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dateline.reading.source.os.open", refuse)
    assert [str(item) for item in read([path])] == [f"{path}: cannot be opened: permission denied"]


def test_a_bad_file_does_not_stop_the_next_one(tmp_path: Path) -> None:
    paths = [put(tmp_path, "a.txt", ""), put(tmp_path, "b.txt", REPORT), str(tmp_path / "none.txt"), put(tmp_path, "c.txt", REPORT)]
    kinds = [type(item).__name__ for item in read(paths)]
    assert kinds == ["FormatError", "Document", "NotFoundError", "Document"]


def test_what_stood_before_a_cut_in_a_gzipped_file_is_read(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": f"{REPORT} {n * 7919 % 10007}"} for n in range(5000)]
    data = gz(lines(*rows))
    items = list(read([put(tmp_path, "cut.jsonl.gz", data[: len(data) // 2])]))
    assert isinstance(items[-1], InputError)
    assert [item.id for item in items if isinstance(item, Document)] == [str(n) for n in range(len(items) - 1)]
    assert len(items) > 500


def test_a_small_packed_file_cannot_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.reading.source.MAX_FILE", 1_000_000)
    items = list(read([put(tmp_path, "bomb.txt.gz", gz(b"a" * 2_000_000))]))
    assert [type(item) for item in items] == [TooLargeError]


def test_a_line_of_another_encoding_is_said_with_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = lines(ROW).encode()
    filler = b"".join(json.dumps({"id": str(n), "text": REPORT}).encode() + b"\n" for n in range(3000))
    items = list(read([put(tmp_path, "mixed.jsonl", good + filler + b'{"text": "caf\xe9"}\n')]))
    assert str(items[-1]).endswith("mixed.jsonl:3002: not UTF-8: byte 13 of the line does not fit")
    assert len(items) == 3002


def test_a_wrong_encoding_given_by_the_user_is_said(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "caf\u00e9 protest")
    said = [str(item) for item in read([path], ReadOptions(encoding="ascii"))]
    assert said == [f"{path}: not ascii, as it was said to be: byte 3 does not fit"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"published": "yesterday"}, 'published "yesterday" is no date: write it as 2023-10-21'),
        ({"encoding": "utf-9"}, 'encoding "utf-9" is not known'),
        (
            {"columns": {"body": "x"}},
            'columns: there is no field "body": id, text, title, published, publisher, author, url, language, dateline',
        ),
        ({"format": "xls"}, 'format "xls" is not known: text, jsonl, json, csv, tsv, html, docx, rtf, pdf'),
    ],
)
def test_options_that_cannot_be_used_are_refused_at_once(options: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=r".") as caught:
        ReadOptions(**options)
    assert str(caught.value) == said


def test_a_missing_file_is_its_own_kind_of_error(tmp_path: Path) -> None:
    assert isinstance(next(iter(read([str(tmp_path / "x")]))), NotFoundError)
