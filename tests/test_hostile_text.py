"""Whatever stands in a text, nothing crashes and every quote is where it says: news cut up and mixed with what breaks offsets.

DATELINE_FUZZ_SECONDS=600 runs it for that many CPU-seconds, from DATELINE_FUZZ_SEED (docs/scorecard.md has the last long run).
"""

from __future__ import annotations

import json
import os
import random
import re
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coding.coder import Coder
from dateline.errors import FormatError, LanguageError
from dateline.model import CodedDocument, Document
from dateline.reading import document

NEWS = [
    "KARACHI, Oct 20 (Agency) - ", "Thousands of people", " marched ", "on Friday", " to the Governor's House", ", demanding that ",
    "the government", " restore electricity", ".", "\n\n", "Police fired tear gas", "; 12 were arrested", " and two killed", ". ",
    "“We shall not leave,” ", "said Dr. Ana Bode", ", leader of the Free Teachers' Union (FTU)", "The FTU", " put the crowd at 1.5 lakh",
    ", police at 2,000", "A strike is planned for next Monday", " in Ibadan", ". He added that", " “no one ", "will work”", "?", " - ",
    "A counter-protest", " by some 300 shopkeepers", " was called off", "By Jane Doe", "\r\n", "(", ")", "No one was injured",
]  # fmt: skip
HOSTILE = [
    "\ud800", "\udfff", "\x00", "\x07", "\u200b", "\u200d", "\ufeff", "\u202e", "İ", "ı", "e\u0301", "🚀", "👩‍👩‍👧", "中文", "عربى", "\u2028", "\x85",
    "\t", "\r", "\n", "’", "\"", "''", "...", "<script>", "javascript:", "=1+1", "%s", "{0}", "\\", "٣٬٠٠٠", "½", "𝟛𝟘𝟘", "ﬁ", "\u00ad", "\u00a0", "-" * 50,
]  # fmt: skip
PIECES = st.lists(st.sampled_from(NEWS) | st.sampled_from(NEWS) | st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=60)
LONE = re.compile("[\ud800-\udfff]")


@cache
def coder() -> Coder:
    return Coder()


def spans(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def check(given: Document) -> int:
    """Code one document and look every quote up; gives their number."""
    try:
        coded = coder().code(given)
    except LanguageError:
        return 0
    plain = coded.to_dict()
    found = list(spans(plain))
    for span in found:
        text = given.title if span.get("of") == "title" else given.text
        assert text is not None
        assert text[span["start"] : span["end"]] == span["quote"]
        assert span["start"] < span["end"]
    if not LONE.search(given.text + (given.title or "")):  # two lone surrogates side by side come back from JSON as one character
        assert CodedDocument.from_dict(json.loads(json.dumps(plain))) == coded
    return len(found)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(PIECES, st.none() | PIECES, st.booleans())
def test_every_quote_stands_where_it_says_whatever_the_text_holds(pieces: list[str], title: list[str] | None, raw: bool) -> None:
    text, head = "".join(pieces), None if title is None else "".join(title[:6])
    # raw: straight to the coder, as another program may; else as the reading room hands it over
    try:
        made = document(text, title=head, published="2023-10-21")
    except FormatError:  # nothing but white space
        made = None
    if raw or made:
        check(Document(id="x", text=text, title=head, published="2023-10-21") if raw or not made else made)


def test_a_long_run_of_hostile_news_is_grounded() -> None:
    seconds, began = float(os.environ.get("DATELINE_FUZZ_SECONDS", "3")), time.process_time()
    chance, texts, quotes = random.Random(int(os.environ.get("DATELINE_FUZZ_SEED", "0"))), 0, 0
    while time.process_time() - began < seconds:
        pieces = [chance.choice(NEWS if chance.random() < 0.85 else HOSTILE) for _ in range(chance.randint(1, 90))]
        quotes += check(Document(id="x", text="".join(pieces), published="2023-10-21"))
        texts += 1
    if seconds > 10:
        print(f"{texts} texts, {quotes} quotes, {time.process_time() - began:.0f} CPU-seconds")  # noqa: T201
    assert quotes > 0
