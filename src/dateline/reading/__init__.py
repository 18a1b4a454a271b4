"""From bytes to documents: whatever researchers have on their disks, in; one `Document` for each news text, out.

`read` takes paths, `document` takes a string, `find_header` says what a text tells of itself, `languages.detect` its language.
"""

from dateline.reading.document import document
from dateline.reading.header import Header, find_header
from dateline.reading.notice import Item, Notice
from dateline.reading.options import FORMATS, MAX_CHARACTERS, ReadOptions
from dateline.reading.room import read

__all__ = ["FORMATS", "MAX_CHARACTERS", "Header", "Item", "Notice", "ReadOptions", "document", "find_header", "read"]
