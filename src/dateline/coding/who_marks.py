"""The actors that the role head marks: each mark parted into its members, its role set right by the words and the verb around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from dateline.coding import who_against, who_opposed
from dateline.coding.happening import Happening
from dateline.coding.how_many import count_of
from dateline.coding.names import Names
from dateline.coding.names_phrase import head_noun, is_plural, lemma, words
from dateline.coding.who_deeds import owner_of
from dateline.coding.who_merge import Found, judged
from dateline.coding.who_phrases import parts
from dateline.coding.who_roles import LABELS, before, cues, done_role, is_asked, opening, told_role, verb_after
from dateline.language.analysis import Analysis, Mark
from dateline.model import Role

SIGN = 12
"""The most words of an agency's sign at the end of a text ("Sapa /pc/fg")."""


def counted(analysis: Analysis, mark: Mark, found: list[Found]) -> list[Found]:
    """The one group of a mark with its count, where it is counted apart from the crowd."""
    if len(found) != 1 or found[0].role != "participant" or (count := count_of(analysis, mark)) is None:
        return found
    return [replace(found[0], count=count)]


def of_mark(names: Names, happening: Happening, mark: Mark) -> Iterator[Found]:
    """The actors of one mark with their roles."""
    strike = any(t.attributes.get("mode") == "strike" for t in happening.triggers)
    pieces = parts(names, mark, split=mark.label != "ben")
    first = opening(pieces[0], happening, names.doc) if pieces else None
    for piece in pieces:
        role = _said_role(piece, first or piece, mark.label)
        if role in {"target", "addressee"}:
            piece = owner_of(piece)
        if lemma(head_noun(piece)) in cues().things or _signs_off(piece):
            continue
        if role == "target" and _looks_on(piece):
            continue
        if role == "participant" and _makes_up_a_body(piece):
            continue
        if role in {"participant", "organizer"} and (who_opposed.stands_in_way(piece) or who_opposed.stands_opposite(happening, pieces[0])):
            yield Found(piece, "opponent")
            continue
        if role in {"participant", "organizer"} and (_is_place(names, piece) or _looks_on(piece)):
            continue
        if role == "participant" and _is_somebody_unnamed(names, piece):
            continue
        if role == "organizer" and (_comments(pieces[-1]) or _houses(piece)):
            continue
        if role == "organizer" and happening.held and _acts_itself(names, happening, piece):
            role = "participant"
        if role == "organizer" and _joins(pieces[-1]) and (_others_called(happening, mark) or _is_kind_of_people(names, piece)):
            role = "participant"
        category = judged(names, piece)[0]
        if role == "participant" and not strike and category == "COP" and done_role(piece) != "participant":
            role = "authority"
        if role == "participant" and happening.status in cues().announced and lemma(head_noun(piece)) in words().bodies:
            role = "organizer"
        if role == "organizer" and category in {"BUS", "MNC"} and _union_called(names, happening, mark):
            continue
        if role == "authority" and (category == "GOV" or _is_civilian(names, piece, category)) and not _handles(piece):
            if not strike or category != "GOV":
                continue
            role = "target"
        if role == "authority" and category in cues().no_authority and not (strike and category in {"BUS", "MNC"}):
            continue
        asked = role == "addressee"
        if strike and _is_employer(names, happening, piece, role, category):
            role = "target"
        yield Found(piece, role)
        if strike and asked and role == "addressee" and category in who_against.EMPLOYERS:
            yield Found(piece, "target")  # the employer or ministry in a strike, asked as well


def _makes_up_a_body(piece: Span) -> bool:
    """Whether a phrase only says what a body is made of ("the Alliance, a grouping of 23 unions")."""
    near = before(piece, 2)
    return len(near) == 2 and near[0].lower_ == "of" and lemma(near[1]) in cues().groupings and near[1].text.islower()


def _comments(last: Span) -> bool:
    """Whether a body only says what it thinks of a protest that others hold, right behind its name or behind an aside on what it is."""
    doc, verb = last.doc, verb_after(last)
    if verb is None and last.end < len(doc) and doc[last.end].text == ",":
        close = next((t.i for t in doc[last.end + 1 : min(last.end + 14, last.sent.end)] if t.text == ","), None)
        verb = verb_after(doc[last.start : close + 1]) if close is not None else None
    return verb is not None and lemma(verb) in cues().comments


def _houses(piece: Span) -> bool:
    """Whether a body is where something was held rather than who held it ("a show of hands at the Institute")."""
    near = before(piece, 1)
    return bool(near) and near[0].lower_ in {"at", "inside", "outside", "near"}


def _acts_itself(names: Names, happening: Happening, piece: Span) -> bool:
    """Whether a kind of people is the very subject of what was done ("Dockers stopped work"): they took part."""
    verb = verb_after(piece)
    return verb is not None and _is_kind_of_people(names, piece) and any(t.start <= verb.idx < t.end for t in happening.triggers)


