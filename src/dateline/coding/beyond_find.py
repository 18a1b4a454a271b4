"""Where the words of `events.toml` stand in a document, with their parties, before anybody judges whether they are news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.coding import beyond_parties as parties
from dateline.coding.beyond_towards import is_somebody, recipients
from dateline.coding.beyond_words import Entry, Lexicon, lexicon
from dateline.coding.syntax import children, is_passive, preposition, subject_of

ACTED_ON = frozenset({"obj", "iobj", "nsubj:pass", "obl", "obl:agent", "compound:prt", "advmod", "xcomp", "advcl", "compound", "ccomp"})
TOWARDS = frozenset({"AID", "SANCTION", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE", "AGREE"})
"""Types whose nouns are followed by a recipient in more ways than "of", "on" and "against"."""
FREEDOM = frozenset({"release", "freedom", "freeing", "liberation"})
KINDS = {"@person": {"PERSON", "NORP"}, "@place": {"GPE"}, "@money": {"MONEY"}}
"""What an entry may ask for instead of a word: an entity of one of these kinds."""
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Find:
    """One place where an entry's words stand: the word itself, the other words it needs, and who is party to it."""

    token: Token
    entry: Entry
    first: int
    last: int
    parties: parties.Parties
    nominal: bool


def finds(doc: Doc) -> Iterator[Find]:
    """Every find in reading order, the first entry that fits a word (longest phrase first) deciding."""
    words = lexicon()
    for token in doc:
        lemma = token.lemma_.lower()
        led = token.i > 0 and token.nbor(-1).pos_ == "DET"
        if token.pos_ in {"VERB", "AUX"} and lemma in words.verbs and not led:
            found = _verb(token, words)
        elif (lemma in words.nouns or token.lower_ in words.nouns) and (token.pos_ in NOUNS or token.tag_ == "VBG" or led):
            found = _noun(token, words)
        else:
            continue
        if found is not None:
            yield found


def _verb(verb: Token, words: Lexicon) -> Find | None:
    lemma = verb.lemma_.lower()
    acted = _acted_on(verb)
    own = [t for t in acted if not _in_other_clause(t, verb)]
    for rest, entry in words.verbs[lemma]:
        needed = [_among(acted, word, verb) for word in rest]
        if any(n is None for n in needed):
            continue
        if entry.captive and not _is_captive(verb):
            continue
        if entry.complement and (verb.i + 1 >= len(verb.doc) or verb.nbor().lower_ not in {"to", "that"}):
            continue
        if entry.objects and not any(_holds(own, phrase) for phrase in entry.objects):
            continue
        if entry.subjects and not _has_subject(verb, entry):
            continue
        if entry.bars & {t.lemma_.lower() for t in acted} or not _is_near(verb, entry):
            continue
        held = [n.i for n in needed if n is not None]
        last = max([verb.i, *held])
        found = parties.of_verb(verb) if not entry.captive else parties.Parties((), tuple(filter(None, [parties.before(verb)])), verb)
        found = _cleaned(found, entry, words, frozenset(held))
        if not entry.captive and not entry.undergo:
            found = _addressed(found, entry, last, words)
        if entry.partner and not any(is_somebody(r, words) for r in found.recipients):
            continue
        return Find(verb, entry, min([verb.i, *held]), last, found, False)
    if verb.tag_ == "VBG" and lemma in words.nouns and any(c.dep_ in {"det", "nmod:poss"} for c in verb.children):
        return _noun(verb, words)
    return None


