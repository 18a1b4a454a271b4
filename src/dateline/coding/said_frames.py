"""What did the verb of speech take? The frame of a cue says where its content and its addressee stand in the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.said_patterns import Cue, cue_at, infinitive
from dateline.coding.said_words import led_by, small
from dateline.knowledge.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = {"ccomp", "parataxis"}


def addressee_token(cue: Cue) -> Token | None:
    """Who is asked, told or blamed, as the frame says."""
    if cue.pattern.type == "ACCUSE" and "_" in cue.pattern.beside:
        return cue.slot  # "blamed the deaths on the police"
    for frame in cue.pattern.frames:
        if frame == "ask" and cue.slot is not None:
            return cue.slot if _has_clause(cue) else None
        if frame in {"ask", "blame"}:
            person = next((c for c in cue.verb.children if _receives(c) and _nominal(c)), None)
            if person is not None and (frame == "blame" or _has_clause(cue)):
                return cue.verb.head if person.lower_ in small("relative") and cue.verb.dep_ == "acl:relcl" else person
            if frame == "ask":  # "want the ministry to reserve": the noun may hang on the infinitive
                clause = next((c for c in cue.verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > cue.verb.i), None)
                subject = next((c for c in clause.children if c.dep_ == "nsubj" and c.i > cue.verb.i), None) if clause is not None else None
                if subject is not None and cue.pattern.type == "REQUEST":
                    return subject
    return None


def _receives(child: Token) -> bool:
    """Whether a child of the verb can be whom it asks or blames: an object behind it, a relative pronoun or passive subject."""
    ahead = child.i > child.head.i or child.lower_ in small("relative")
    return child.dep_ == "nsubj:pass" or (child.dep_ in {"iobj", "obj"} and ahead)


def content_of(token: Token, cue: Cue) -> tuple[tuple[int, int], ...]:
    """Where the words said stand, in characters, in reading order; empty where the cue has none in its sentence."""
    for frame in cue.pattern.frames:
        if found := FRAMES[frame](cue):
            return found
    return ()


def _clause(cue: Cue) -> tuple[tuple[int, int], ...]:
    verb = cue.verb
    after = [c for c in verb.children if c.i > verb.i and c.dep_ in CLAUSES and not _only_cue(c) and not _headless(c)]
    if not after and verb.lemma_ in table("speech")["plain"]["verbs"]:
        after = [
            c
            for c in verb.children
            if c.i > verb.i and c.dep_ in {"obj", "xcomp"} and (c.pos_ == "NUM" or any(g.dep_ == "nummod" for g in c.children))
        ]
    before = [
        c
        for c in verb.children
        if c.i < verb.i and c.dep_ in {*CLAUSES, "dep"} and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"}
    ]
    if before and not after:
        return _around(before[-1], verb)
    if after:
        return (*_set_before(verb), _run(after[0], verb))
    if verb.dep_ in {"parataxis", "discourse"} and verb.head.i != verb.i and _set_off(verb):
        return _around(verb.head, verb)
    return ()


def _set_off(verb: Token) -> bool:
    """Whether a comma or quotation mark, no colon or semicolon, parts the cue's clause from the words said before it."""
    first = verb.left_edge
    return verb.head.i > verb.i or first.i == 0 or first.nbor(-1).text in {",", "”", '"', "’", "''", "—", "–"} or first.nbor(-1).is_quote


def _number(cue: Cue) -> tuple[tuple[int, int], ...]:
    things = [c for c in cue.verb.children if c.dep_ == "obj" and c.i > cue.verb.i]
    figure = [c for c in things if c.pos_ == "NUM" or any(g.dep_ == "nummod" for g in c.children)]
    return (_run(figure[0], cue.verb),) if figure else ()


def _figure(cue: Cue) -> tuple[tuple[int, int], ...]:
    """What is counted and its figure: "(put) the crowd at about 50,000"."""
    last = cue.slot.right_edge if cue.slot is not None and cue.slot.i > cue.verb.i else None
    if last is None or not any(t.pos_ == "NUM" for t in cue.verb.doc[cue.verb.i + 1 : last.i + 1]):
        return ()
    return ((cue.verb.nbor().idx, _trim(cue.verb.nbor(), last.i)),)


