"""Whether an event happened, by the words around its verb or noun: negation, modals, plans, attempts, wishes, tense."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.beyond_find import Find
from dateline.coding.beyond_words import lexicon
from dateline.coding.syntax import children, preposition

NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither", "without", "no-one"})
LATER = frozenset({"will", "shall", "'ll", "wo"})
MAYBE = frozenset({"would", "could", "may", "might", "should", "must", "can"})
APART = frozenset({"parataxis", "advcl", "acl:relcl", "nsubj", "appos"})
MONTHS = "january february march april may june july august september october november december"
LONG_AGO = frozenset(["year", "month", "summer", "winter", "spring", "autumn", *MONTHS.split()])
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def status_of(find: Find) -> str | None:
    """The codebook's status; None where the words only wish for the event, ask for it, or name it in general."""
    word = find.parties.clause if find.nominal else find.token
    own = _own_clause(find)
    if find.entry.captive:
        return "ongoing"
    if _negated(find.token) or (word != find.token and _negated(word)):
        return "denied"
    if own in {"hypothetical", "planned"}:
        return own
    above = _above(find)
    if above is not None:
        return None if above == "wished" else above
    if not find.nominal and _is_infinitive(find.token) and find.token.head.lemma_.lower() not in lexicon().status["begun"]:
        return None
    return "ongoing" if _is_going_on(find) else "occurred"


def _own_clause(find: Find) -> str | None:
    verb = find.parties.clause if find.nominal else find.token
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    marks = {c.lower_ for c in verb.children if c.dep_ in {"aux", "aux:pass", "mark"}}
    if marks & CONDITIONS or marks & MAYBE:
        return "hypothetical"
    if marks & LATER:
        return "planned"
    return None


def _above(find: Find) -> str | None:
    """What the predicates that govern the event make of it."""
    words = lexicon()
    token, steps = find.token, 0
    while token.head != token and steps < 4:
        governor, dep = token.head, token.dep_
        lemma = governor.lemma_.lower()
        if dep == "conj":
            token, steps = governor, steps + 1
            continue
        if dep in APART or (dep == "nsubj:pass" and not find.nominal):
            return None
        infinitive = token.pos_ == "VERB" and _is_infinitive(token)
        if lemma in words.status["tried"] and infinitive:
            return "prevented" if find.entry.type in {"ASSAULT", "COERCE"} else "wished"
        if lemma in words.status["foiled"] and dep in {"obj", "nsubj:pass"}:
            return "prevented"
        if find.nominal and find.entry.type in {"COERCE", "SANCTION"} and lemma in words.status["undone"] and dep in {"obj", "nsubj:pass"}:
            return "wished"
        if lemma in words.status["planned"] and infinitive:
            return "planned"
        asked = infinitive or dep in {"obj", "obl", "ccomp", "nsubj:pass", "nmod"}
        if lemma in words.status["wished"] and asked and not (dep == "nsubj:pass" and lemma in {"order", "call"}):
            return "wished"
        token, steps = governor, steps + 1
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ in {"mark", "aux"} for c in verb.children)


def _negated(token: Token) -> bool:
    if any(c.lower_ in NEGATIONS and c.dep_ in {"advmod", "det", "neg"} for c in token.children):
        return True
    heads = [h for h in children(token, "nsubj", "nsubj:pass", "obj") if h.dep_ == "obj" or h.i < token.i]
    if any(h.lower_ in NEGATIONS or any(c.lower_ == "no" and c.dep_ == "det" for c in h.children) for h in heads):
        return True
    return preposition(token) == "without"


def _is_going_on(find: Find) -> bool:
    verb = find.token
    if find.nominal:
        return any(c.lower_ in {"continuous", "ongoing", "continuing", "continued", "daily"} for c in verb.children) or (
            find.parties.clause.lemma_.lower() in {"continue", "intensify", "hold"} and find.parties.clause.tag_ in {"VBZ", "VBP", "VBG"}
        )
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.tag_ == "VBG" and bool(auxiliaries & {"is", "are", "been", "'s", "'re"})


def is_background(find: Find, year: str | None) -> bool:
    """Whether the event lies before the news: another year is named with it, or the past perfect tells it."""
    verb = find.parties.clause if find.nominal else find.token
    sentence = find.token.sent
    perfect = any(c.lower_ in {"had", "'d"} and c.dep_ == "aux" for c in verb.children)
    if perfect and verb.dep_ != "ccomp" and not any(t.lower_ == "since" for t in sentence):
        return True
    if any(_is_last(t) for t in find.token.subtree):
        return True
    for token in sentence:
        past = _is_year(token) and token.text != year and (year is not None or token.text[:2] != "20")
        if (past or token.lower_ in {"ago", "previous", "previously", "formerly"}) and _in_one_clause(find.token, token):
            return True
    return False


def _in_one_clause(a: Token, b: Token) -> bool:
    """Whether no other verb stands between two words."""
    low, high = sorted((a.i, b.i))
    return not any(t.pos_ == "VERB" for t in a.doc[low + 1 : high])


def _is_year(token: Token) -> bool:
    return len(token) == 4 and token.is_digit and (token.ent_type_ == "DATE" or token.text[:2] in {"18", "19", "20"})


def _is_last(token: Token) -> bool:
    """ "last year", "last November": well before the news; "last night" and "last week" are not."""
    return token.lower_ == "last" and token.i + 1 < len(token.doc) and token.nbor().lower_ in LONG_AGO