def _is_kind_of_people(names: Names, piece: Span) -> bool:
    """Whether a phrase names no body but people of a kind."""
    named, head = names.resolve(piece.start_char, piece.end_char), head_noun(piece)
    return (named is None or named.kind == "description") and is_plural(head) and lemma(head) not in words().bodies


def _is_civilian(names: Names, piece: Span, category: str | None) -> bool:
    """Whether a phrase is of a person who is no officer of a force."""
    named = names.resolve(piece.start_char, piece.end_char)
    return named is not None and named.kind == "person" and category not in {"COP", "MIL", "PRM", "SPY"}


def _handles(piece: Span) -> bool:
    """Whether an office does something to a protest: the subject or the doer of a verb of handling, or whose ban it is."""
    verb, near = verb_after(piece), before(piece, 2)
    after = piece.doc[piece.end : piece.end + 3]
    done = verb is not None and (lemma(verb) in cues().handles or cues().doer.get(lemma(verb)) == "authority")
    by = bool(near) and near[0].lower_ in {"by", "from"}
    return done or by or any(lemma(t) in cues().handles for t in after)


def _joins(last: Span) -> bool:
    """Whether the verb after a list of bodies says that they came or joined."""
    verb = verb_after(last)
    if verb is not None and lemma(verb) in cues().speech["say"]:  # "hauliers have said they will join"
        behind = verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]
        verb = next((t for t in behind if t.pos_ == "VERB"), None) if behind and behind[0].lower_ in {"they", "that", "it"} else None
    return verb is not None and lemma(verb) in cues().joins


def _others_called(happening: Happening, mark: Mark) -> bool:
    return any(m != mark for m in happening.of("org"))


def _said_role(piece: Span, first: Span, label: str) -> Role:
    """The role of a mark's label, or the one that the words before its list or the verb behind the phrase give it."""
    told, done = told_role(piece) or told_role(first), done_role(piece)
    if told is not None and (label in {"org", "par", "ben", "aut"} or told in {"beneficiary", "organizer"}):
        return told  # type: ignore[return-value]
    return "participant" if done == "participant" and label in {"aut", "opp"} else LABELS[label]


def _is_employer(names: Names, happening: Happening, piece: Span, role: Role, category: str | None) -> bool:
    """Whether a phrase of a strike is that of the employer, whatever it was marked as."""
    if role == "authority":
        return category in {"BUS", "MNC"}
    if role == "addressee":
        return category in {"BUS", "MNC"} and not is_asked(piece)
    if role != "organizer" or told_role(piece) is not None:
        return False
    spans = [names.doc.char_span(m.start, m.end, alignment_mode="expand") for m in happening.of("par")]
    staffed = any(t.lower_ in cues().staff for span in spans if span is not None for t in span)
    return category == "GOV" or (staffed and category in who_against.EMPLOYERS)


def _union_called(names: Names, happening: Happening, mark: Mark) -> bool:
    """Whether a union stands among the organizers, so that a body of business does not."""
    marks = [m for m in happening.of("org") if m != mark]
    return any(p is not None and judged(names, p)[0] == "LAB" for m in marks for p in parts(names, m))


def _looks_on(piece: Span) -> bool:
    return head_noun(piece).lower_ in cues().onlookers and len(piece) < 3


def _is_somebody_unnamed(names: Names, piece: Span) -> bool:
    """Whether a phrase is one person without a name ("a 21-year-old woman"): told as an example, hardly ever who took part."""
    head, named = head_noun(piece), names.resolve(piece.start_char, piece.end_char)
    one = piece.start > 0 and piece.doc[piece.start - 1].lower_ in {"a", "an", "one", "another"}
    unnamed = named is None or named.kind == "description"
    return one and unnamed and not is_plural(head) and (lemma(head) in cues().single or piece.text.casefold() in cues().single)


def _is_place(names: Names, piece: Span) -> bool:
    named = names.resolve(piece.start_char, piece.end_char)
    return named is not None and named.kind == "place"


def _signs_off(piece: Span) -> bool:
    """Whether a phrase stands in the last words of a text, behind its last verb (an agency's sign), or in a byline: no actor."""
    if _in_byline(piece):
        return True
    rest = piece.doc[piece.start :]
    return len(rest) <= SIGN and piece.start > SIGN and piece[0].is_sent_start is True and not any(t.pos_ in {"VERB", "AUX"} for t in rest)


def _in_byline(piece: Span) -> bool:
    """Whether the line of a phrase begins with "By" and has no verb."""
    text, doc = piece.doc.text, piece.doc
    first, last = text.rfind("\n", 0, piece.start_char) + 1, text.find("\n", piece.end_char) % (len(text) + 1)
    line = doc.char_span(first, last, alignment_mode="contract") if text[first : first + 3].casefold() == "by " else None
    return line is not None and not any(t.pos_ in {"VERB", "AUX"} for t in line)
