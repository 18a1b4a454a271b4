"""How many of whom a phrase of harm counts: "two guards and a boy of 14", "the officer was not injured", "seven, four of them police"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.coding.figures import Figure, figure, figures
from dateline.coding.numerals import words as number_words
from dateline.coding.syntax import head_of, subject_of
from dateline.knowledge.lexicon import table
from dateline.model import HarmKind, Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

ASIDE = frozenset({"obl", "obl:agent", "obl:tmod", "obl:npmod", "compound", "nmod", "nmod:poss", "flat", "pobj", "poss", "npadvmod"})
"""Relations of nouns that are no victims: tools, places, times, parts of a name."""
FIRST = {"obj": 0, "dobj": 0, "nsubj:pass": 0, "nsubjpass": 0, "nsubj": 1, "root": 1, "ROOT": 1}
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure and the noun it counts; `silent` where the phrase has no word of number at all."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    noun: Token | None
    silent: bool = False


def tallies(span: Words, kind: HarmKind) -> Iterator[Tally]:
    """The main figure of a phrase, then one for each group that is counted beside or inside it."""
    yield from _main(span, kind)
    for token in span:
        part = _of_them(span, token) or _including(span, token)
        if part is not None:
            yield part


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in table("harms")["words"].items()}


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in table("harms")["victims"].items() for word in words}


def class_of(noun: Token) -> str | None:
    """Police, participants, journalists, bystanders or civilians, where the noun says so."""
    return _classes().get(noun.lemma_.lower()) or _classes().get(noun.lower_)


def _main(span: Words, kind: HarmKind) -> Iterator[Tally]:
    nouns, said = _nouns(span), _said(span)
    if not nouns and said is None:
        subject = subject_of(head_of(span))
        if subject is not None and not span.start <= subject.i < span.end:
            nouns, said = [subject], _own_figure(subject)
    noun = nouns[0] if nouns else None
    if kind != "missing" and _says_nobody(span, said):
        yield Tally(0, 0, "exact", noun)
    elif said is None or (said.low is None and said.high is None):
        one = said is None and kind != "damaged" and _is_one(span, noun)
        yield Tally(1, 1, "exact", noun) if one else Tally(None, None, "vague", noun, said is None)
    else:
        yield from _counted(span, said, _behind(span, said))


def _said(span: Words) -> Figure | None:
    """The first figure of a phrase, but a number rather than a word that only announces one ("the number of arrests at 23")."""
    first = figure(span.text, article=True)
    if first is None or first.low is not None or first.high is not None:
        return first
    return next((f for f in figures(span.text) if f.low is not None and f.start > first.end), first)


def _says_nobody(span: Words, said: Figure | None) -> bool:
    words = {token.lower_ for token in span}
    if said is not None and said.low == 0 and said.high == 0:
        return True
    return bool(_words()["not"] & words) or (said is None and bool(_words()["any"] & words))


def _counted(span: Words, said: Figure, noun: Token | None) -> Iterator[Tally]:
    """A figure with the nouns beside its own: one sum for one kind of people ("a man and his two sons"), else a tally for each."""
    total, apart = 0, []
    for other in _beside(span, noun) if noun is not None and not _partitive(span, said) else ():
        own = _own_figure(other)
        count = own.low if own else 1 if other.tag_ in {"NN", "NNP"} else None
        if count is None or noun is None:
            continue
        lead = other.doc[other.i - 1] if own is None else other.doc[other.i - 2]
        bare = (own is None and lead.pos_ == "CCONJ") or lead.tag_ == "PRP$"
        if bare or (class_of(other) is not None and class_of(other) == class_of(noun)):
            total += count
        else:
            apart.append(Tally(count, count, "exact", other))
    if total and said.qualifier == "exact" and said.low is not None:
        yield Tally(said.low + total, said.low + total, "exact", noun)
    else:
        yield Tally(said.low, said.high, said.qualifier, noun)
    yield from apart


def _partitive(span: Words, said: Figure) -> bool:
    """ "three of the drummers"."""
    following = next((t for t in span if t.idx >= span.start_char + said.end), None)
    return following is not None and following.lower_ in _words()["of"]


def _beside(span: Words, noun: Token) -> list[Token]:
    """The nouns coordinated with a noun by "and", read from the words: parsers err on coordination more than on anything else."""
    found: list[Token] = []
    at, last = noun.i + 1, ""
    while at < span.end and (span.doc[at].pos_ == "CCONJ" or (span.doc[at].text == "," and not last)):
        joined = span.doc[at].pos_ == "CCONJ"
        at += 1
        while at < span.end and (span.doc[at].pos_ in {"DET", "NUM", "ADJ"} or span.doc[at].tag_ == "PRP$"):
            at += 1
        head = None
        while at < span.end and span.doc[at].pos_ in {"NOUN", "PROPN"}:
            head, at = span.doc[at], at + 1
        if head is None:
            break
        found.append(head)
        last = "and" if joined else ""
    return found if last else []


def _nouns(span: Words) -> list[Token]:
    """The nouns and pronouns of a phrase that may be its victims, the one the deed befell first."""
    no_victims = _words()["deeds"] | set(number_words()["not_people"]["units"])
    found = [t for t in span if t.pos_ in NOMINAL and t.tag_ not in {"WP", "WDT"} and t.lemma_.lower() not in no_victims]
    central = [t for t in found if t.dep_ not in ASIDE]
    return sorted(central, key=lambda t: (FIRST.get(t.dep_, 2), t.i)) or found[:1]


def _behind(span: Words, said: Figure) -> Token | None:
    """The noun that a figure counts: the last of the nouns and adjectives right behind it, or behind "of the"."""
    at, found = span.start_char + said.end, None
    for token in (t for t in span if t.idx >= at):
        if token.pos_ in {"NOUN", "PROPN"}:
            found = token
        elif found is not None or not (token.pos_ in {"ADJ", "DET", "NUM", "ADV"} or token.text == "-" or token.lower_ in _words()["of"]):
            break
    no_victims = _words()["deeds"] | set(number_words()["not_people"]["units"])
    return found if found is not None and found.lemma_.lower() not in no_victims else None


def _own_figure(noun: Token) -> Figure | None:
    """The number before a noun, its article counting as one."""
    first = noun.i
    while first > 0 and noun.doc[first - 1].pos_ in {"DET", "NUM", "ADJ"}:
        first -= 1
    return figure(noun.doc[first : noun.i + 1].text, article=True) if first < noun.i else None


def _is_one(span: Words, noun: Token | None) -> bool:
    """Whether a phrase without a number speaks of a single person: "another deputy", "he", "the driver", a name."""
    if any(t.lower_ in _words()["one"] for t in span):
        return True
    if noun is None or any(t.dep_ == "conj" for t in noun.children):
        return False
    return noun.lower_ in _words()["one"] or (noun.tag_ in {"NN", "NNP"} and noun.lower_ not in _words()["collective"])


def _of_them(span: Words, token: Token) -> Tally | None:
    """ "four of them officers": a figure before "of them", after a comma."""
    words, doc = _words(), span.doc
    if token.lower_ not in words["them"] or token.i - 2 < span.start or doc[token.i - 1].lower_ not in words["of"]:
        return None
    before = doc[max(span.start, token.i - 4) : token.i - 1].text.rsplit(",", 1)[-1]
    said = figure(before)
    noun = next((t for t in doc[token.i + 1 : min(token.i + 4, span.end)] if t.pos_ in {"NOUN", "PROPN"}), None)
    if said is None or said.low == 0 or (said.low == 1 and noun is None) or "," not in doc[span.start : token.i].text:
        return None
    return Tally(said.low, said.high, said.qualifier, noun if noun is not None and noun.dep_ not in ASIDE else None)


def _including(span: Words, token: Token) -> Tally | None:
    """ "including two children"."""
    if token.lower_ not in _words()["part"] or token.i == span.start:
        return None
    behind = span.doc[token.i + 1 : min(token.i + 5, span.end)]
    said = figure(behind.text, article=True) if len(behind) else None
    if said is None or not said.low or behind[0].lower_ in _words()["them"]:
        return None
    noun = next((t for t in behind if t.pos_ in {"NOUN", "PROPN"} and t.idx >= behind.start_char + said.end), None)
    return Tally(said.low, said.high, said.qualifier, noun)
