"""Which language a text is in. English is what is coded, so a text is only called something else when that is sure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.reading.tables import table, words

_HEAD = 3000
_LONE = re.compile("[\ud800-\udfff]")  # lone surrogates, which the detector cannot hold
_WORD = re.compile(r"[^\W\d_]+")
_SURE, _SURER = 0.9, 0.98
_SHORT = 40
_ENGLISH, _SMALL = 0.25, 0.15
_FEW = 6


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; "en" where it is not sure that it is another, None where there are no words at all.

    Ordinary English is told by its small words, without loading the detector; the same text always gets the same answer.
    """
    found = _WORD.findall(text[:_HEAD])
    if not found:
        return None
    small = sum(word.casefold() in words("english", "words") for word in found)
    if small / len(found) > _ENGLISH and len(found) > _FEW:
        return "en"
    latin = sum(word[0] < "\u0250" for word in found)
    if latin == len(found) and len(found) <= _FEW:
        return "en"
    ranked = _detector().compute_language_confidence_values(_LONE.sub(" ", text[:_HEAD]))
    best, english = ranked[0], next(each.value for each in ranked if each.language.iso_code_639_1.name == "EN")
    code = str(best.language.iso_code_639_1.name).lower()
    if latin <= len(found) / 2:
        return code
    sure = _SURE if len(found) > _SHORT else _SURER
    return code if 1 - english >= sure and code != "en" and small / len(found) < _SMALL else "en"


@cache
def _detector() -> Any:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code) for code in table("english")["told_from"]]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
