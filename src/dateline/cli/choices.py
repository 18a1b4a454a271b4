"""Options with a fixed set of values."""

from __future__ import annotations

from enum import StrEnum


class TableFormat(StrEnum):
    """Kinds of the tables in a folder."""

    csv = "csv"
    parquet = "parquet"


class SchemeName(StrEnum):
    """Other people's schemes (dateline.other_schemes.SchemeName)."""

    acled = "acled"
    cameo = "cameo"
    ccc = "ccc"
    massmob = "massmob"
    plover = "plover"


class By(StrEnum):
    """What `dateline evaluate --by` tells apart."""

    publisher = "publisher"
    country = "country"
    year = "year"


class ReadAs(StrEnum):
    """Formats that are read (dateline.reading.options.Format)."""

    text = "text"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    html = "html"
    docx = "docx"
    rtf = "rtf"
    pdf = "pdf"
