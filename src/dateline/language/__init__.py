"""The language room: what a document says, as far as one encoder can tell; the coding room asks no text directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.analysis import Analysis, Attribution, Link, Mark, joint_text

if TYPE_CHECKING:
    from dateline.language.reader import Reader, read

__all__ = ["Analysis", "Attribution", "Link", "Mark", "Reader", "joint_text", "read"]


def __getattr__(name: str) -> object:
    if name in ("Reader", "read"):  # spaCy and onnxruntime are imported with the first reading, not before
        from dateline.language import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
