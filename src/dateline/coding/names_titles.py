"""Titles of persons: what stands before a name and after it that tells who they are, split off and kept."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.coding.names_phrase import RELATIVE, lemma, plain, uncased, words
from dateline.knowledge.lexicon import table

REACH = 14
POSSESSORS = frozenset(table("people")["possessors"])


def is_honorific(token: Token) -> bool:
    """Whether a word is a form of address ("Dr", "Maulana"), written as one is before a name."""
    return plain(token) in words().honorifics and (token.text[:1].isupper() or uncased(token.doc))


def is_role(token: Token) -> bool:
    """Whether a noun names an office or a standing ("leader", "spokeswoman")."""
    table = words().roles
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and not (token.tag_ == "NNS" and token.lower_ != lemma(token))
        and (lemma(token) in table or token.lower_ in table)
    )


def before(doc: Doc, first: int) -> tuple[tuple[str, ...], int]:
    """The titles that stand before a name which starts at token `first`, and the token at which they begin."""
    titles: list[str] = []
    start = first
    while start > 0 and is_honorific(doc[start - 1]) and not _dot_ends_sentence(doc, start - 1):
        start -= 1
        titles.insert(0, doc[start].text)
    head = start - 1
    if head >= 0 and doc[head].text == "," and head > 0 and _apposed(doc, head):
        head -= 1
    if head >= 0 and (is_role(doc[head]) or _closes_role(doc, head)):
        begin = _phrase_start(doc, head)
        pieces = _split(doc, begin, head + 1)
        return (*pieces, *titles), begin
    return tuple(titles), start


def _dot_ends_sentence(doc: Doc, index: int) -> bool:
    return doc[index].pos_ == "VERB"


def _apposed(doc: Doc, comma: int) -> bool:
    """Whether "the police chief, Gen. X": a description with an article or possessor that the name after the comma spells out."""
    if not (is_role(doc[comma - 1]) or _closes_role(doc, comma - 1)):
        return False
    start = _phrase_start(doc, comma - 1)
    return start > 0 and (
        doc[start - 1].lower_ in {"the", "a", "an", "its", "their", "his", "her"}
        or doc[start - 1].text in {"'s", "’s", "’"}
        or doc[start].lower_ == "its"
        or (start < comma - 1 and doc[start].pos_ == "PROPN" and doc[start - 1].pos_ == "VERB")  # "said Vale premier, X"
    )


def _closes_role(doc: Doc, index: int) -> bool:
    """Whether the word ends "secretary of the union" or "superintendent (traffic)"."""
    token = doc[index]
    for back in range(index - 1, max(index - 8, -1), -1):
        if doc[back].lower_ in {"of", "for"} and back > 0 and is_role(doc[back - 1]):
            return token.pos_ in {"NOUN", "PROPN"} or token.text == ")"
        if doc[back].pos_ in {"VERB", "AUX", "PRON"} or doc[back].is_space or doc[back].text in {".", ",", ";", ":"}:
            return False
    return False


def _phrase_start(doc: Doc, head: int) -> int:
    """The first token of the title that ends with `head`: over nouns, adjectives, "and" and "of", up to an article, a verb or a stop."""
    start = head
    for i in range(head - 1, max(head - REACH, -1), -1):
        token = doc[i]
        if (
            token.is_space
            or token.ent_type_ in {"DATE", "TIME"}
            or (token.pos_ in {"VERB", "AUX", "PRON", "SCONJ", "ADV", "NUM"} and not token.text[:1].isupper())
        ):
            break
        named = token.text.isupper() and len(token) > 1  # a party that the tagger takes for an article ("DA leader")
        if (not named and (token.pos_ == "DET" or token.tag_ in {"DT", "PRP$"})) or token.text in {
            ".",
            ",",
            ";",
            ":",
            "“",
            "”",
            '"',
            "—",
            "–",
        }:
            if token.lower_ in {"the", "a"} and i > 1 and doc[i - 1].lower_ in {"of", "for"} and is_role(doc[i - 2]):
                continue
            if token.text == "." and i > 0 and len(doc[i - 1]) <= 2:
                continue
            break
        if token.pos_ == "ADP" and not (token.lower_ in {"of", "for"} and i > 0 and is_role(doc[i - 1])):
            break
        if token.pos_ == "CCONJ" and not (i > 0 and is_role(doc[i - 1])):
            break
        if (token.ent_type_ == "PERSON" and not token.text.isupper()) or (
            token.text in {"'s", "’s", "’"} and doc[i - 1].ent_type_ == "PERSON"
        ):
            break
        start = i
    while start < head and (
        doc[start].lower_ in POSSESSORS or doc[start].text in {"-", "'s", "’s", ")", "(", "’", "&"} or doc[start].pos_ in {"CCONJ", "ADP"}
    ):
        start += 1
    return start


def _split(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """The titles of a stretch, parted at "and" where a whole title stands on either side."""
    pieces, at = [], start
    for i in range(start, end):
        if doc[i].lower_ in {"and", "&"} and i > at and is_role(doc[i - 1]):
            pieces.append((at, i))
            at = i + 1
    pieces.append((at, end))
    return tuple(" ".join(doc[a:b].text.split()) for a, b in pieces if b > a)


def after(doc: Doc, end: int) -> tuple[tuple[str, ...], int]:
    """The titles that follow a name, and their end (", a tribal elder who ...", ", of the X Union", "of the X Trust")."""
    at = end
    if at < len(doc) and doc[at].text == ",":
        at += 1
        if at + 1 < len(doc) and doc[at].pos_ == "NUM" and doc[at].text.isdigit() and doc[at + 1].text in {",", "."}:
            at += 2
    stop = _aside_end(doc, at)
    if at >= len(doc) or stop <= at:
        return (), end
    opening = doc[at]
    if opening.lower_ in {"of", "from"} and any(t.text[:1].isupper() for t in doc[at + 1 : stop]):
        if opening.lower_ == "from" and not any(t.ent_type_ == "ORG" for t in doc[at:stop]):
            return (), end
        return (" ".join(doc[at:stop].text.split()),), stop
    if at == end or not any(is_role(t) for t in doc[at:stop]):
        return (), end
    first = at
    while first < stop and (doc[first].pos_ == "DET" or doc[first].tag_ in {"DT", "PRP$"}):
        first += 1
    head = next((t.i for t in doc[first:stop] if is_role(t)), None)
    if head is None or any(t.pos_ in {"VERB", "AUX", "ADP", "PRON"} for t in doc[first:head]):
        return (), end
    return _split(doc, first, stop), stop


def _aside_end(doc: Doc, start: int) -> int:
    """Where an aside after a name ends: at a comma, a stop, a relative word, a verb or a second preposition."""
    prepositions = 0
    for i in range(start, min(start + REACH, len(doc))):
        token = doc[i]
        if token.is_space or token.tag_ in RELATIVE or token.text in {",", ".", ";", ":", "(", ")", "—", "–", "“", "”", '"'}:
            return i
        if (token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} and token.tag_ != "PRP$") or (
            token.pos_ == "CCONJ" and not (i and is_role(doc[i - 1]))
        ):
            return i
        if token.pos_ == "ADP":
            prepositions += 1
            if prepositions > 1 or (token.lower_ not in {"of", "for", "from", "at", "with"}):
                return i
    return min(start + REACH, len(doc))
