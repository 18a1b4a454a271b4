"""PDF files with a text layer: one article or an archive's export. A scan has no words to read, and is said to be one."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dateline.errors import FormatError
from dateline.reading.html import quiet
from dateline.reading.notice import Notice, Part
from dateline.reading.options import ReadOptions
from dateline.reading.source import Source
from dateline.reading.text import texts


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The document or documents of a PDF file; lines are as printed."""
    data = source.whole()
    if b"%PDF-" not in data[:1024]:
        raise FormatError("no PDF, though its name says so")
    with quiet("pypdf"):
        pages = _pages(data)
    empty = [number for number, page in enumerate(pages, 1) if len(page.split()) < 3]
    if len(empty) == len(pages):
        raise FormatError("a scanned PDF: it has no text layer, run it through text recognition first" if pages else "a PDF without pages")
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" ..." if len(empty) > 10 else "")
        yield Notice(f"no text layer on {len(empty)} of {len(pages)} pages ({shown})")
    yield from texts("\n".join(pages))


def _pages(data: bytes) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError("an encrypted PDF: save it without its password")
        return [page.extract_text() for page in reader.pages]
    except (DependencyError, FileNotDecryptedError):
        raise FormatError("an encrypted PDF: save it without its password") from None
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
        AssertionError,
        NotImplementedError,
        ZeroDivisionError,
    ) as error:
        raise FormatError(f"a broken PDF: {str(error).splitlines()[0][:80] if str(error) else type(error).__name__}") from error
