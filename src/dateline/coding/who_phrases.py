"""From a marked phrase to the actors in it: coordination parted, quantities cut, mere crowd words left out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.coding.names import Names
from dateline.coding.names_phrase import JOINTS, head_noun, is_noun, is_plural, lemma, trim, without_quantity, words
from dateline.coding.syntax import words_between
from dateline.knowledge.actors.category import by_nouns
from dateline.language.analysis import Mark

PREFIXES = frozenset({"anti", "pro", "non", "ex"})


INSIDE = frozenset({"including", "namely"})


def parts(names: Names, mark: Mark, *, split: bool = True) -> list[Span]:
    """The phrases of the single actors that a mark names, in reading order."""
    span = words_between(names.doc, mark.start, mark.end)
    span = _snapped(names, span) if span is not None else None
    core = trim(span) if span is not None else None
    if span is None or core is None:
        return []
    inside = next((t.i for t in span if t.lower_ in INSIDE and core.start < t.i < span.end - 1), None)
    if inside is not None:  # "protesters, including former instructors and veterans"
        doc, groups = span.doc, cut(names, span.doc[inside + 1 : span.end], split=split, listed=True)
        whole = cut(names, doc[span.start : inside], split=split)
        return [*(w for w in whole if not is_crowd(w)), *groups]
    person = _apposed_person(names, mark, span)
    listed = span.start > 0 and span.doc[span.start - 1].lower_ in INSIDE
    return [person] if person is not None else cut(names, core, split=split, listed=listed)


def cut(names: Names, phrase: Span, *, split: bool = True, listed: bool = False) -> list[Span]:
    """The single actors of a phrase without what leads and counts them; kinds of people are told apart only where they are `listed`."""
    core = trim(phrase)
    pieces = [] if core is None else _distributed(names, core) if split else [core]
    bare = any(sum(is_noun(t) or t.pos_ == "ADJ" for t in p) == 1 for p in pieces)
    if not listed and bare and len(pieces) > 1 and all(_is_kind(p, first=p is pieces[0]) for p in pieces):
        pieces = [pieces[0].doc[pieces[0].start : pieces[-1].end]]
    plain = [_plain(p) for p in pieces]
    return [p for p in plain if p is not None and any(len(t) > 1 and t.lower_ not in PREFIXES for t in p if t.is_alpha)]


def _is_kind(piece: Span, *, first: bool) -> bool:
    """Whether a member of a list is a plain kind of people, counted with the others ("orderlies", not "two fan clubs", "their friends")."""
    head = head_noun(piece)
    own = piece.doc[max(piece.start - 1, 0) : piece.end]
    counted = not first and any(t.pos_ == "NUM" or t.tag_ == "PRP$" or (t.lower_ in words().quantities and t.i >= piece.start) for t in own)
    common = head.text.islower() or (head.i == head.sent.start and not head.ent_type_)
    return common and is_plural(head) and lemma(head) not in words().bodies and not counted


def _snapped(names: Names, span: Span) -> Span:
    """A marked phrase grown to the ends of a name it cuts through, and to the noun that its last word modifies ("Border | Police")."""
    doc, first, last = span.doc, span.start, span.end
    for entity in names.entities:
        for m in entity.mentions if entity.kind != "description" else ():
            if m.start < span.end_char and span.start_char < m.end:
                whole = doc.char_span(m.start, m.end, alignment_mode="expand")
                if whole is not None:
                    first, last = min(first, whole.start), max(last, whole.end)
    while last + 1 < len(doc) and doc[last].text == "-" and not doc[last - 1].whitespace_ and not doc[last].whitespace_:
        last += 2  # "passers | -by"
    while last < len(doc) and is_noun(doc[last]) and _belongs(doc[last - 1], doc[last]):
        last += 1
    return doc[first:last]


def _belongs(last: Token, after: Token) -> bool:
    """Whether a noun behind a marked phrase is the one that its last word leads to: a name's, one for people, or that of an adjective."""
    if last.pos_ == "ADJ" and (last.head.i == after.i or last.dep_ == "amod"):
        return last.ent_type_ != "NORP" or by_nouns(after.text) is not None  # "Israeli" may stand for a state before what it did
    leads = is_noun(last) and last.dep_ == "compound" and last.head.i == after.i
    return leads and (after.pos_ == "PROPN" or by_nouns(after.text) is not None)


def _apposed_person(names: Names, mark: Mark, span: Span) -> Span | None:
    """The one person whom a whole phrase names with title or description ("its leader, Jane Doe")."""
    found = names.resolve(mark.start, mark.end)
    if found is None or found.kind != "person" or any(t.lower_ in JOINTS for t in span):
        return None
    inside = [m for m in found.mentions if mark.start <= m[0] and m[1] <= mark.end]
    return span if len(inside) == 1 else None


def _plain(piece: Span) -> Span | None:
    if len(piece) > 2 and piece[0].lower_ in PREFIXES and piece[1].text == "-":
        piece = piece[2:]
    core = trim(piece)
    core = trim(without_quantity(core)) if core is not None else None
    if core is None:
        return None
    last = core.end  # "... among them", "... with them" says nothing of who they are
    if last - core.start > 2 and core[-1].pos_ == "PRON" and core[-2].pos_ == "ADP":
        last -= 2
    return core.doc[core.start : last]


