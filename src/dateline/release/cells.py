"""Values as CSV cells: lists on one line, and nothing that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
from typing import Any

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> str:
    """A value as text: empty for null, numbers plain, lists parted by "; " (a semicolon within an item becomes a comma)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        value = "; ".join(str(item).replace(";", ",") for item in value)
    return harmless(value)


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; numbers such as -12.5 stay as they are."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate has no bytes in UTF-8
    if text.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(text.strip(" ")):
        return "'" + text
    return text
