"""Word files (.docx): one article, its title apart where it is styled as one, or an archive's export."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dateline.errors import FormatError, TooLargeError
from dateline.reading.archives import split
from dateline.reading.notice import Part, Raw
from dateline.reading.options import MAX_FILE, ReadOptions
from dateline.reading.source import Source


def read_docx(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The document or documents of a Word file; paragraphs are set apart by an empty line."""
    paragraphs = list(_paragraphs(_body(source.whole())))
    if not any(text.strip() for _, text in paragraphs):
        raise FormatError("no text in it")
    articles = split("\n".join(text for _, text in paragraphs), spaced=True)
    if articles is not None:
        yield from articles
        return
    full = [(style, text) for style, text in paragraphs if text.strip()]
    title = full[0][1].strip() if full[0][0] in {"title", "heading1"} and len(full) > 1 else None
    text = "\n\n".join(text for _, text in (full[1:] if title else full))
    yield Raw(text=text, found={"title": title} if title else {})


def _body(data: bytes) -> Any:
    """The element tree of the file's main part (entities are not resolved); raises `FormatError` for what is no Word file."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names, size = packed.namelist(), sum(part.file_size for part in packed.infolist())
            if any(part.flag_bits & 1 for part in packed.infolist()):
                raise FormatError("protected with a password")
        if size > MAX_FILE:
            raise TooLargeError(f"more than {MAX_FILE // 2**20} MB when unpacked")
        if "word/document.xml" not in names:
            raise FormatError("no Word file, though its name says so")
        return Document(io.BytesIO(data)).element.body
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise FormatError("a broken Word file: the zip archive it is made of is damaged") from error
    except (etree.LxmlError, OpcError, KeyError, ValueError, AttributeError, NotImplementedError) as error:
        raise FormatError("a broken Word file: its parts are damaged") from error


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph in reading order, those in tables and text boxes too (their fallback copies left out)."""
    from docx.oxml.ns import qn

    wanted = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
    alternate = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    for paragraph in body.iter(qn("w:p")):
        if next(paragraph.iterancestors(alternate), None) is not None:
            continue
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        pieces = []
        for element in paragraph.iter(*wanted):
            own = next(element.iterancestors(qn("w:p")), None) is paragraph
            if own and not (element.tag == qn("w:tab") and element.getparent().tag == qn("w:tabs")):
                pieces.append(wanted[element.tag] or element.text or "")
        yield (style.get(qn("w:val")) or "").lower() if style is not None else "", "".join(pieces)
