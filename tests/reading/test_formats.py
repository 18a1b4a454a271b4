"""Each format becomes documents with their text as it stands and their metadata."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import FormatError, TooLargeError
from dateline.model import Document
from dateline.reading import Notice, ReadOptions, document, find_header, read
from tests.reading.files import REPORT, docx, gz, pdf, put

ROW = {
    "id": "a-1",
    "text": REPORT,
    "title": "Traders shut shops",
    "published": "2020-05-05",
    "publisher": "The Harbour",
    "url": "https://harbour.example/1",
    "author": "Efua Mensa",
    "language": "en",
}
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Traders shut shops | The Harbour</title>
<meta property="og:site_name" content="The Harbour"><meta property="og:title" content="Traders shut shops">
<meta name="author" content="Efua Mensa"><meta property="article:published_time" content="2020-05-05T06:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Traders shut shops</h1><p>{REPORT}</p>
<p>The levy of two per cent takes effect in June. Police said that the day passed quietly, and the ministry had no comment.</p>
<p>A second day of closure is planned for next Monday, when traders also mean to walk to the ministry of finance.</p></article>
<script>document.write("never")</script></body></html>"""


def only(path: str, options: ReadOptions | None = None) -> Document:
    (item,) = list(read([path], options))
    assert isinstance(item, Document), str(item)
    return item


def test_a_text_file_is_read_to_the_character(tmp_path: Path) -> None:
    text = "ACCRA, May 4 (Agency) - Café\u0301 owners\r\nmarched. \u200b\U0001f680 İ\r\n"
    found = only(put(tmp_path, "a.txt", "\ufeff" + text))
    assert found.text == text
    assert found.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (found.id, found.dateline) == ("a", "ACCRA")


