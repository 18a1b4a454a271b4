"""From a marked phrase to the actors in it: coordination parted, quantities cut, mere crowd words left out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.coding.names import Names
from dateline.coding.names_phrase import head_noun, lemma, trim, without_quantity, words
from dateline.coding.syntax import words_between
from dateline.language.analysis import Mark

JOINTS = frozenset({"and", "or", "&", "nor", "plus"})


def parts(names: Names, mark: Mark, *, split: bool = True) -> list[Span]:
    """The phrases of the single actors that a mark names, in reading order."""
    span = words_between(names.doc, mark.start, mark.end)
    core = trim(span) if span is not None else None
    if core is None:
        return []
    pieces = _distributed(names, core) if split else [core]
    cut = [_plain(p) for p in pieces]
    return [p for p in cut if p is not None]


def _plain(piece: Span) -> Span | None:
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
    if len(pieces) == 1 or lemma(head) not in words().belonging or head.i + 1 >= first.end or first.doc[head.i + 1].lower_ != "of":
        return _rejoined(pieces)
    body = first.doc[head.i + 2 : first.end]
    if not _named(names, body) or not any(_named(names, p) for p in pieces[1:]):
        return _rejoined(pieces)
    return [body, *pieces[1:]]


def _members(names: Names, core: Span) -> list[Span]:
    """The stretches between commas and "and", unless a name runs over them."""
    cuts = [t for t in core if (t.lower_ in JOINTS or t.text == ",") and not _inside_name(names, t) and not _in_brackets(core, t)]
    if not any(t.lower_ in JOINTS for t in cuts):
        cuts = []
    pieces, at = [], core.start
    for cut in [*cuts, None]:
        end = core.end if cut is None else cut.i
        if end > at and any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in core.doc[at:end]):
            pieces.append(core.doc[at:end])
        elif end > at and pieces:
            pieces[-1] = core.doc[pieces[-1].start : end]
        at = end + 1
    return _whole(pieces) if pieces else [core]


def _whole(pieces: list[Span]) -> list[Span]:
    """Join again what shares a noun: "mining and transport workers", "residents of X and Y"."""
    found: list[Span] = []
    for piece in pieces:
        head = head_noun(piece)
        shared = found and not (_has_noun(found[-1]) and _has_noun(piece))
        place = bool(found) and head.pos_ == "PROPN" and any(t.lower_ in {"of", "from", "in"} for t in found[-1]) and head.ent_type_ in {"GPE", "LOC", "FAC"}
        if shared or place:
            found[-1] = piece.doc[found[-1].start : piece.end]
        else:
            found.append(piece)
    return found


def _has_noun(piece: Span) -> bool:
    """Whether a stretch has a noun that can stand by itself: a name, a plural, or one with an article."""
    head = head_noun(piece)
    return head.pos_ in {"PROPN", "PRON"} or head.tag_ in {"NNS", "NNPS"} or piece[0].pos_ == "DET" or piece[0].tag_ == "PRP$" or len(piece) > 2 or lemma(head) in words().roles


def _rejoined(pieces: list[Span]) -> list[Span]:
    """Keep one what is one kind of people: "women and children", "workers and supporters of many parties"."""
    if len(pieces) == 1:
        return pieces
    table = words()
    heads = [head_noun(p) for p in pieces]
    bare = all(len([t for t in p if t.pos_ in {"NOUN", "PROPN"}]) == 1 for p in pieces[:-1])
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
    return (found is not None and found.kind in {"organization", "person"}) or all(t.text[:1].isupper() for t in piece if t.pos_ in {"NOUN", "PROPN"})


def is_crowd(piece: Span) -> bool:
    """Whether a phrase says no more than that people protested ("angry protesters"): no participant."""
    table, head = words(), head_noun(piece)
    if lemma(head) not in table.crowd and head.lower_ not in table.crowd:
        return False
    rest = [t for t in piece if t != head and t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} and t.text != "-"]
    after = [t for t in rest if t.i > head.i]
    return not after and all(lemma(t) in table.crowd_modifiers or t.lower_ in table.crowd_modifiers for t in rest)
