"""Which language a text is in. English is what is coded, so a text is only called something else when that is sure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.reading.tables import table, words

_HEAD = 3000
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 0.8
_FEW = 6


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; "en" where it is not sure that it is another, None where there are no words at all.

    Ordinary English is told by its small words, without loading the detector; the same text always gets the same answer.
    """
    found = _WORD.findall(text[:_HEAD])
    if not found:
        return None
    small = sum(word.casefold() in words("english", "words") for word in found)
    if small / len(found) > 0.25 and len(found) > _FEW:
        return "en"
    latin = sum(word[0] < "\u0250" for word in found)
    if latin == len(found) and len(found) <= _FEW:
        return "en"
    ranked = _detector().compute_language_confidence_values(text[:_HEAD])
    best = ranked[0]
    code = str(best.language.iso_code_639_1.name).lower()
    needed = _SURE if latin > len(found) / 2 else 0.5
    return (
        code
        if best.value >= needed and not (latin == len(found) and small / len(found) > 0.15)
        else "en"
        if latin > len(found) / 2
        else code
    )


@cache
def _detector() -> Any:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code) for code in table("english")["told_from"]]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()
