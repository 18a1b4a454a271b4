"""Whose words are they? The phrase that a verb of speech has for its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.said_words import small
from dateline.coding.syntax import clause_head, is_subject
from dateline.knowledge.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE_TAGS = {"VBD", "VBZ", "VBP", "VB"}
"""Of finite verbs; a bare infinitive is one where the tagger errs."""
NOMINAL = {"DET", "ADJ", "NUM", "NOUN", "PROPN"}
LOOSE = {"acl:relcl", "case", "punct", "parataxis", "cop", "mark", "advcl", "discourse", "cc"}


def speaker_phrase(verb: Token) -> tuple[int, int] | None:
    """The characters of the phrase that names the speaker; None where the sentence names none."""
    noun = speaker_token(verb)
    if noun is None:
        return None
    start, end = phrase(noun)
    if not start <= verb.idx < end or noun.i > verb.i:
        return start, end
    named = next((c for c in noun.children if c.dep_ == "appos" and c.i > verb.i and c.pos_ == "PROPN"), None)
    return phrase(named) if named is not None else (start, noun.idx + len(noun.text))  # "the group which claimed ..., the Front for ..."


def speaker_token(verb: Token, depth: int = 0) -> Token | None:
    """The head word of the speaker: subject, agent of a passive, or the subject that a participle, infinitive or conjunct shares."""
    if verb.tag_ in FINITE_TAGS and (opening := before_aside(verb)) is not None:
        return opening
    children = list(verb.children)
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in children)
    subject = next((c for c in children if c.dep_ in {"nsubj", "csubj"} and c.pos_ not in {"VERB", "AUX"}), None)
    if subject is not None and not passive:
        if subject.lower_ in small("relative") and verb.dep_ == "acl:relcl":
            return verb.head
        return subject
    if passive:
        agent = next((c for c in children if c.dep_ == "obl:agent"), None)
        if agent is None and depth:  # "was quoted as saying": the participle shares the passive's subject
            return next((c for c in children if c.dep_ == "nsubj:pass"), subject)
        return agent
    if depth > 4 or verb.head.i == verb.i:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "TIME"}:
        return speaker_token(clause_head(verb.head), depth + 1)  # "marched through the town, chanting": not the town
    aside = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.i and verb.nbor(-1).text == "," and not is_subject(verb.head)
    if aside:
        return speaker_token(clause_head(verb.head), depth + 1)  # "told the agency that ..., adding": not the agency
    if verb.dep_ in {"acl", "acl:relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return verb.head if verb.tag_ == "VBG" or verb.dep_ == "acl:relcl" else None
    if verb.dep_ in {"conj", "advcl", "xcomp", "ccomp", "dep"}:
        return speaker_token(_above(verb), depth + 1)
    return None


def before_aside(verb: Token) -> Token | None:
    """The noun that opens the sentence where an aside stands between it and the verb: "The rally, held at ... and led by ..., demanded"."""
    doc, sentence = verb.doc, verb.sent
    if verb.i < sentence.start + 4 or doc[verb.i - 1].text != ",":
        return None
    first = next(t for t in sentence if t.text == "," or t.i == verb.i)
    opening = doc[sentence.start : first.i]
    if first.i >= verb.i - 1 or not len(opening) or opening[0].pos_ not in {"DET", "PROPN", "NOUN"}:
        return None
    nominal = all(t.pos_ in NOMINAL or t.dep_ == "nsubj" or t.tag_ in {"POS", "HYPH"} for t in opening)
    aside = doc[first.i + 1]
    participle = aside.tag_ in {"VBN", "VBG"} or (aside.tag_ == "VBD" and aside.nbor().pos_ == "ADP")
    return opening[-1] if nominal and (participle or aside.tag_ in {"WP", "WDT"} or aside.pos_ in {"ADP", "ADV", "NUM"}) else None


def _above(verb: Token) -> Token:
    """The verb whose subject is shared; a past tense is no conjunct of an infinitive, whatever the tree says."""
    head = verb.head
    while (
        verb.dep_ == "conj"
        and verb.tag_ in {"VBD", "VBZ"}
        and head.tag_ == "VB"
        and head.head.i != head.i
        and head.dep_ in {"xcomp", "advcl", "ccomp", "acl"}
    ):
        head = head.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and after_comma(verb):
        while head.dep_ == "ccomp" and head.head.i < head.i and head.head.lemma_ in table("speech")["cues"]:
            head = head.head  # "denied that it had ..., calling it": who denied calls
    return head


def phrase(noun: Token) -> tuple[int, int]:
    """The characters of a noun phrase with its apposition, without relative clauses and what hangs loosely on it."""
    first, last = noun.i, noun.i
    for child in noun.children:
        if child.dep_ in LOOSE or child.dep_ == "dep":
            continue
        if child.i < noun.i:
            if child.dep_ in {"compound", "flat", "nmod"} and any(t.text == "," for t in noun.doc[child.i : noun.i]):
                continue
            first = min(first, child.left_edge.i)
        else:
            if child.dep_ == "acl" and after_comma(child):
                continue
            last = max(last, _edge(child))
    doc = noun.doc
    while first < last and doc[first].is_punct:
        first += 1
    return doc[first].idx, doc[last].idx + len(doc[last].text)


def after_comma(token: Token) -> bool:
    """Whether a comma sets a clause off from what stands before it."""
    first = token.left_edge
    return first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")


def _edge(token: Token) -> int:
    """The last word of a child of the noun, without its own relative clauses."""
    return max([token.i, *(_edge(c) for c in token.children if c.i > token.i and c.dep_ not in LOOSE)])
