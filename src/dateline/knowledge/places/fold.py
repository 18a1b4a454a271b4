"""How place names are compared: the same key for "Yaoundé", "YAOUNDE" and "yaounde", and numbers that stand for keys.

The key of a name is lower-case ASCII words with single spaces; apostrophes vanish, other signs part words, "St." is Saint.
Keys are looked up by a 32-bit number, so that half a million names are one sorted array and not half a million Python strings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "ı": "i",
     "ə": "a", "Ə": "A", "ŋ": "n", "ħ": "h", "Ħ": "H"}
    | dict.fromkeys("'’‘ʻʼʿʾ`´.", "")
)  # fmt: skip
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
ASCII = re.compile(r"[a-z0-9]+")


def fold(name: str) -> str:
    """The key of a name; empty where nothing of it is written in Latin letters or digits."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
        name = "".join(c for c in plain if not unicodedata.combining(c))
    words = ASCII.findall(name.translate(LETTERS).lower())
    return " ".join(SHORT.get(word, word) for word in words)


def spellings(name: str) -> list[str]:
    """The keys a name may have in print: with its apostrophes closed up ("ndjamena") and parted ("n djamena")."""
    parted = re.sub("['’‘ʻʼʿʾ`´]", " ", name)
    return list(dict.fromkeys(key for key in (fold(name), fold(parted)) if key))


FACTOR = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64 and prefix sums can be shifted back


def numbers(data: NDArray[np.uint8], starts: NDArray[Any], ends: NDArray[Any]) -> NDArray[np.uint32]:
    """The 32-bit number of each stretch `data[start:end]` of folded bytes: a polynomial in its bytes, then mixed.

    Two different keys share a number once in four billion pairs; whoever looks up compares the key itself afterwards.
    """
    with np.errstate(over="ignore"):
        powers = _powers(int((ends - starts).max(initial=0)))
        total = np.zeros(len(starts), dtype=np.uint64)
        lengths = ends - starts
        live = np.arange(len(starts))
        for at in range(len(powers)):
            live = live[lengths[live] > at]
            total[live] += (data[starts[live] + at].astype(np.uint64) + np.uint64(1)) * powers[at]
        total ^= total >> np.uint64(29)
        total *= np.uint64(0xBF58476D1CE4E5B9)
        total ^= total >> np.uint64(32)
        return total.astype(np.uint32)


def _powers(count: int) -> NDArray[np.uint64]:
    out, value = [], 1
    for _ in range(count):
        out.append(value)
        value = value * FACTOR % 2**64
    return np.array(out, dtype=np.uint64)


def numbers_of(keys: Iterable[str]) -> NDArray[np.uint32]:
    """The numbers of some keys, as `numbers` gives them."""
    raw = [key.encode("ascii") for key in keys]
    ends = np.cumsum([len(r) for r in raw], dtype=np.int64)
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1])) if len(raw) else ends
    return numbers(np.frombuffer(b"".join(raw), dtype=np.uint8), starts, ends)
