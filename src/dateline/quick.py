"""The shortest way in: one text, one call."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.coding.coder import Coder
    from dateline.model import CodedDocument


def code(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    id: str | None = None,
    url: str | None = None,
    author: str | None = None,
    dateline: str | None = None,
) -> CodedDocument:
    """Code one text, with what is known of it, by the built-in coder.

    What is not given is looked for in the text's own header and footer; what is given wins. `published` is an ISO date: without one,
    weekdays cannot be resolved. Without an `id` the text's checksum makes one. Raises `InputError` for a text that cannot be coded.
    """
    from dateline.reading.document import document

    known = document(text, id=id, title=title, published=published, publisher=publisher, url=url, author=author, dateline=dateline)
    return _coder().code(known)


@cache
def _coder() -> Coder:
    from dateline.coding.coder import Coder

    return Coder()
