"""Dateline reads news reports of protests and other political events into records that can be cited.

    >>> import dateline
    >>> dateline.Span(0, 5, "Union")
    Span(start=0, end=5, quote='Union', of='text')

`code` reads one text, `Coder` many, `read` files; what comes out is a `CodedDocument`. Everything is loaded on first use, so that
`import dateline` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_WHERE = {
    "Coder": "dateline.coding.coder",
    "code": "dateline.quick",
    "read": "dateline.reading",
    "show": "dateline.tables",
    **dict.fromkeys(
        ["Actor", "CodedDocument", "CoderInfo", "Count", "Date", "Document", "Finding", "Harm", "Issue", "Measure", "Place",
         "Report", "Size", "Span", "Statement"],
        "dateline.model",
    ),
    **dict.fromkeys(
        ["CodingError", "DatelineError", "FormatError", "InputError", "KnowledgeError", "LanguageError", "ModelError", "NotFoundError",
         "OutputError", "RecordError", "TimeBudgetError", "TooLargeError"],
        "dateline.errors",
    ),
}  # fmt: skip

__all__ = [
    "Actor",
    "CodedDocument",
    "Coder",
    "CoderInfo",
    "CodingError",
    "Count",
    "Date",
    "DatelineError",
    "Document",
    "Finding",
    "FormatError",
    "Harm",
    "InputError",
    "Issue",
    "KnowledgeError",
    "LanguageError",
    "Measure",
    "ModelError",
    "NotFoundError",
    "OutputError",
    "Place",
    "RecordError",
    "Report",
    "Size",
    "Span",
    "Statement",
    "TimeBudgetError",
    "TooLargeError",
    "__version__",
    "code",
    "read",
    "show",
]

if TYPE_CHECKING:
    from dateline.coding.coder import Coder
    from dateline.errors import (
        CodingError,
        DatelineError,
        FormatError,
        InputError,
        KnowledgeError,
        LanguageError,
        ModelError,
        NotFoundError,
        OutputError,
        RecordError,
        TimeBudgetError,
        TooLargeError,
    )
    from dateline.model import (
        Actor,
        CodedDocument,
        CoderInfo,
        Count,
        Date,
        Document,
        Finding,
        Harm,
        Issue,
        Measure,
        Place,
        Report,
        Size,
        Span,
        Statement,
    )
    from dateline.quick import code
    from dateline.reading import read
    from dateline.tables import show


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
