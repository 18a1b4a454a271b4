"""Roles told by the words around a phrase: called by, led by, joined by, addressed by, in solidarity with, asked to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names_phrase import head_noun, lemma
from dateline.knowledge.lexicon import table
from dateline.model import Role

LABELS: dict[str, Role] = {
    "org": "organizer",
    "par": "participant",
    "tgt": "target",
    "adr": "addressee",
    "ben": "beneficiary",
    "aut": "authority",
    "opp": "opponent",
}


AGAINST = (
    "staff",
    "employer",
    "no_employer",
    "ouster",
    "resign",
    "counter",
    "things",
    "punished",
    "onlookers",
    "no_authority",
    "single",
    "officers",
    "peoples",
    "organizers",
    "by_trade",
    "hostile",
    "met",
    "rival",
    "stuck",
    "resent",
    "blame",
    "victims",
    "joins",
    "harmful",
    "remove",
    "help",
    "comments",
    "handles",
    "holds",
    "gatherings",
    "wrongs",
    "over_there",
    "groupings",
    "boards",
    "offices",
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The table `who`, turned round: role by verb and by noun with preposition."""

    doer: dict[str, str]
    beside: dict[str, str]
    ask: frozenset[str]
    seats: frozenset[str]
    suffered: frozenset[str]
    announced: frozenset[str]
    abroad: frozenset[str]
    staff: frozenset[str]
    employer: frozenset[str]
    no_employer: frozenset[str]
    ouster: frozenset[str]
    resign: frozenset[str]
    counter: frozenset[str]
    things: frozenset[str]
    punished: frozenset[str]
    onlookers: frozenset[str]
    no_authority: frozenset[str]
    single: frozenset[str]
    officers: frozenset[str]
    peoples: frozenset[str]
    organizers: frozenset[str]
    by_trade: frozenset[str]
    hostile: frozenset[str]
    met: frozenset[str]
    rival: frozenset[str]
    stuck: frozenset[str]
    resent: frozenset[str]
    blame: frozenset[str]
    victims: frozenset[str]
    joins: frozenset[str]
    harmful: frozenset[str]
    remove: frozenset[str]
    help: frozenset[str]
    comments: frozenset[str]
    handles: frozenset[str]
    holds: frozenset[str]
    gatherings: frozenset[str]
    wrongs: frozenset[str]
    over_there: frozenset[str]
    groupings: frozenset[str]
    boards: frozenset[str]
    offices: frozenset[str]
    speech: dict[str, frozenset[str]]


@cache
def cues() -> Cues:
    """The words that tell roles."""
    rows = table("who")
    return Cues(
        doer={verb: role for role, verbs in rows["doer"].items() for verb in verbs},
        beside={pair: role for role, pairs in rows["beside"].items() for pair in pairs},
        ask=frozenset(rows["ask"]["verbs"]),
        seats=frozenset(rows["seats"]["nouns"]),
        suffered=frozenset(rows["suffered"]["nouns"]),
        abroad=frozenset(rows["abroad"]["nouns"]),
        **{name: frozenset(rows["against"][name]) for name in AGAINST},
        announced=frozenset(rows["announced"]["statuses"]),
        speech={k: frozenset(v) for k, v in rows["speech"].items()},
    )


def before(piece: Span, count: int) -> list[Token]:
    """Up to `count` words before a phrase, the nearest first, articles and quotation marks passed over."""
    found: list[Token] = []
    for i in range(piece.start - 1, max(piece.start - 3 * count - 3, -1), -1):
        token = piece.doc[i]
        if token.is_space or len(found) == count:
            break
        if token.pos_ != "DET" and not token.is_quote and token.tag_ not in {"DT", "PRP$"}:
            found.append(token)
    return found


def told_role(piece: Span) -> str | None:
    """The role that the words directly before a phrase give it, where they leave no doubt."""
    near = before(piece, 3)
    if len(near) < 2:
        return None
    preposition, noun = near[0], near[1]
    pair = f"{lemma(noun)} {preposition.lower_}"
    if (role := cues().beside.get(pair)) is not None and noun.pos_ in {"NOUN", "PROPN"}:
        return role
    if preposition.lower_ == "by" and noun.tag_ in {"VBN", "VBD"}:
        return cues().doer.get(lemma(noun))
    return None


def opening(piece: Span, happening: Happening, doc: Doc) -> Span:
    """The first phrase of the list that a phrase stands in, over marks of who took part that only commas and "and" part."""
    start, ranges = piece.start, [doc.char_span(m.start, m.end, alignment_mode="expand") for m in happening.of("org", "par")]
    for span in sorted((r for r in ranges if r is not None and r.end <= piece.start), key=lambda r: -r.start):
        between = doc[span.end : start]
        if any(t.text != "," and t.pos_ not in {"CCONJ", "DET"} for t in between) or not len(between):
            break
        start = span.start
    return doc[start : piece.end] if start < piece.start else piece


def done_role(piece: Span) -> str | None:
    """The role that the verb gives a phrase which is its subject ("the mayor walked at its head")."""
    head = head_noun(piece)
    verb = verb_after(piece)
    if verb is None or not (head.dep_ in {"nsubj", "conj", "root", "ROOT", "nsubj:pass", "compound", "appos"} or head.head == verb):
        return None
    return cues().doer.get(lemma(verb)) if verb.tag_ != "VBN" or not _passive(verb) else None


def verb_after(piece: Span) -> Token | None:
    """The first verb after a phrase in its clause, none where something else comes between."""
    for token in piece.doc[piece.end : min(piece.end + 5, len(piece.doc))]:
        if token.pos_ == "VERB":
            return token
        if token.pos_ not in {"AUX", "ADV", "PART"} and token.text != ",":
            return None
    return None


def _passive(verb: Token) -> bool:
    return any(t.lower_ in {"was", "were", "been", "being", "is", "are", "be"} for t in verb.doc[max(verb.i - 3, 0) : verb.i])


def is_asked(piece: Span) -> bool:
    """Whether somebody is asked to act in so many words: "urged X to", "called on X", "demanding that X"."""
    near = before(piece, 3)
    if any(lemma(t) in cues().ask and t.pos_ in {"VERB", "NOUN"} for t in near[:1]):
        return True
    if near and near[0].lower_ in {"on", "upon", "to", "that", "for", "from", "of"} and len(near) > 1:
        return lemma(near[1]) in cues().ask
    after = [t.lower_ for t in piece.doc[piece.end : piece.end + 2]]
    return bool(after) and after[0] in {"must", "should"}
