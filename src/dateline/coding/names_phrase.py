"""What is left of a phrase when it is to name somebody: no article, no clause about them, no quantity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from dateline.coding.syntax import head_of
from dateline.knowledge.lexicon import table

QUOTES = frozenset("\"'“”‘’«»`„") | {"``", "''"}
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
CLOSING = frozenset("([—–;:")
JOINTS = frozenset({"and", "or", "&", "nor", "plus"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tables `people` and `titles` as sets, with the genders of title words."""

    crowd: frozenset[str]
    crowd_modifiers: frozenset[str]
    any_background: frozenset[str]
    measures: frozenset[str]
    belonging: frozenset[str]
    distributed: frozenset[str]
    together: frozenset[str]
    quantities: frozenset[str]
    institutions: frozenset[str]
    bodies: frozenset[str]
    relatives: frozenset[str]
    firms: frozenset[str]
    no_firms: frozenset[str]
    federations: frozenset[str]
    collective: frozenset[str]
    stands_for: dict[str, frozenset[str]]
    honorifics: dict[str, str]
    roles: dict[str, str]
    ignored: frozenset[str]


@cache
def words() -> Words:
    """The word tables that rooms of naming share."""
    people: dict[str, Any] = table("people")
    titles: dict[str, Any] = table("titles")
    sets = {
        k: frozenset(people[k])
        for k in (
            "crowd",
            "crowd_modifiers",
            "any_background",
            "measures",
            "belonging",
            "distributed",
            "together",
            "quantities",
            "institutions",
            "bodies",
            "relatives",
            "firms",
            "no_firms",
            "federations",
            "collective",
        )
    }
    return Words(
        **sets,
        stands_for={k: frozenset(v) for k, v in people["stands_for"].items()},
        honorifics={w: gender for gender in ("any", "female", "male") for w in titles["honorifics"][gender]},
        roles={w: gender for gender in ("any", "female", "male") for w in titles["roles"][gender]},
        ignored=frozenset(titles["ignored"]),
    )


def is_noun(token: Token) -> bool:
    """Whether a word is a noun by its class or, where the two disagree, by its tag."""
    return token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NN", "NNS", "NNP", "NNPS"}


def lemma(token: Token) -> str:
    """A noun as the tables have it: the lemma, or for names the word itself, in lower case; people taken for a name are singular."""
    found = (token.lemma_ or token.text).lower()
    people = found.endswith("s") and found == token.lower_ and found[:-1] in _kinds()
    return found[:-1] if people else found


@cache
def _kinds() -> frozenset[str]:
    return words().crowd | words().distributed | words().belonging


def plain(token: Token) -> str:
    """A word in lower case without the stop of an abbreviation."""
    return token.lower_.rstrip(".")


def head_noun(span: Span) -> Token:
    """The noun that a phrase is about: the last one before a preposition, a comma, a conjunction or a clause.

    The order of words decides, since it is surer than the parse for phrases of this kind; a phrase without a noun is left to syntax.
    """
    found: Token | None = None
    for token in span:
        if is_noun(token) or token.pos_ == "PRON" or (token.pos_ in {"NUM", "ADJ"} and found is None and token.i == span.end - 1):
            found = token
        elif found is not None and _closes(token, span):
            break
    return found if found is not None else head_of(span)


def _closes(token: Token, span: Span) -> bool:
    """Whether a word after a noun ends the noun's own group."""
    if token.text in POSSESSIVE or token.text == "-" or token.pos_ in {"ADJ", "NUM", "PART", "DET"}:
        return False
    if token.pos_ in {"VERB", "ADV"} and token.i + 1 < span.end:
        return not is_noun(token.nbor()) and token.nbor().pos_ != "ADJ"
    return True


def trim(span: Span) -> Span | None:
    """Cut articles, prepositions, quotation marks and possessives from a phrase's ends, and what follows its head as clause or aside."""
    doc, first, last = span.doc, span.start, span.end
    while first < last and _leads(doc[first]):
        first += 1
    while last > first and (
        doc[last - 1].is_space
        or (doc[last - 1].pos_ == "ADP" and last - first > 1)
        or doc[last - 1].text in POSSESSIVE
        or doc[last - 1].text in QUOTES
        or doc[last - 1].text in {",", ".", ";", ":", "-", "–", "—", "("}
        or _is_day(doc[last - 1], last - first)
    ):
        last -= 1
    if first >= last:
        return None
    core = doc[first:last]
    return doc[first : _end_of_name(core, head_noun(core))]


def _is_day(token: Token, length: int) -> bool:
    """Whether the last word of a longer phrase is a day that only follows it ("the union Monday called ...")."""
    return length > 2 and token.ent_type_ == "DATE" and token.nbor(-1).ent_type_ != "DATE" and token.pos_ == "PROPN"


def _leads(token: Token) -> bool:
    """Whether a word before a name is no part of it."""
    if token.is_space or token.text in QUOTES or token.text in {",", "(", "-", "–", "—", ":"}:
        return True
    if (token.pos_ == "DET" and not token.text[1:].isupper() and token.lower_ not in {"al", "el"}) or token.tag_ in {"PRP$", "PDT"}:
        return True
    return token.pos_ in {"ADP", "CCONJ", "SCONJ"} and not token.text[:1].isupper()


