"""Speaker and words of a plain verb of saying by the order of words alone, where the tree has lost one of them.

News puts them in few ways: "X said (on Monday) that ...", "..., X said", "..., said X". A verb of saying is finite there, and the speaker
is the noun phrase beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.coding.said_words import small

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = {"VBD", "VBZ", "VBP"}
SKIPPED = {"AUX", "ADV", "PART"}
NOMINAL = {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADP", "CCONJ", "PART", "X", "SYM"}
OPENING = {"DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ"}
STOPS = {",", ";", ":", ".", "?", "!", "—", "–", "-", "--", "“", "”", '"', "(", ")"}


def noun_beside(verb: Token) -> tuple[int, int] | None:
    """The noun phrase that ends before the verb, else the one that begins after it ("said X"), in characters."""
    doc, sentence = verb.doc, verb.sent
    at = verb.i - 1
    while at >= sentence.start and doc[at].pos_ in SKIPPED and doc[at].tag_ != "POS":
        at -= 1
    if at >= sentence.start and doc[at].pos_ == "CCONJ":
        return None  # a second verb of a speaker who stands further off
    found = nouns_before(doc[at]) if at >= sentence.start else None
    if found is None:
        right = verb.i + 1
        while right < sentence.end and _carries_on(doc[right], back=False):
            if doc[right].pos_ == "ADP" and doc[right].lower_ not in small("belonging"):
                break
            right += 1
        found = _nouns(list(doc[verb.i + 1 : right]))
    return found


def nouns_before(last: Token) -> tuple[int, int] | None:
    """The noun phrase that ends at a word, or at the comma that closes an apposition ("its chairman, X, said"), in characters."""
    doc, at = last.doc, last.i
    before = doc[at - 1] if at else doc[at]
    if doc[at].text == "," and (before.ent_type_ == "PERSON" or before.pos_ in {"NOUN", "PRON", "PROPN", "DET"}):
        at -= 1
    left = at
    while left >= last.sent.start and _carries_on(doc[left], back=True):
        left -= 1
    return _nouns(list(doc[left + 1 : at + 1]))


def line_start(token: Token) -> int:
    """The first word of the sentence, or of the line where a headline was read as one with it."""
    at = token.i
    while at > token.sent.start and "\n" not in token.doc[at - 1].text:
        at -= 1
    return at


def _carries_on(token: Token, *, back: bool) -> bool:
    if token.text in {"-", "’", "'"} and token.i + 1 < len(token.doc):
        return not token.whitespace_ and not token.nbor(-1).whitespace_ if token.i else False
    if token.ent_type_ in {"DATE", "TIME"} and not back:
        return False
    return token.pos_ in NOMINAL and token.lower_ not in small("relative") | small("that") and token.tag_ != "TO" and not token.is_space


def _nouns(words: Sequence[Token]) -> tuple[int, int] | None:
    """The phrase within these words: from its first word, without leading conjunctions and prepositions, to its last noun."""
    kept = list(words)
    while kept and kept[0].pos_ in {"CCONJ", "ADP", "PART"}:
        kept.pop(0)
    while kept and kept[-1].pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}:
        kept.pop()
    named = any(t.pos_ in {"NOUN", "PROPN", "PRON"} or t.lower_ in small("nouns") for t in kept)
    if not named or all(t.ent_type_ in {"DATE", "TIME"} for t in kept):
        return None
    return kept[0].idx, kept[-1].idx + len(kept[-1].text)


def clause_beside(verb: Token, speaker: tuple[int, int] | None) -> tuple[int, int] | None:
    """What stands in the sentence before ", X said", or after "X said (that)", in characters."""
    doc, sentence = verb.doc, verb.sent
    right = [t for t in doc[verb.i + 1 : sentence.end] if not t.is_space and not t.is_punct]
    figure = any(t.pos_ == "NUM" and t.ent_type_ not in {"DATE", "TIME"} for t in right)
    if figure and len(right) <= 5 and all(t.pos_ in NOMINAL | {"ADV"} for t in right):
        return right[0].idx, right[-1].idx + len(right[-1].text)
    opening = verb if speaker is None or speaker[0] > verb.idx else next(t for t in sentence if t.idx + len(t.text) > speaker[0])
    if opening.i > sentence.start + 2 and doc[opening.i - 1].text in {",", "”", '"'} and verb.i > sentence.start + (len(sentence) // 2):
        words = [t for t in doc[line_start(opening) : opening.i] if not t.is_space]
        while words and words[-1].text in STOPS and not words[-1].is_quote:
            words.pop()
    else:
        words = [t for t in doc[verb.i + 1 : sentence.end] if not t.is_space]
        after = next((i for i, t in enumerate(words[:8]) if t.lower_ in small("that")), None)
        cut = after is None and bool(words) and words[0].tag_ in FINITE | {"MD"} and speaker is not None and speaker[0] < verb.idx
        if cut:  # "a raid they say killed two": the noun before them is the subject
            words = words[: next((i for i, t in enumerate(words) if t.text in STOPS), len(words))]
        finite = any(t.tag_ in FINITE or t.tag_ == "MD" for t in words)
        if after is None and not cut and not (words and words[0].pos_ in OPENING and finite):
            return None
        words = words[after + 1 if after is not None else 0 :]
        while words and words[-1].is_punct and not words[-1].is_quote:
            words.pop()
    return (words[0].idx, words[-1].idx + len(words[-1].text)) if len(words) > 1 else None