def test_json_lines_keep_every_field(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.jsonl", "\ufeff" + json.dumps(ROW) + "\r\n\r\n"))
    assert {key: getattr(found, key) for key in ROW} == ROW
    assert found.dateline == "ACCRA"


def test_line_separators_inside_a_json_string_do_not_break_the_line(tmp_path: Path) -> None:
    row = ROW | {"text": "One.\u2028Two.\u0085Three."}
    found = next(iter(read([put(tmp_path, "a.jsonl", json.dumps(row, ensure_ascii=False))])))
    assert isinstance(found, Notice | Document)
    assert [d.text for d in read([put(tmp_path, "a.jsonl", json.dumps(row, ensure_ascii=False))]) if isinstance(d, Document)] == [
        row["text"]
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz", "noname"])
def test_the_same_rows_come_from_every_way_to_write_them(tmp_path: Path, name: str) -> None:
    rows = [ROW, ROW | {"id": "a-2"}]
    content = json.dumps(rows) if name == "a.json" else "".join(json.dumps(row) + "\n" for row in rows)
    path = put(tmp_path, name, gz(content) if name.endswith(".gz") else content)
    assert [d.id for d in read([path]) if isinstance(d, Document)] == ["a-1", "a-2"]


def test_json_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    stream = read([put(tmp_path, "a.jsonl", json.dumps(ROW) + "\n" + "{broken\n")])
    assert isinstance(next(stream), Document)


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv.gz", ",")])
def test_tables_are_read_by_the_names_people_give(tmp_path: Path, name: str, mark: str) -> None:
    head, row = (
        ["Article ID", "Headline", "Body", "Date", "Source"],
        ["7", "Traders shut shops", REPORT + "\nMore.", "5 May 2020", "The Harbour"],
    )
    content = mark.join(head) + "\n" + mark.join(f'"{cell}"' for cell in row) + "\n"
    found = only(put(tmp_path, name, gz(content) if name.endswith(".gz") else content))
    assert (found.id, found.title, found.text, found.published, found.publisher) == ("7", row[1], row[2], "2020-05-05", "The Harbour")


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f'k,Artikel,text\n1,"{REPORT}",other\n')
    assert only(path, ReadOptions(columns={"text": "Artikel", "id": "k"})).text == REPORT


def test_a_web_page_gives_its_article_and_metadata(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.html", PAGE))
    assert (found.title, found.author, found.published, found.publisher) == (
        "Traders shut shops",
        "Efua Mensa",
        "2020-05-05",
        "The Harbour",
    )
    assert REPORT in found.text
    assert "never" not in found.text
    assert "Home" not in found.text


def test_a_hostile_page_is_parsed_and_nothing_more(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    page = bomb + PAGE.replace("<article>", '<article><p>&b;&x;</p><iframe src="file:///etc/passwd"></iframe><img src=x onerror=alert(1)>')
    found = only(put(tmp_path, "a.html", page))
    assert "root:" not in found.text
    assert "aaaa" not in found.text
    assert "alert" not in found.text


def test_a_word_file_gives_paragraphs_and_its_title_apart(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.docx", docx("# Traders shut shops", REPORT, "", "Police came.")))
    assert (found.title, found.text) == ("Traders shut shops", f"{REPORT}\n\nPolice came.")


def test_rich_text_is_read_whatever_its_name(tmp_path: Path) -> None:
    code = r"{\rtf1\ansi\ansicpg1252 ACCRA, May 4 (Agency) - Caf\'e9 owners \b marched\b0 .\par Police came.}"
    for name in ("a.rtf", "a.doc", "a.txt"):
        assert only(put(tmp_path, name, code)).text.split() == [
            "ACCRA,",
            "May",
            "4",
            "(Agency)",
            "-",
            "Café",
            "owners",
            "marched.",
            "Police",
            "came.",
        ]


def test_a_pdf_with_a_text_layer_is_read(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.pdf", pdf("LIMA: Miners blocked the southern road.", "Police came later.")))
    assert found.text == "LIMA: Miners blocked the southern road.\nPolice came later."


def test_folders_are_read_in_one_order_and_globs_too(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", ".hidden.txt", "a/note.xyz"):
        put(tmp_path / "d", name, f"{REPORT} {name}")
    items = list(read([str(tmp_path / "d")]))
    assert [item.id for item in items if isinstance(item, Document)] == ["b", "a/10", "a/2"]
    assert [str(item) for item in items if isinstance(item, Notice)] == [
        f"{tmp_path / 'd'}: 1 file of a kind that is not read was passed over (1 .xyz)"
    ]
    assert [item.id for item in read([str(tmp_path / "d/**/*.txt")]) if isinstance(item, Document)] == ["10", "2", "b"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", REPORT)
    assert len(list(read([path, path, str(tmp_path), str(tmp_path / "*.txt")]))) == 1


def test_files_of_one_name_in_two_folders_get_two_ids(tmp_path: Path) -> None:
    paths = [put(tmp_path, "x/1.txt", REPORT), put(tmp_path, "y/1.txt", REPORT)]
    assert [item.id for item in read(paths) if isinstance(item, Document)] == ["1", paths[1]]


@pytest.mark.parametrize(
    ("content", "ids"), [(json.dumps(ROW) + "\n", ["a-1"]), (json.dumps([ROW]), ["a-1"]), (REPORT, ["stdin"]), (gz(REPORT), ["stdin"])]
)
def test_standard_input_is_recognized(monkeypatch: pytest.MonkeyPatch, content: bytes | str, ids: list[str]) -> None:
    data = content.encode() if isinstance(content, str) else content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]
    assert [item.id for item in read(["-"]) if isinstance(item, Document)] == ids


def test_a_rows_own_word_wins_over_the_options_and_these_over_the_text(tmp_path: Path) -> None:
    options = ReadOptions(published="2001-01-01", publisher="Option Post")
    assert only(put(tmp_path, "a.jsonl", json.dumps(ROW)), options).publisher == "The Harbour"
    found = only(put(tmp_path, "b.txt", "PARIS (AP) — Nurses marched.\n\nPublished in Dawn, May 3rd, 2011"), options)
    assert (found.publisher, found.published) == ("Option Post", "2001-01-01")
    assert only(put(tmp_path, "c.html", PAGE), options).published == "2001-01-01"


def test_one_string_becomes_a_document() -> None:
    found = document(" date 2019-04-02 MULTAN: Weavers marched.\n\nPublished in Dawn, April 3rd, 2019")
    assert (found.published, found.publisher, found.dateline, found.language) == ("2019-04-02", "Dawn", "MULTAN", None)
    assert found.id == f"text-{(found.sha256 or '')[:12]}"
    assert document("Weavers marched.", published="3 April 2019", id="x").published == "2019-04-03"


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "\x00"])
def test_a_string_without_words_is_no_document(text: str) -> None:
    with pytest.raises(FormatError, match="no text in it"):
        document(text)


def test_a_book_is_no_document() -> None:
    with pytest.raises(TooLargeError, match="1,000,001 characters"):
        document("a" * 1_000_001)


@given(st.text(alphabet=st.characters() | st.sampled_from("\ud800\udfff\x00\u200d\u0301İ🚀\r\n :-(),.")))
def test_no_character_moves_and_every_document_can_be_written(text: str) -> None:
    try:
        found = document(text, title=text)
    except FormatError:
        return
    assert len(found.text) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, found.text, strict=True))
    json.dumps(found.to_dict(), ensure_ascii=False).encode()


@given(st.lists(st.sampled_from(["PARIS", "Accra", ", ", "May 4", " (AP)", " - ", " — ", ": ", "\n", "\r\n", "By Jane Doe", " date 2020-01-01", "Sapa", "/pc", "Enditem", ".", "İstanbul", " marched", "Published in Dawn, May 4th, 2020", "\u200b", "🚀"]), max_size=14))  # fmt: skip
def test_every_header_lies_inside_its_text(parts: list[str]) -> None:
    text = "".join(parts)
    header = find_header(text)
    assert 0 <= header.body_start <= header.body_end <= len(text)
    if header.dateline_start is not None:
        assert text[header.dateline_start : header.dateline_end] == header.dateline
        assert (header.dateline_end or 0) <= header.body_start
