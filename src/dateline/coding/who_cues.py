"""Actors named by the words of an event where the role head marked none: "organized by X", "solidarity with X", "clashed with police"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.names_phrase import core_of, head_noun, is_noun, lemma, words
from dateline.coding.who_roles import LABELS, cues
from dateline.knowledge.actors.category import by_nouns
from dateline.language.analysis import Analysis, Mark
from dateline.model import Role

FORCES = frozenset({"COP", "MIL"})
TAKEN = frozenset({"org", "par", "tgt", "adr", "ben", "aut", "opp", "src", "hrm", "iss"})


def cued(analysis: Analysis, happening: Happening, names: Names) -> Iterator[tuple[Span, Role]]:
    """Phrases with the roles that the words before them give, in the sentences of the event's triggers, where no mark covers them."""
    for sentence in _sentences(analysis, happening):
        for token in sentence:
            role = after_cue(token)
            phrase = phrase_from(token.doc, _past_hedge(token, sentence), sentence.end) if role is not None else None
            if phrase is None and role == "beneficiary":
                phrase = _those_who_are(token, sentence)
            if role == "participant" and not any(_inside(m, sentence) for m in happening.of("par", "org")):
                continue
            if role is not None and phrase is not None and not _taken(analysis, phrase, happening, role) and _somebody(phrase):
                yield phrase, role


def _those_who_are(token: Token, sentence: Span) -> Span | None:
    """People named by what was done to them: "with the evicted", "for the disappeared"."""
    at = token.i + 1
    if at + 2 >= len(token.doc) or at + 1 >= sentence.end or token.doc[at].lower_ != "the":
        return None
    word, after = token.doc[at + 1], token.doc[at + 2]
    return token.doc[at + 1 : at + 2] if word.tag_ in {"VBN", "VBD", "JJ"} and (after.is_punct or after.pos_ == "ADP") else None


def _inside(mark: Mark, sentence: Span) -> bool:
    return sentence.start_char <= mark.start < sentence.end_char


