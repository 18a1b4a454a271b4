"""What the reading room says beside documents and errors: things a user should know that stop nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.errors import InputError
from dateline.model import Document


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: the document was read, but not as it stood in the file ("not UTF-8, read as windows-1252")."""

    cause: str
    source: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.source, self.line) if part is not None)
        return f"{where}: {self.cause}" if where else self.cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One text as a format gives it: `fields` is what the file says of it, `found` what is only likely (an HTML page's metadata)."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None
    item: int | None = None


Item = Document | InputError | Notice
Part = Raw | InputError | Notice
