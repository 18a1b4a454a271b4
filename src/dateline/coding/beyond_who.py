"""Is anybody party to an event who makes it politics: an army, an authority, an armed group, an official, an activist, a people?"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.beyond_find import Find
from dateline.coding.beyond_words import lexicon
from dateline.coding.names import Named, Names
from dateline.coding.syntax import conjuncts

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "SPY", "PRM"})
AUTHORITY = frozenset({"GOV", "JUD", "LEG", "IGO", "MIL", "COP", "SPY", "ELI"})
POLITICAL = frozenset({"PTY", "OPP", "JRN", "NGO", "REL", "LAB", "IMG", "ISM", "REF", "REB", "GOV", "LEG", "IGO", "JUD"})


def sides(names: Names | None, tokens: tuple[Token, ...]) -> set[str]:
    """What the people whom these words head are: armed, authority, political, generic, private, any number of them."""
    found: set[str] = set()
    for token in tokens:
        for member in conjuncts(token) if token.pos_ in {"NOUN", "PROPN"} else [token]:
            found |= _kinds(names, member)
    return found


def _kinds(names: Names | None, token: Token) -> set[str]:
    words, found = lexicon().who, set()
    heads = {token.lemma_.lower(), token.lower_}
    named = names.resolve(token.idx, token.idx + len(token)) if names is not None else None
    if token.pos_ == "PRON":
        if named is None:
            return set()
        heads = {named.name.split()[-1].lower(), named.name.split()[-1].lower().rstrip("s")}
    elif token.pos_ == "PROPN" and named is not None:
        heads |= {w.lower() for title in named.titles for w in title.split()}
    if heads & lexicon().means["gathering"]:
        for inner in token.children:
            if inner.dep_ == "nmod" and inner.i > token.i:
                found |= _kinds(names, inner)
    modifiers = [c for c in token.children if c.dep_ in {"compound", "amod", "nmod:poss"} or (c.dep_ == "nmod" and c.i < token.i)]
    if not heads & words["generic"]:
        heads |= {c.lemma_.lower() for c in modifiers if c.dep_ in {"compound"}}
    found |= {kind for kind in ("armed", "authority", "political", "generic", "private", "nation") if heads & words[kind]}
    if token.ent_type_ in {"NORP", "GPE"} or any(c.ent_type_ == "NORP" and c.dep_ != "nmod" for c in modifiers):
        found.add("nation")
    if named is not None:
        found |= _by_category(named)
    return found


def _by_category(named: Named) -> set[str]:
    found: set[str] = set()
    if named.category in ARMED:
        found.add("armed")
    if named.category in AUTHORITY:
        found.add("authority")
    if named.category in POLITICAL:
        found.add("political")
    return found


def is_politics(names: Names | None, find: Find) -> bool:
    """Whether the parties that the entry asks for are there."""
    needs = find.entry.needs
    if needs is None:
        return True
    doers, recipients = sides(names, find.parties.doers), sides(names, find.parties.recipients)
    if _by_weapon(find):
        doers.add("armed")
    near = {t.lemma_.lower() for t in find.token.sent}
    words = lexicon().who
    if needs == "state":
        return bool((doers | recipients) & {"authority", "armed", "political", "nation"}) and not _only_private(doers)
    if needs == "official":
        return bool(doers & {"authority", "armed"} or any(t.ent_type_ == "PERSON" for t in find.parties.doers)) and not _only_private(doers)
    if needs == "force":
        return _force(find, doers, recipients, bool(near & words["terror"]), bool(near & words["deadly"]))
    if find.entry.type in {"COERCE", "SANCTION", "ACCUSE"} and find.entry.mode in {"arrest", "convict", "allege", "expel"}:
        return _against_person(find, doers, recipients, near)
    if find.parties.doers:
        return bool(doers & {"authority", "armed", "nation"})
    crowd = "generic" in recipients and find.entry.mode in {"seize", "deport"}
    return crowd or bool(recipients & {"political", "nation", "authority"})


def _by_weapon(find: Find) -> bool:
    """Whether a bomb, a raid or the like is what does it."""
    subjects = [c for c in find.token.children if c.dep_ in {"nsubj", "obl:agent", "obl"}] if not find.nominal else []
    return any(s.lemma_.lower() in lexicon().means["things"] & lexicon().who["armed"] for s in subjects)


def _force(find: Find, doers: set[str], recipients: set[str], terror: bool, deadly: bool) -> bool:
    armed = bool(doers & {"armed", "nation"}) or (deadly and "political" in doers)
    if find.entry.type != "ASSAULT":
        return bool((doers | recipients) & {"authority", "armed", "political", "nation"}) and not _only_private(doers)
    if find.entry.doer:
        return armed or bool(doers & {"authority"})
    if _only_private(doers) and not recipients & {"political", "armed", "authority"}:
        return False
    if armed or bool(doers & {"authority"}):
        return True
    if recipients & {"armed", "authority", "political", "nation"}:
        return True
    return terror and bool(doers | recipients)


def _against_person(find: Find, doers: set[str], recipients: set[str], near: set[str]) -> bool:
    """Arrest, charge, conviction and dismissal of political people, or of anybody over a political matter."""
    words = lexicon().who
    if not find.parties.recipients:
        return False
    if find.entry.captive:
        return True
    if find.entry.mode == "expel" and find.token.lemma_.lower() not in {"arrest"}:
        return bool(recipients & {"political", "authority", "armed", "generic"}) and not _only_private(recipients)
    strong = bool(recipients & {"political", "authority", "nation"}) or ("armed" in recipients and "private" not in recipients)
    political = bool(near & words["terror"])
    if near & words["ordinary"] and not political and ("political" not in recipients or "armed" in recipients):
        return False
    return strong or (political and bool(recipients & {"generic", "private", "armed"}))


def _only_private(kinds: set[str]) -> bool:
    return "private" in kinds and not kinds & {"armed", "authority", "political"}