def forces(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """Police and army in the sentences of the event, but where they only speak or are hurt."""
    seen: set[int] = set()
    for sentence in _sentences(analysis, happening):
        for token in sentence:
            if not is_noun(token) or token.i in seen or (told := by_nouns(token.text)) is None or told[0] not in FORCES:
                continue
            phrase = _group(token)
            seen.update(t.i for t in phrase)
            if (whole := by_nouns(phrase.text)) is not None and whole[0] not in FORCES:
                continue  # a "consul general" is no general
            if phrase[-1].i == token.i and not _taken(analysis, phrase) and not _speaks(phrase, sentence) and not _owns(phrase):
                yield phrase


def only_force(analysis: Analysis, happening: Happening) -> Iterator[Span]:
    """The police of a document that tells of one protest alone: whoever of them speaks there speaks of it."""
    if len(happening.triggers) < len(analysis.triggers):
        return
    for token in analysis.doc:
        if is_noun(token) and (told := by_nouns(token.text)) is not None and told[0] == "COP" and token.lower_ not in cues().officers:
            phrase = _group(token)
            hurt = any(m.start < phrase.end_char and phrase.start_char < m.end for m in analysis.of("iss", "hrm", "tgt"))
            if phrase[-1].i == token.i and not hurt and not _owns(phrase):
                yield phrase
                return


def _sentences(analysis: Analysis, happening: Happening) -> list[Span]:
    """The sentences that hold a trigger of the event or a deed of the authorities at it."""
    deeds = [m for m in happening.of("mea") if m.attributes.get("by") == "authorities"]
    return analysis.sentences((*happening.triggers, *deeds))


def _past_hedge(token: Token, sentence: Span) -> int:
    """Where a phrase begins behind a preposition, past "what the party claimed (were)"."""
    doc, at = token.doc, token.i + 1
    if at < sentence.end and doc[at].lower_ == "what":
        verb = next((t.i for t in doc[at : min(at + 7, sentence.end)] if t.pos_ == "VERB"), None)
        return at if verb is None else verb + 1 + (verb + 1 < sentence.end and doc[verb + 1].lower_ in {"as", "were", "was"})
    return at


def after_cue(token: Token) -> Role | None:
    """The role of whatever follows "organized by", "solidarity with"."""
    if token.pos_ != "ADP" and token.lower_ not in {"by", "with", "of", "for"}:
        return None
    before = token.doc[token.i - 1] if token.i > 0 else None
    if before is None:
        return None
    role = cues().beside.get(f"{lemma(before)} {token.lower_}")
    if role is None and token.lower_ == "by" and (before.tag_ in {"VBN", "VBD"} or before.pos_ == "VERB"):
        role = cues().doer.get(lemma(before))
    return role  # type: ignore[return-value]


def phrase_from(doc: Doc, start: int, stop: int) -> Span | None:
    """The noun phrase that begins at a token: nouns with what leads them, over "of" and names coordinated with it."""
    end, last = start, start
    while end < min(stop, start + 24):
        token = doc[end]
        if is_noun(token) or token.pos_ == "NUM":
            last = end + 1
        elif (
            token.pos_ in {"DET", "ADJ", "PART"}
            or token.tag_ in {"DT", "PRP$", "POS"}
            or token.text in {"-", '"', "“", "”", "(", ")"}
            or (token.lower_ == "of" and last >= end - (end > start and doc[end - 1].is_quote))
            or _joins_kinds(token)
        ):
            pass
        elif token.text in {","} or token.lower_ in {"and", "&"}:
            if last != end or not _name_follows(doc, end + 1, stop):
                break
        else:
            break
        end += 1
    return doc[start:last] if last > start and any(is_noun(t) for t in doc[start:last]) else None


def _joins_kinds(token: Token) -> bool:
    """Whether "and" stands inside one description: "workers and supporters of", "political and religious parties"."""
    if token.lower_ not in {"and", "&"} or not 0 < token.i < len(token.doc) - 1:
        return False
    left, right = token.nbor(-1), token.nbor(1)
    both = all(lemma(t) in words().belonging and t.tag_ == "NNS" for t in (left, right))
    return both or (left.pos_ == right.pos_ == "ADJ")


def _name_follows(doc: Doc, at: int, stop: int) -> bool:
    """Whether a list of names goes on."""
    if at < stop and doc[at].lower_ in {"and", "&", "the"}:
        at += 1
    return at < stop and (doc[at].pos_ == "PROPN" or doc[at].ent_type_ == "NORP") and doc[at].text[:1].isupper()


def _somebody(phrase: Span) -> bool:
    """Whether a phrase names people or a body rather than a thing."""
    head = head_noun(core_of(phrase) or phrase)
    if len(phrase) == 1 and phrase[0].tag_ in {"VBN", "VBD", "JJ"}:
        return True
    return head.pos_ == "PROPN" or any(t.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} for t in phrase) or by_nouns(head.text) is not None


def _group(token: Token) -> Span:
    """A noun with the nouns and adjectives directly around it."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > token.sent.start and doc[first - 1].pos_ in {"ADJ", "NOUN", "PROPN"} and not doc[first - 1].is_space:
        first -= 1
    while last < token.sent.end and is_noun(doc[last]) and not doc[last].is_space:
        last += 1
    return doc[first:last]


def _taken(analysis: Analysis, phrase: Span, happening: Happening | None = None, role: Role | None = None) -> bool:
    """Whether a mark covers a phrase; one of the role that the words give it, which no link brought to this event, does not count."""
    over = [m for m in analysis.roles if m.label in TAKEN and m.start < phrase.end_char and phrase.start_char < m.end]
    return any(happening is None or m in happening.marks or LABELS.get(m.label) != role for m in over)


def _speaks(phrase: Span, sentence: Span) -> bool:
    """Whether a phrase is the subject of a verb of speech, on either side of it, or a source ("according to police")."""
    say = cues().speech["say"] | {"estimate", "report", "confirm", "put", "deny", "believe", "think"}
    doc = phrase.doc
    around = [*doc[max(phrase.start - 2, sentence.start) : phrase.start], *doc[phrase.end : min(phrase.end + 3, sentence.end)]]
    return any((t.pos_ == "VERB" and lemma(t) in say) or t.lower_ in {"according", "told"} for t in around)


def _owns(phrase: Span) -> bool:
    """Whether a phrase only belongs to another noun ("police brutality", "the army's record")."""
    doc = phrase.doc
    return phrase.end < len(doc) and (doc[phrase.end].text in {"'s", "’s", "'", "’", "-"} or is_noun(doc[phrase.end]))
