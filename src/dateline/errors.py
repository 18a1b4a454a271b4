"""Everything that Dateline raises on purpose.

    DatelineError
    ├── InputError            a file or row that cannot be read: names the file, the line where there is one, the cause
    │   ├── NotFoundError     no such file, or a glob that matches nothing
    │   ├── FormatError       not the format its name says, broken, or of a kind that is not read
    │   ├── LanguageError     a text in a language that is not coded
    │   └── TooLargeError     more than a document may hold
    ├── RecordError           an object that is no record of the codebook: names each field that is wrong
    ├── KnowledgeError        a user's gazetteer or register that cannot be used
    ├── ModelError            weights that are missing or do not fit this version
    ├── CodingError           a document that could not be coded: names it and the cause
    │   └── TimeBudgetError   it took longer than it may
    └── OutputError           a place that cannot be written to
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root: catch this to catch all of them."""


class InputError(DatelineError):
    """A file or a row of it that cannot be read.

    `source` is the file as the user named it, `line` the line in it (from 1) where there is one.
    """

    def __init__(self, cause: str, *, source: str | None = None, line: int | None = None) -> None:
        self.cause, self.source, self.line = cause, source, line
        where = ":".join(str(part) for part in (source, line) if part is not None)
        super().__init__(f"{where}: {cause}" if where else cause)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.cause, self.source, self.line)


def _rebuild(kind: type[InputError], cause: str, source: str | None, line: int | None) -> InputError:
    return kind(cause, source=source, line=line)


class NotFoundError(InputError):
    """No such file, or a pattern that matches none."""


class FormatError(InputError):
    """Content that is not what its name says, is broken, or is of a kind that is not read."""


class LanguageError(InputError):
    """A text in a language that is not coded."""


class TooLargeError(InputError):
    """More than one document may hold."""


class RecordError(DatelineError):
    """An object that is no record of the codebook."""


class KnowledgeError(DatelineError):
    """A user's gazetteer or register that cannot be used."""


class ModelError(DatelineError):
    """Weights that are missing, broken or of another version."""


class CodingError(DatelineError):
    """A document that could not be coded: `document` is its id."""

    def __init__(self, document: str, cause: str) -> None:
        self.document, self.cause = document, cause
        super().__init__(f"{document}: {cause}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.document, self.cause)


class TimeBudgetError(CodingError):
    """A document that took longer to code than it may."""


class OutputError(DatelineError):
    """A place that cannot be written to."""
