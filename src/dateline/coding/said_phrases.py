"""Which phrases without a verb of speech tell whose words these are: "according to police", "a call by unions to ...", "citing police"?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.coding.said_patterns import only_wanted
from dateline.coding.said_subject import phrase, speaker_token
from dateline.coding.said_words import led_by
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Attribution, Mark

if TYPE_CHECKING:
    from spacy.tokens import Token

SOURCE_ONLY = "counted"
"""The label of a cue that names a source and makes no statement of it ("by the officials' count", "citing police")."""


def phrase_acts(token: Token) -> Iterator[Attribution]:
    """The acts of attribution whose cue hangs on this noun, as its preposition, its owner, or itself."""
    words = table("speech")["sources"]
    if token.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return
    hangs = token.dep_.startswith(("obl", "nmod", "parataxis", "dep", "advmod", "advcl"))
    if hangs and (cue := _before(token, words["before"])):
        yield from _act(token, cue, token)
    if token.lemma_.lower() in words["counts"]:
        yield from _count(token)
    if token.dep_ in {"obj", "iobj"} and token.head.lemma_ in words["citing"] and token.head.tag_ == "VBG" and _body(token):
        verb = token.head
        yield from _act(token, (verb.idx, verb.idx + len(verb.text)), verb, label=SOURCE_ONLY)
    if token.lemma_.lower() in table("speech")["nouns"]:
        yield from _noun_act(token)


def _count(noun: Token) -> Iterator[Attribution]:
    """ "By the officials' count": the words of the sentence before it, or after where it opens the sentence, are the owner's."""
    doc, sentence = noun.doc, noun.sent
    by = next((t for t in reversed(doc[max(sentence.start, noun.i - 10) : noun.i]) if t.lower_ == "by"), None)
    mark = next((t for t in doc[by.i + 1 : noun.i] if t.tag_ == "POS"), None) if by is not None else None
    if by is None or mark is None or mark.i == by.i + 1:
        return
    words = doc[sentence.start : by.i] if by.i > sentence.start + 1 else doc[noun.i + 1 : sentence.end]
    if len(words):
        source = Mark("source", doc[by.i + 1].idx, doc[mark.i - 1].idx + len(doc[mark.i - 1].text))
        content = Mark("content", words[0].idx, words[-1].idx + len(words[-1].text))
        yield Attribution(source, Mark(SOURCE_ONLY, noun.idx, noun.idx + len(noun.text)), (content,), 0.5)


def _before(token: Token, openings: list[str]) -> tuple[int, int] | None:
    """The preposition of the phrase where it is one that names a source."""
    left = token.doc[max(token.left_edge.i, token.i - 12) : token.i + 1]
    text = left.text.lower()
    for opening in openings:
        if text.startswith(opening + " "):
            return left.start_char, left.start_char + len(opening)
    return None


def _body(token: Token) -> bool:
    return token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or token.lemma_.lower() in table("speech")["sources"]["bodies"]


def _owner(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "nmod:poss"), None)


def _act(source: Token, cue: tuple[int, int], hanger: Token, *, label: str = "cue") -> Iterator[Attribution]:
    """The clause that the phrase hangs on is what the source says."""
    if hanger.head.i == hanger.i:
        return
    own = {t.i for t in hanger.subtree}
    clause = hanger.head
    words = [t for t in clause.subtree if t.i not in own and not t.is_space]
    nearest = [t for t in words if t.i < hanger.left_edge.i] or words
    while nearest and nearest[-1].is_punct and not nearest[-1].is_quote:
        nearest = nearest[:-1]
    while nearest and nearest[0].is_punct and not nearest[0].is_quote:
        nearest = nearest[1:]
    if nearest:
        start, end = _source(source, cue)
        content = Mark("content", nearest[0].idx, nearest[-1].idx + len(nearest[-1].text))
        yield Attribution(Mark("source", start, end), Mark(label, *cue), (content,), 0.5)


def _source(source: Token, cue: tuple[int, int]) -> tuple[int, int]:
    start, end = phrase(source)
    if start <= cue[0] < end:
        start = cue[1] + 1
    return start, end


def _noun_act(noun: Token) -> Iterator[Attribution]:
    """ "The union's call to ...", "a statement by police that ...", "issued a condemnation of ..."."""
    words = table("speech")
    light = noun.dep_ == "obj" and noun.head.lemma_ in words["light"]["verbs"]
    if light and only_wanted(noun.head):
        return
    source = _owner(noun) or next(
        (c for c in noun.children if c.dep_ == "nmod" and led_by(c, "from")), None
    )
    if light:
        source = speaker_token(noun.head)
    content = [
        c for c in noun.children if c.i > noun.i and c != source and (c.dep_ in {"acl", "ccomp", "advcl"} or (c.dep_ == "nmod" and light))
    ]
    if not content and light:
        content = [
            c
            for c in noun.head.children
            if c.i > noun.i
            and c.dep_ in {"ccomp", "obl", "advcl", "xcomp"}
            and led_by(c, "content")
        ]
    content = [c for c in content if c.tag_ != "VBN"]
    if source is None or not content or source.i == noun.i:
        return
    first = content[0].left_edge
    while first.i < content[0].i and first.dep_ in {"mark", "case"} and first.tag_ != "TO":
        first = first.nbor()
    last = content[0].right_edge
    while last.i > first.i and last.is_punct and not last.is_quote:
        last = last.nbor(-1)
    cue = (noun.head.idx if light and noun.head.i < noun.i else noun.idx, noun.idx + len(noun.text))
    yield Attribution(Mark("source", *phrase(source)), Mark("cue", *cue), (Mark("content", first.idx, last.idx + len(last.text)),), 0.5)
