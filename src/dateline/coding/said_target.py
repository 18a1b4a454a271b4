"""Which words in what is said name somebody it can be directed at?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.coding.said_frames import addressee_token
from dateline.coding.said_subject import phrase
from dateline.coding.said_words import led_by, small
from dateline.knowledge.lexicon import table
from dateline.reading.agencies import is_known_agency

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.coding.names import Names
    from dateline.coding.said_patterns import Cue

PHRASE = {"DET", "ADJ", "NUM", "NOUN", "PROPN"}
ACTORS = {"PERSON", "ORG", "GPE", "NORP"}


def people(names: Names, token: Token) -> str | None:
    """The name of somebody who can be addressed or blamed; None for things, the press and pronouns that lead nowhere."""
    start, end = phrase(token)
    named = names.resolve(start, end)
    words = table("speech")
    if named is not None:
        press = named.name.casefold().split()[-1] in words["press"]["words"]
        return None if press or (token.pos_ != "PRON" and named.kind == "description" and not animate(token)) else named.name
    if token.pos_ == "PRON" or token.lemma_.lower() in words["press"]["words"] or not animate(token):
        return None
    return names.label(start, end)


def animate(token: Token) -> bool:
    """Whether a word names somebody who can act: a person, group or body."""
    named = token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "EVENT"}
    return named or token.ent_type_ in ACTORS or token.lemma_.lower() in people_words()


def people_words() -> frozenset[str]:
    """Common nouns that stand for persons, groups and bodies."""
    return frozenset(table("stance")["people"]["words"])


def _listens(token: Token) -> bool:
    """Whether somebody who is told something listens himself: persons, groups and bodies, not a newspaper or agency."""
    if is_known_agency(token.text):
        return False
    if token.ent_type_ == "PERSON" or token.pos_ == "PRON" or token.tag_ == "NNS":
        return True
    bodies = table("stance")["bodies"]["words"]
    return token.lemma_.lower() in bodies or (token.pos_ == "NOUN" and token.lemma_.lower() in people_words())


def coordinated(token: Token) -> Iterator[Token]:
    """A word and what is coordinated with it."""
    yield token
    yield from (c for c in token.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"})


def doer_in(said: Span) -> Iterator[Token]:
    """Who did what a noun phrase names: its owner, the agent, "of" those who did it, the nation in an adjective."""
    head = said.root if said.root.pos_ in {"NOUN", "PROPN", "PRON"} else None
    for token in said:
        owner = token.dep_ in {"nmod:poss", "obl:agent"} and token.pos_ != "PRON"
        if owner and (head is None or token.head == head or head in token.ancestors):
            yield token
            return
    if head is None:
        return
    suffers = head.lemma_.lower() in table("stance")["accuse"]["suffered"]
    for token in said:
        if token.dep_ in {"nmod", "obl"} and led_by(token, "deed" if suffers else "doer") and animate(token):
            yield token
            return
    if animate(head):
        yield head


def thing_named(said: Span) -> Span:
    """What is called something, without what it is called: up to "as" or the quotation mark ("the raid as barbaric")."""
    end = next((t.i for t in said[1:] if t.is_quote or t.lower_ in small("naming")), said.end)
    return said.doc[said.start : end]


def blamed(said: Span) -> Iterator[Token]:
    """The first actor in subject place of what is said."""
    for token in said:
        if token.dep_ in {"nsubj", "obl:agent"} and animate(token):
            yield token
            return


def asked(cue: Cue | None, said: Span) -> Token | None:
    """Who is asked, told or blamed by the verb; not the newspaper that is told."""
    if cue is None:
        return None
    person = addressee_token(cue)
    if person is None or person.pos_ in {"VERB", "AUX"}:
        person = _after(cue)
    if person is None and cue.pattern.type == "REQUEST":
        person = _first_actor(said)
    if person is None and cue.verb.lemma_ in small("telling"):
        person = next((c for c in cue.verb.children if c.dep_ in {"obj", "iobj"}), None)
    if person is not None and cue.verb.lemma_ in small("telling") and not _listens(person):
        return None
    return person


def _after(cue: Cue) -> Token | None:
    """Who stands right after a verb that asks or blames somebody, where the tree hangs him elsewhere."""
    doc, at = cue.verb.doc, cue.verb.i + 1
    stop = min(cue.verb.sent.end, at + 12)
    while at < stop and (doc[at].pos_ == "ADV" or doc[at].lower_ in small("asked")):
        at += 1
    last = at
    while last < stop and (doc[last].pos_ in PHRASE or doc[last].tag_ == "POS") and doc[last].lower_ not in small("that"):
        last += 1
    nouns = [t for t in doc[at:last] if t.pos_ in {"NOUN", "PROPN"}]
    if not nouns or not animate(nouns[-1]):
        return None
    rest = doc[last : min(cue.verb.sent.end, last + 8)]
    to_act = any(t.tag_ == "TO" and t.i + 1 < len(doc) and doc[t.i + 1].tag_ == "VB" for t in rest)
    blamed_for = any(t.lower_ in small("reproach") for t in rest)
    return nouns[-1] if (to_act and "ask" in cue.pattern.frames) or (blamed_for and "blame" in cue.pattern.frames) else None


def _first_actor(said: Span) -> Token | None:
    """Who is to act where content begins with him: "(called on) the police to protect", "(demanded that) the police protect"."""
    for token in said[:12]:
        if token.tag_ == "TO":
            nouns = [t for t in said[: token.i - said.start] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
            return nouns[-1] if nouns and animate(nouns[-1]) else None
        if token.pos_ in {"VERB", "AUX"}:
            before = said.doc[said.start : token.i]
            lead = len(before) and all(t.pos_ in PHRASE or t.tag_ == "POS" or t.lower_ in small("that") for t in before)
            return before[-1] if lead and before[-1].pos_ in {"NOUN", "PROPN"} and animate(before[-1]) else None
    return None


def others(names: Names, said: Span, speaker: str, sides: tuple[str, ...]) -> list[str]:
    """The one named actor in what is said that is not of the speaker's side; none where several are named."""
    found: list[str] = []
    for token in said:
        if token.ent_type_ not in ACTORS or token.dep_ == "flat" or (token.dep_ == "compound" and token.ent_type_ != "ORG"):
            continue
        if token.ent_type_ == "GPE" and token.dep_ not in {"nsubj", "nmod:poss", "obj", "obl:agent"}:
            continue
        name = people(names, token)
        own = " ".join((speaker, *sides)).casefold()
        if name and name not in found and name.casefold() not in own and speaker.casefold() not in name.casefold():
            found.append(name)
    return found if len(found) == 1 else []