def _that(cue: Cue) -> tuple[tuple[int, int], ...]:
    clause = [c for c in cue.verb.children if c.dep_ == "ccomp" and c.i > cue.verb.i and led_by(c, "that")]
    return (_run(clause[0], cue.verb),) if clause else ()


def _set_before(verb: Token) -> tuple[tuple[int, int], ...]:
    """The condition that opens the sentence of which the cue is an aside: "If it fails, the party says, it will march"."""
    doc, last = verb.doc, verb.i + 1
    clause = next((c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i), None)
    if clause is None or last >= len(doc) or doc[last].text != ",":
        return ()
    return ((clause.left_edge.idx, clause.right_edge.idx + len(clause.right_edge.text)),)


def _object(cue: Cue) -> tuple[tuple[int, int], ...]:
    if cue.slot is not None:
        between = next((c for c in cue.verb.children if c.dep_ == "obj" and cue.verb.i < c.i < cue.slot.i), None)
        return (_run(between or cue.slot, cue.verb),) if _of_words(cue, cue.slot) else ()
    for child in cue.verb.children:
        thing = child.dep_ in {"obj", "nsubj:pass"} and _nominal(child) and child.i > cue.verb.i
        if thing and _of_words(cue, child) and not _carried(cue, child):
            return (_run(child, cue.verb),)
    return ()


def _ask(cue: Cue) -> tuple[tuple[int, int], ...]:
    clause = _has_clause(cue)
    if cue.verb.lemma_ in small("wanting"):
        after = next((t for t in cue.verb.rights if t.pos_ != "ADV"), None)
        if after is None or after.left_edge.tag_ == "TO":
            return ()  # "wants to leave": nobody else is to act
        clause = clause or next((c for c in cue.verb.rights if c.dep_ == "xcomp"), None)
    if clause is None:
        return ()
    return (*_set_before(cue.verb), _run(clause, cue.verb))


def _will(cue: Cue) -> tuple[tuple[int, int], ...]:
    clause = next((c for c in cue.verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > cue.verb.i and infinitive(c)), None)
    return (_run(clause, cue.verb),) if clause is not None else ()


def _blame(cue: Cue) -> tuple[tuple[int, int], ...]:
    reproach = _reproach(cue)
    if cue.pattern.verbal:
        thing = next((c for c in cue.verb.children if c.dep_ == "obj"), None)
        reproach = reproach if thing is not None and _of_words(cue, thing) else None
    return (_run(reproach, cue.verb),) if reproach is not None else _object(cue)


def _as(cue: Cue) -> tuple[tuple[int, int], ...]:
    verb = cue.verb
    right = [c for c in verb.children if c.i > verb.i and c.dep_ in {"obj", "xcomp", "obl", "ccomp", "advcl"}]
    named = [
        c
        for c in right
        if c.dep_ in {"xcomp", "ccomp"} or led_by(c, "naming")
    ]
    named = named or [c for c in right if c.dep_ == "obj" and any(t.is_quote and t.i > c.i for t in c.subtree)]
    if not named or (right[0] is named[-1] and right[0].dep_ == "obl"):
        return ()
    return (_run(right[0], verb),)


FRAMES = {
    "clause": _clause,
    "number": _number,
    "figure": _figure,
    "that": _that,
    "object": _object,
    "ask": _ask,
    "will": _will,
    "blame": _blame,
    "as": _as,
}


def _has_clause(cue: Cue) -> Token | None:
    """The infinitive or that-clause of what somebody is asked to do; of a verb with a preposition, also one that hangs on its phrase."""
    holders = [cue.verb, *([cue.slot] if cue.slot is not None else []), *(c for c in cue.verb.children if c.dep_ in {"obj", "iobj"})]
    for holder in holders:
        for child in holder.children:
            if child.i > cue.verb.i and child.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and (infinitive(child) or child.dep_ == "ccomp"):
                return child
    return None


def _reproach(cue: Cue) -> Token | None:
    """The phrase or clause of what somebody is blamed or thanked for."""
    for child in cue.verb.children:
        if child.i > cue.verb.i and child.dep_.startswith(("obl", "advcl")) and led_by(child, "reproach"):
            return child
    return None


