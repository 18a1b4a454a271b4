"""The record at its edges: reading JSON objects back with every wrong field named, and the JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from dateline.errors import RecordError
from dateline.model import CodedDocument, Record

T = TypeVar("T", bound=Record)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def read_record(kind: type[T], data: Mapping[str, Any]) -> T:
    """Build a record of `kind` from its JSON object; raises RecordError naming each wrong field."""
    try:
        record: T = _adapter(cast(Any, kind)).validate_python(data)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        raise RecordError(f"not a {kind.__name__}: {faults}") from error
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line that `dateline code` writes."""
    return _adapter(CodedDocument).json_schema()