def _cleaned(found: parties.Parties, entry: Entry, words: Lexicon, held: frozenset[int] = frozenset()) -> parties.Parties:
    """Without bombs and raids as doers, without the entry's own words; with the sufferer in his place where the verb has him as subject."""
    doers = tuple(d for d in found.doers if d.lemma_.lower() not in words.means["things"])
    if entry.undergo:
        return parties.Parties((), doers or found.recipients, found.clause)
    recipients: list[Token] = []
    named = {t.i for t in found.recipients if t.ent_type_ or any(t.lemma_.lower() == o[-1] for o in entry.objects)}
    for token in found.recipients:
        if token.i in held:
            continue
        if entry.type == "MOBILIZE" and any(token.lemma_.lower() == o[-1] for o in entry.objects):
            doers = (*doers, token)
        elif (entry.type == "MOBILIZE" and not is_somebody(token, words)) or (
            (entry.given or entry.mode == "withdraw") and _is_object(token, entry)
        ):
            continue
        elif token.i + 1 < len(token.doc) and token.ent_type_ in {"", "CARDINAL"} and _continues(token, found.recipients, words):
            continue  # the first noun of a group that the parse took for two objects ("travel | ban")
        elif entry.objects and _is_object(token, entry) and (token.i not in named or not is_somebody(token, words)):
            of = parties.follower(token.doc, token.i, "of") if entry.mode == "arrest" else None
            recipients += [of] if of is not None else []
        else:
            recipients.append(token)
    return parties.Parties(doers, tuple(recipients), found.clause)


