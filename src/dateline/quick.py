"""The shortest way in: one text, one call."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from dateline.model import CodedDocument, Document

if TYPE_CHECKING:
    from dateline.coding.coder import Coder


def code(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    id: str | None = None,
) -> CodedDocument:
    """Code one text, with what is known of it, by the built-in coder.

    `published` is an ISO date; without it (and without one in the text's own header) weekdays cannot be resolved. `id` defaults to the
    first sixteen digits of the text's SHA-256. What the text's header and footer say of publisher, date and place is found there.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(id=id or digest[:16], title=title, text=text, published=published, publisher=publisher, sha256=digest)
    return _coder().code(document)


@cache
def _coder() -> Coder:
    from dateline.coding.coder import Coder

    return Coder()
