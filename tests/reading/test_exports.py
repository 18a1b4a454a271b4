"""Exports of Nexis Uni, LexisNexis Academic, Factiva and ProQuest come apart into their articles with all their metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Document
from dateline.reading import read
from tests.reading import exports
from tests.reading.files import put

TOLD = exports.articles(300)
FEW = exports.articles(24)
LAYOUTS = {
    "nexis": exports.nexis_lines,
    "factiva": exports.factiva_lines,
    "proquest": exports.proquest_lines,
}
PACKED = {"docx": exports.as_docx, "rtf": exports.as_rtf, "html": exports.as_html, "txt": lambda lines: "\n".join(lines).encode()}


def plain(text: str) -> str:
    return " ".join(text.split())


def check(path: str, told: list[exports.Told]) -> list[Document]:
    items = list(read([path]))
    documents = [item for item in items if isinstance(item, Document)]
    assert items == documents
    assert [d.title for d in documents] == [t.title for t in told]
    assert [d.publisher for d in documents] == [t.publisher for t in told]
    assert [d.published for d in documents] == [t.published for t in told]
    assert [d.author for d in documents] == [t.author for t in told]
    assert [plain(d.text) for d in documents] == [plain(t.body) for t in told]
    assert [d.dateline for d in documents] == [t.body.split(":")[0] for t in told]
    assert {d.language for d in documents} == {"en"}
    assert len({d.id for d in documents}) == len(told)
    return documents


def test_three_hundred_articles_in_one_nexis_file_are_split_rightly(tmp_path: Path) -> None:
    check(put(tmp_path, "export.docx", exports.as_docx(exports.nexis_lines(TOLD))), TOLD)


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_split_in_each_format(tmp_path: Path, layout: str, packing: str) -> None:
    check(put(tmp_path, f"export.{packing}", PACKED[packing](LAYOUTS[layout](FEW))), FEW)


def test_the_older_lexisnexis_text_is_split_with_its_bodies_as_they_stand(tmp_path: Path) -> None:
    documents = check(put(tmp_path, "export.txt", exports.lexis_text(TOLD)), TOLD)
    assert [d.text for d in documents] == [t.body for t in TOLD]


def test_the_labelled_factiva_layout_is_split(tmp_path: Path) -> None:
    documents = check(put(tmp_path, "export.txt", exports.factiva_labelled(FEW)), FEW)
    assert [d.id for d in documents] == [exports.accession(t) for t in FEW]


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    check(put(tmp_path, "export.txt", "\r\n".join(exports.nexis_lines(FEW))), FEW)


def test_ids_are_the_archives_own_where_it_gives_them(tmp_path: Path) -> None:
    path = put(tmp_path, "export.txt", "\n".join(exports.proquest_lines(FEW)))
    assert [d.id for d in check(path, FEW)] == [str(2880000000 + t.number) for t in FEW]


def test_an_article_without_words_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = exports.nexis_lines(FEW)
    body = lines.index("Body")
    del lines[body + 1 : lines.index("Classification")]
    path = put(tmp_path, "export.txt", "\n".join(lines))
    items = list(read([path]))
    assert len(items) == len(FEW)
    assert str(items[0]).startswith(path)
    assert str(items[0]).endswith(f'article 1 ("{FEW[0].title[:60]}"): no text under its header')