def _continues(token: Token, others: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a noun only opens the group that the next recipient heads: "travel | ban", "thousands of | refugees"."""
    counts = token.nbor().lower_ == "of" and (token.lemma_.lower() in words.means["gathering"] or token.pos_ == "NUM")
    return token.nbor() in others or (counts and any(o.i > token.i for o in others))


def _addressed(found: parties.Parties, entry: Entry, last: int, words: Lexicon) -> parties.Parties:
    """With the recipient whom the frame of the type leads to, where what the verb acts on is nobody."""
    told = found.recipients
    if any(is_somebody(r, words) for r in told) or (told and entry.type == "ASSAULT"):
        return found
    doc = found.clause.doc
    return parties.Parties(found.doers, recipients(doc, last, words.frames[entry.type], found.doers, told, words), found.clause)


def _is_object(token: Token, entry: Entry) -> bool:
    """Whether a noun is the thing that the verb is about ("a state of emergency") and nobody to whom it is done."""
    words = {word for phrase in entry.objects for word in phrase}
    return token.lemma_.lower() in words or any(c.lemma_.lower() in words for c in token.children if c.dep_ in {"nmod", "compound", "amod"})


def _is_captive(verb: Token) -> bool:
    """ "the release of two clerks held since Easter": a participle right behind the people whose release is spoken of."""
    if verb.tag_ not in {"VBN", "VBD", "VB"} or any(c.dep_ in {"aux", "aux:pass", "obj"} for c in verb.children):
        return False
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 9) : verb.i]):
        if token.lemma_.lower() in FREEDOM:
            return token.i + 1 < verb.i and token.nbor().lower_ == "of"
        if token.pos_ in {"VERB", "AUX", "PUNCT"}:
            return False
    return False


def _is_near(token: Token, entry: Entry) -> bool:
    """Whether the sentence has one of the words that the entry asks for."""
    return not entry.near or any(t.lemma_.lower() in entry.near or t.lower_ in entry.near for t in token.sent)


def _acted_on(verb: Token) -> list[Token]:
    """The words that a verb acts on or is completed by: of each dependent the noun phrase without clauses, and adverbs."""
    found: list[Token] = []
    stack = [c for c in verb.children if c.dep_ in ACTED_ON]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        stack.append(verb.head)
        found += [c for c in verb.head.children if c.dep_ in {"compound", "amod"}]
        stack = [s for s in stack if s is not verb.head]
        found.append(verb.head)
    elif verb.dep_ == "acl:relcl" and is_passive(verb):
        found.append(verb.head)
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if c.dep_ not in parties.OUT_OF_A_PHRASE or (c.dep_ == "acl" and token.dep_ == "xcomp")]
    return sorted(found, key=lambda t: t.i)


def _among(acted: list[Token], word: str, verb: Token) -> Token | None:
    return next((t for t in acted if (t.lemma_.lower() == word or t.lower_ == word) and _completes(t, verb)), None)


def _completes(token: Token, verb: Token) -> bool:
    """Whether a word goes with the verb itself: its object or a word in that, a particle, the head of an adverbial or its preposition."""
    if token.dep_ == "case":
        token = token.head
    if token.head == verb:
        return True
    while token.head not in {token, verb}:
        token = token.head
    return token.dep_ not in {"obl", "obl:agent"}


def _in_other_clause(token: Token, verb: Token) -> bool:
    """Whether a word belongs to a clause that the verb governs: what is announced is not all that its announcement speaks of."""
    while token.head not in {token, verb}:
        if token.dep_ in {"ccomp", "advcl"}:
            return True
        token = token.head
    return token.dep_ in {"ccomp", "advcl"} and token.pos_ == "VERB"


def _holds(acted: list[Token], phrase: tuple[str, ...]) -> bool:
    if phrase[0] in KINDS:
        return any(t.ent_type_ in KINDS[phrase[0]] for t in acted)
    lemmas = [t.lemma_.lower() for t in acted if t.text != "-"]
    if len(phrase) == 1:
        return phrase[0] in lemmas or any(t.lower_ == phrase[0] for t in acted)
    return any(tuple(lemmas[i : i + len(phrase)]) == phrase for i in range(len(lemmas)))


def _has_subject(verb: Token, entry: Entry) -> bool:
    heads = [*parties.of_verb(verb).doers]
    own = subject_of(verb)
    if own is not None and is_passive(verb):
        heads.append(own)
    for head in heads:
        around = [t for t in (*head.lefts, head, *(c for c in head.children if c.dep_ in {"conj", "nmod"})) if t.dep_ not in {"det"}]
        if any(_holds(around, phrase) for phrase in entry.subjects):
            return True
    return False


def _noun(noun: Token, words: Lexicon) -> Find | None:
    for rest, entry in (*words.nouns.get(noun.lemma_.lower(), ()), *words.nouns.get(noun.lower_, ())):
        start, last = _extent(noun, rest)
        if start is None:
            continue
        before = {t.lemma_.lower() for t in noun.doc[max(0, noun.i - 3) : noun.i] if t.dep_ in {"compound", "amod", "nmod", "nmod:poss"}}
        if entry.bars & before or noun.dep_ in {"compound", "nmod:desc"}:
            return None
        found = parties.of_noun(
            noun, passive=entry.passive, light=words.status["light"], hits=words.status["hits"], states=words.means["states"]
        )
        if entry.between and not any(preposition(d) in {"between", "with"} for d in found.doers):
            return None
        found = _cleaned(found, entry, words)
        if not found.recipients and entry.type in TOWARDS:
            found = parties.Parties(found.doers, recipients(noun.doc, last, words.frames[entry.type], found.doers, (), words), found.clause)
        if entry.partner and not any(is_somebody(r, words) for r in found.recipients):
            return None
        return Find(noun, entry, start, last, found, True)
    return None


def _extent(noun: Token, rest: tuple[str, ...]) -> tuple[int | None, int]:
    """From where to where the noun stands with the words it needs: right before it, or in its of-phrase."""
    doc, last = noun.doc, noun.i
    before = rest
    if "of" in rest:
        at = rest.index("of")
        before, after = rest[:at], rest[at + 1 :]
        of = next((c for c in children(noun, "nmod") if preposition(c) == "of" and c.lemma_.lower() == after[-1]), None)
        if of is None:
            return None, last
        last = of.i
    at_word = noun.i
    for word in reversed(before):
        at_word -= 1
        while at_word >= 0 and doc[at_word].text == "-":
            at_word -= 1
        if at_word < 0 or (doc[at_word].lemma_.lower() != word and doc[at_word].lower_ != word):
            return None, last
    return at_word, last
