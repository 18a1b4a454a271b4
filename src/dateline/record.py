"""What every value of the record can do: turn into a JSON object and back, and point at its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self


class Record:
    """A frozen value that turns into JSON objects and back; keys that are Python keywords carry a trailing underscore here.

    Keys in `SPARE` are written only where they hold something else than their default.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"alias_generator": lambda name: name.rstrip("_"), "extra": "ignore"}
    SPARE: ClassVar[frozenset[str]] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the codebook, section 5: lists for tuples, every key there but the spare ones that hold nothing."""
        fields = dataclasses.fields(self)  # type: ignore[arg-type]
        values = ((f, getattr(self, f.name)) for f in fields)
        return {f.name.rstrip("_"): plain(value) for f, value in values if f.name not in self.SPARE or value != f.default}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read a JSON object back; raises `dateline.errors.RecordError` naming each field that is wrong."""
        from dateline.edges import read_record

        return read_record(cls, data)


def plain(value: Any) -> Any:
    """A value of the record as JSON has it."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Span(Record):
    """The words a value rests on: ``text[start:end] == quote`` (of the title where ``of == "title"``)."""

    SPARE: ClassVar[frozenset[str]] = frozenset({"of"})

    start: int
    end: int
    quote: str
    of: Literal["text", "title"] = "text"