def _end_of_name(core: Span, head: Token) -> int:
    """Where the name ends: before a relative clause, a clause of what they are doing now, a parenthesis or an apposition."""
    doc, at = core.doc, max(head.i, core.start) + 1
    while at < core.end:
        token = doc[at]
        if token.text == "(" and (close := _list_after(core, at)) is not None:
            at = close
            continue
        if token.lower_ == "with" and core.end - at > 3 and is_plural(head):  # "mothers with cold stoves on their heads"
            return at
        if token.tag_ in RELATIVE or token.lower_ in words().relatives or token.is_space or token.text in CLOSING:
            return at
        if token.pos_ == "VERB" and (token.lower_.endswith("ing") or token.tag_ in {"VBZ", "VBP"}) and _closes(token, core):
            return at
        if token.pos_ in {"VERB", "AUX"} and token.tag_ == "VBD" and at - core.start > 8:
            return at
        if token.text == "," and not _goes_on(token, core):
            return at
        at += 1
    return core.end


def _list_after(core: Span, opening: int) -> int | None:
    """Where a list goes on behind a parenthesis ("A (X), B and C"); none where the parenthesis ends the name."""
    close = next((t.i + 1 for t in core.doc[opening : core.end] if t.text.startswith(")")), None)
    if close is None or close >= core.end:
        return None
    after = core.doc[close]
    goes_on = after.lower_ in JOINTS or (after.text == "," and _goes_on(after, core))
    return close if goes_on or core.doc[close - 1].text == ")," else None


def _goes_on(comma: Token, core: Span) -> bool:
    """Whether a comma stands in a list and not before an aside: a name, an adjective or a plural follows, and more or "and" besides."""
    rest = [t for t in core.doc[comma.i + 1 : core.end] if not t.is_space]
    if not rest or not any(t.lower_ in JOINTS or t.text == "," for t in [*rest, *core.doc[core.start : comma.i]]):
        return False
    first = rest[1] if len(rest) > 1 and rest[0].lower_ in {"the", *JOINTS} else rest[0]
    if first.lower_ in words().quantities:  # "settlers, several of them minors"
        return False
    return first.pos_ in {"PROPN", "NUM", "ADJ", "VERB"} or is_plural(first) or any(is_plural(t) for t in rest[:3])


def _of_behind(doc: Doc, at: int) -> int:
    """The place of the "of" right behind a word, past a quotation mark; beyond the document where there is none."""
    after = at + 1 + (at + 1 < len(doc) and doc[at + 1].text in QUOTES)
    return after if after < len(doc) and doc[after].lower_ == "of" else len(doc)


def without_quantity(span: Span) -> Span:
    """Cut "some three dozen", "a group of", "two rows of" from the front of a kind of people; a plain number stays."""
    doc, first, table_ = span.doc, span.start, words()
    while first < span.end - 1:
        token = doc[first]
        bundle = next(
            (
                i
                for i in range(first, min(first + 4, span.end - 1))
                if lemma(doc[i]) in table_.measures and _of_behind(doc, i) < span.end - 1
            ),
            None,
        )
        if bundle is not None:
            first = _of_behind(doc, bundle) + 1
        elif (
            token.lower_ in table_.quantities
            or token.pos_ == "DET"
            or token.tag_ in {"DT", "PRP$"}
            or (token.lower_ in {"dozen", "hundred", "thousand", "lakh", "million", "odd", "or", "so"} and first > span.start)
        ):
            first += 1
        else:
            break
    return doc[first : span.end]


def core_of(span: Span | None) -> Span | None:
    """The phrase without what leads it, counts it or follows it: what names somebody in it."""
    core = trim(span) if span is not None else None
    return trim(without_quantity(core)) if core is not None else None


def is_plural(token: Token) -> bool:
    """Whether a noun speaks of several, by its tag or because a noun of bundling stands with "and" ("nurses and teachers")."""
    return (
        (token.tag_ in {"NNS", "NNPS"} and token.lower_ != lemma(token))
        or token.lower_ in {"people", "police"}
        or any(c.dep_ == "conj" for c in token.children)
    )


def name_of(span: Span | None) -> str:
    """The text of a phrase that nothing longer stands for, as it is printed."""
    return "" if span is None else " ".join(span.text.split())


def uncased(doc: Doc) -> bool:
    """Whether a document is all in lower case, as half of old archives are; asked once a document."""
    known: dict[str, bool] = doc.user_data
    if "dateline.uncased" not in known:
        known["dateline.uncased"] = doc.text.islower()
    return known["dateline.uncased"]


def capitalized(token: Token) -> bool:
    """Whether a word is written as a name is."""
    return token.text[:1].isupper()


def run_around(doc: Doc, index: int, connectors: frozenset[str]) -> tuple[int, int]:
    """The run of capitalized words around a token (half-open token indices), over connectors and hyphens that stand between two of them."""
    first, last = index, index + 1
    while first > 0 and (step := _step(doc, first, -1, connectors)):
        first -= step
    while last < len(doc) and (step := _step(doc, last - 1, 1, connectors)):
        last += step
    return first, last


def _step(doc: Doc, at: int, way: int, connectors: frozenset[str]) -> int:
    """How many tokens the run grows by from its outermost token `at` in one direction; 0 where it ends."""
    for reach in (1, 2, 3, 4):
        i = at + way * reach
        if not 0 <= i < len(doc) or doc[i].is_space:
            return 0
        if capitalized(doc[i]) and doc[i].pos_ not in {"DET", "PRON", "VERB", "AUX", "SCONJ"}:
            return reach
        joins = doc[i].lower_ in connectors or doc[i].text in {"-", "&", "'s", "’s", "'", "’", "."}
        if not joins:
            return 0
    return 0