def _distributed(names: Names, core: Span) -> list[Span]:
    """The coordinated members; of "leaders of A, B and C" the named bodies, since it is leaders of each."""
    pieces = _members(names, core)
    first = pieces[0]
    head = head_noun(first)
    if len(pieces) == 1 or lemma(head) not in words().distributed or head.i + 1 >= first.end or first.doc[head.i + 1].lower_ != "of":
        return _rejoined(pieces)
    body = first.doc[head.i + 2 : first.end]
    if not _named(names, body) or not any(_named(names, p) for p in pieces[1:]):
        return _rejoined(pieces)
    return [body, *pieces[1:]]


def _members(names: Names, core: Span) -> list[Span]:
    """The stretches between commas and "and", unless a name runs over them."""
    cuts = [t for t in core if (t.lower_ in JOINTS or t.text == ",") and not _inside_name(names, t) and not _in_brackets(core, t)]
    if not any(t.lower_ in JOINTS for t in cuts) and len(cuts) < 2:
        cuts = []
    pieces: list[Span] = []
    at = core.start
    for cut in [*cuts, None]:
        end = core.end if cut is None else cut.i
        if end > at and pieces and not is_noun(pieces[-1][-1]) and pieces[-1][-1].pos_ in {"ADJ", "VERB", "ADP", "DET", "NUM"}:
            pieces[-1] = core.doc[pieces[-1].start : end]  # "political and religious parties"
        elif end > at and any(is_noun(t) or t.pos_ == "PRON" for t in core.doc[at:end]):
            pieces.append(core.doc[at:end])
        elif end > at and pieces and not all(t.pos_ == "NUM" for t in core.doc[at:end]):  # an age is no member
            pieces[-1] = core.doc[pieces[-1].start : end]
        at = end + 1
    return _whole(pieces) if pieces else [core]


def _whole(pieces: list[Span]) -> list[Span]:
    """Join again what shares a noun: "mining and transport workers", "residents of X and Y"."""
    found: list[Span] = []
    for piece in pieces:
        shared = found and not (_has_noun(found[-1]) and _has_noun(piece))
        place = (
            bool(found)
            and piece[0].pos_ == "PROPN"
            and any(t.lower_ in {"of", "from", "in"} for t in found[-1][1:])
            and not _of_bodies(found[-1])
        )
        if shared or place:
            found[-1] = piece.doc[found[-1].start : piece.end]
        else:
            found.append(piece)
    return found


def _of_bodies(piece: Span) -> bool:
    """Whether a stretch is "leaders of A": what follows names further bodies, not further places."""
    return lemma(head_noun(piece)) in words().distributed or any(t.lower_ in words().bodies for t in piece)


def _has_noun(piece: Span) -> bool:
    """Whether a stretch has a noun that can stand by itself: a name, a plural, or one with an article."""
    head = head_noun(piece)
    return (
        head.pos_ == "PROPN"
        or is_plural(head)
        or head.lower_ in words().together | words().collective
        or piece[0].pos_ == "DET"
        or piece[0].tag_ == "PRP$"
        or len(piece) > 2
        or lemma(head) in words().roles
    )


def _rejoined(pieces: list[Span]) -> list[Span]:
    """Keep one what is one kind of people: "women and children", "workers and supporters of many parties"."""
    if len(pieces) == 1:
        return pieces
    table = words()
    plain = [without_quantity(trim(p) or p) for p in pieces]
    heads = [head_noun(p) for p in plain]
    bare = all(len([t for t in p if is_noun(t)]) == 1 for p in plain[:-1])
    if all(lemma(h) in table.together or h.lower_ in table.together for h in heads):
        return [pieces[0].doc[pieces[0].start : pieces[-1].end]]
    if bare and len(pieces) == 2 and lemma(heads[0]) in table.belonging and lemma(heads[1]) in table.belonging:
        return [pieces[0].doc[pieces[0].start : pieces[-1].end]]
    return pieces


def _inside_name(names: Names, token: Token) -> bool:
    return any(m.start < token.idx < m.end for e in names.entities if e.kind != "description" for m in e.mentions)


def _in_brackets(core: Span, token: Token) -> bool:
    before = [t.text for t in core.doc[core.start : token.i]]
    return before.count("(") > before.count(")")


def _named(names: Names, piece: Span) -> bool:
    found = names.resolve(piece.start_char, piece.end_char)
    return (found is not None and found.kind in {"organization", "person"}) or all(
        t.text[:1].isupper() for t in piece if t.pos_ in {"NOUN", "PROPN"}
    )


def is_crowd(piece: Span) -> bool:
    """Whether a phrase says no more than that people protested ("angry protesters"): no participant."""
    table, head = words(), head_noun(piece)
    if lemma(head) not in table.crowd and head.lower_ not in table.crowd:
        return False
    rest = [t for t in piece if t != head and t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} and t.text != "-"]
    rest = [t for t in rest if t.i > head.i or t.lower_ not in table.quantities]
    rest = [t for t in rest if t.i < head.i or t.lower_ not in table.any_background]
    after = [t for t in rest if t.i > head.i]
    return not after and all(lemma(t) in table.crowd_modifiers or t.lower_ in table.crowd_modifiers for t in rest)
