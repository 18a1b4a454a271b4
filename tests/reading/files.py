"""Small files of awkward kinds, made on the spot."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

REPORT = "ACCRA, May 4 (Agency) - Hundreds of traders closed their shops on Monday in protest at a new levy, their association said."


def pdf(*pages: str) -> bytes:
    """A PDF with one line of text a page (an empty string: a page without a text layer)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        stream = f"BT /F1 11 Tf 40 700 Td ({page}) Tj ET".encode("latin-1") if page else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        contents = len(objects)
        box = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {contents} 0 R >>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(REPORT)))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word file; a paragraph that begins with "# " is a title."""
    from docx import Document

    document, out = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text.removeprefix("# "), style="Title" if text.startswith("# ") else None)
    document.save(out)
    return out.getvalue()


def packed(**parts: str) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def put(folder: Path, name: str, content: bytes | str) -> str:
    """Write a file and give its path as the user would."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def gz(content: bytes | str) -> bytes:
    """The content packed with gzip, the same bytes each time."""
    return gzip.compress(content.encode() if isinstance(content, str) else content, mtime=0)
