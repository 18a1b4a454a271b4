"""From a row of somebody's table or JSON to the fields of a document, under the names people give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from dateline.errors import FormatError
from dateline.reading.dates import written_date
from dateline.reading.notice import Notice
from dateline.reading.options import FIELDS
from dateline.reading.tables import table


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {field: tuple(names) for field, names in table("columns").items()}


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A column's name for comparison."""
    return re.sub(r"[\s.\-]+", "_", name.strip().strip("\ufeff").casefold())


def column_of(field: str, columns: list[str], mapping: Mapping[str, str]) -> str | None:
    """The column that holds a field, or None; raises `FormatError` where the user named one that is not there."""
    if field in mapping:
        if mapping[field] not in columns:
            raise FormatError(f'no column "{mapping[field]}" for {field}: the columns are {listed(columns)}')
        return mapping[field]
    plain = {plain_name(column): column for column in reversed(columns)}
    return next((plain[name] for name in _names()[field] if name in plain), None)


def listed(names: list[str]) -> str:
    """Names for a message, not more than a line of them."""
    shown = ", ".join(f'"{name[:40]}"' for name in names[:12])
    return shown + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def pick(row: Mapping[str, Any], mapping: Mapping[str, str], *, line: int | None = None) -> tuple[str, dict[str, str], list[Notice]]:
    """The text of a row, its other fields, and notices on what was left out; raises `FormatError` where there is no text."""
    plain = {plain_name(key): value for key, value in reversed(list(row.items()))} if all(type(key) is str for key in row) else {}
    values = {field: _first(row, plain, field, mapping) for field in FIELDS}
    text = values.pop("text")
    if text is None:
        wanted = mapping.get("text", "text")
        raise FormatError("no text" if wanted in row else f'no text: there is no "{wanted}" among {listed(list(row))}')
    if not isinstance(text, str):
        raise FormatError(f"text is {kind(text)}, not a string")
    fields, notices = {}, []
    for field, value in values.items():
        good, cause = _clean(field, value)
        if good:
            fields[field] = good
        if cause:
            notices.append(Notice(cause, None, line))
    return text, fields, notices


def _first(row: Mapping[str, Any], plain: Mapping[str, Any], field: str, mapping: Mapping[str, str]) -> Any:
    if field in mapping:
        return row.get(mapping[field])
    found = (plain[name] for name in _names()[field] if name in plain)
    return next((value for value in found if value is not None and value != ""), None)


def _clean(field: str, value: Any) -> tuple[str | None, str | None]:
    """The value as a string, or why it is left out."""
    if value is None:
        return None, None
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = ", ".join(value) if field == "author" else value[0] if len(value) == 1 else value
    if isinstance(value, int | float) and not isinstance(value, bool) and field in {"id", "published"}:
        value = str(int(value)) if value == value and abs(value) < 1e18 and value == int(value) else str(value)
    if not isinstance(value, str):
        return None, f"{field} is {kind(value)}, not a string: left out"
    if not value.strip():
        return None, None
    if field == "published":
        date = written_date(value)
        return date, None if date else f'published "{value.strip()[:40]}" is no date that means one day: left out (write it as 2023-10-21)'
    return value, None


def kind(value: object) -> str:
    """What a JSON value is, in words."""
    names = {
        dict: "an object",
        list: "a list",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        type(None): "null",
    }
    return names.get(type(value), "no string")