def _nominal(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"} or token.tag_ in {"NN", "NNS"}


def _of_words(cue: Cue, noun: Token) -> bool:
    """Whether the object lets the verb be one of speech: verbs of deeds and words alike want a plan, remark, decision, law."""
    if not cue.pattern.verbal:
        return True
    return noun.lemma_.lower() in table("speech")["abstract"]["words"]


def _carried(cue: Cue, noun: Token) -> bool:
    """Whether the verb only carries a noun of speech, which has a content of its own ("expressed concern for")."""
    words = table("speech")
    return cue.verb.lemma_ in words["light"]["verbs"] and noun.lemma_.lower() in words["nouns"] and any(c.i > noun.i for c in noun.children)


def _only_cue(token: Token) -> bool:
    """A clause set beside that is itself the cue of other words."""
    return token.dep_ == "parataxis" and cue_at(token) is not None


def _headless(clause: Token) -> bool:
    """A verb right after a comma, without a subject, goes with a subject before the aside that the comma closes."""
    return clause.left_edge.i == clause.i and clause.i > 0 and clause.nbor(-1).text == "," and clause.pos_ == "VERB"


def _run(first: Token, verb: Token) -> tuple[int, int]:
    """From the first word of the content to the end of what the verb takes after it, without further cues and conjuncts."""
    start = first.left_edge if first.left_edge.i > verb.i or first.i < verb.i else verb.nbor()
    while start.i < first.i and (
        (start.lower_ in small("opening")
        and start.dep_ in {"mark", "case"})
        or start.is_punct
    ):
        if start.dep_ == "mark" and start.tag_ == "TO":
            break
        start = start.nbor()
    end = max(first.right_edge.i, first.i)
    for child in verb.children:
        if child.i > first.i and child.i > end and child.dep_.startswith(("obl", "advcl", "xcomp", "ccomp", "obj")) and not _is_cue(child):
            if child.left_edge.i > end + 2:
                break
            end = child.right_edge.i
    return start.idx, _trim(start, end)


def _is_cue(token: Token) -> bool:
    """Whether the word is a cue with something said after it."""
    return cue_at(token) is not None and any(c.i > token.i and c.dep_ in {"obj", "ccomp", "xcomp", "obl", "advcl"} for c in token.children)


def _trim(start: Token, end: int) -> int:
    """The end in characters, without closing punctuation, and before a conjunct or participle that is a cue of the same speaker."""
    doc = start.doc
    quoted = False
    for token in doc[start.i : end + 1]:
        quoted ^= token.is_quote
        if token.text == ";" and not quoted:
            end = token.i - 1
            break
        if (
            token.i > start.i + 1
            and token.dep_ in {"advcl", "conj"}
            and token.tag_ in {"VBG", "VBD"}
            and token.head.i < token.i
            and _is_cue(token)
        ):
            if token.dep_ == "conj" and token.head.i >= start.i and token.head.tag_ == token.tag_:
                continue
            end = token.left_edge.i - 1 if token.left_edge.i > start.i else end
            break
    while end > start.i and (
        (doc[end].is_punct and not doc[end].is_quote and doc[end].text not in ")]") or doc[end].dep_ == "cc" or doc[end].is_space
    ):
        end -= 1
    return int(doc[end].idx + len(doc[end].text))


def _around(content: Token, verb: Token) -> tuple[tuple[int, int], ...]:
    """The clause that the verb of speech follows or interrupts, without the verb's own words."""
    doc = verb.doc
    own = {t.i for t in verb.subtree} if verb.head.i == content.i else set()
    words = [t for t in content.subtree if t.i not in own and not t.is_space]
    if verb.head.i != content.i:
        low, high = verb.left_edge.i, verb.right_edge.i
        words = [t for t in words if t.i < verb.i] if low < content.i else [t for t in words if not low <= t.i <= high]
    while words and (words[-1].is_punct and not words[-1].is_quote):
        words.pop()
    while words and words[0].is_punct and not words[0].is_quote:
        words.pop(0)
    parts: list[tuple[int, int]] = []
    previous = -2
    for token in words:
        if token.i == previous + 1 or (parts and doc[previous + 1 : token.i].text.strip() == ""):
            parts[-1] = (parts[-1][0], token.idx + len(token.text))
        else:
            parts.append((token.idx, token.idx + len(token.text)))
        previous = token.i
    return tuple(part for part in parts if part[1] - part[0] > 1)
