"""Which stretches of the document are one statement each? Acts of attribution cut at their quotation marks, and quotations left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.quotes import Quote, quotes
from dateline.coding.said_cues import acts
from dateline.coding.said_phrases import SOURCE_ONLY
from dateline.coding.said_purpose import has_verb, is_void
from dateline.coding.said_voices import led_by_cue, voice_of
from dateline.coding.said_whole import is_press
from dateline.coding.said_words import small
from dateline.coding.syntax import words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Attribution, Mark
from dateline.reading.dateline import find_dateline


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement before anybody has asked whose and what kind: its characters, the phrase of its speaker, its cue."""

    start: int
    end: int
    source: Mark
    cue: Mark | None
    quotes: tuple[Quote, ...]
    direct: bool
    score: float = 1.0


def pieces(analysis: Analysis) -> list[Piece]:
    """Every stretch with a source, in reading order."""
    marks = quotes(analysis.doc.text)
    whole = [q for q in marks if is_utterance(analysis, q)]
    spoken = [act for act in acts(analysis) if act.source and not _inside(act, whole) and not (act.cue and act.cue.label == SOURCE_ONLY)]
    spoken = [act for act in spoken if not is_press(analysis.doc, act.source) and not is_void(analysis, act)]
    told = [piece for act in spoken for piece in _of_act(analysis, act, marks, whole)]
    told = _without_nested(analysis, told)
    for quote in whole:
        if any(p.start < quote.last and quote.first < p.end for p in told) or not (_sentence(analysis, quote) or _shouted(analysis, quote)):
            continue
        if found := voice_of(analysis, quote, marks, told):
            told.append(Piece(quote.first, quote.last, found[0], found[1], (quote,), True, 0.5))
            told.sort(key=lambda p: (p.start, p.end))
    return told


def is_utterance(analysis: Analysis, quote: Quote) -> bool:
    """Whether a quotation is somebody's whole sentence, not a word set in quotation marks."""
    words = analysis.quote(quote.first, quote.last).strip()
    if words and (_led_in(analysis, quote) or _shouted(analysis, quote)):
        return True
    if not words or not (words[0].isupper() or words[0].isdigit() or words[0] in "¿¡$"):
        return False
    closing = words[-1] in ".,!?…—-" or not quote.closed
    return closing or len(words.split()) > 7


def _shouted(analysis: Analysis, quote: Quote) -> bool:
    """Whether the words after the quotation say that it was chanted or sung."""
    after = words_between(analysis.doc, quote.end, quote.end + 12)
    return any(t.lemma_ in table("speech")["carriers"]["verbs"] for t in after or () if not t.is_punct)


def _sentence(analysis: Analysis, quote: Quote) -> bool:
    """Whether a quotation that nobody is yet said to utter is a sentence and no title of a film."""
    span = words_between(analysis.doc, quote.first, quote.last)
    if span is None:
        return False
    if len(span) > 9 or span.text.rstrip()[-1:] in {"!", "?"} or any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in span):
        return True
    return _led_in(analysis, quote)


def _led_in(analysis: Analysis, quote: Quote) -> bool:
    """Whether a verb of speech stands right before the quotation and the clause ends with it ("yelled 'shame on you.'")."""
    after = analysis.quote(quote.end, quote.end + 4).lstrip()
    inner = analysis.quote(quote.first, quote.last).rstrip()
    if not (inner[-1:] in ".!?" or not after or after[0] in ".,;!?" or after.split(" ")[0] in small("and") or after[0] == "\n"):
        return False
    return led_by_cue(analysis, quote)


def _inside(act: Attribution, whole: Sequence[Quote]) -> bool:
    """Whether the cue stands in somebody's quotation: then it is part of what he says."""
    cue = act.cue or act.source
    return cue is not None and any(q.first <= cue.start < q.last for q in whole)


def _of_act(analysis: Analysis, act: Attribution, marks: Sequence[Quote], whole: Sequence[Quote]) -> Iterator[Piece]:
    assert act.source is not None
    ranges = [(part.start, part.end) for part in act.content]
    taken: list[Quote] = []
    plain: list[tuple[int, int]] = []
    for start, end in ranges:
        near = [q for q in whole if min(q.end, end) - max(q.start, start) > 0.5 * min(q.end - q.start, end - start)]
        inside = [q for q in near if q.start <= start + 1 or _set_off(analysis, q)]
        rest = (end - start) - sum(max(0, min(q.end, end) - max(q.start, start)) for q in inside)
        alone = [q for q in marks if start - 2 <= q.start and q.end <= end + 2 and q.end - q.start > 0.8 * (end - start)]
        if inside and rest < 0.25 * (end - start) + 3:
            taken += [q for q in inside if q not in taken]
        elif alone and (len(ranges) == 1 or analysis.quote(alone[0].first, alone[0].first + 1).isupper()):
            taken += alone
        else:
            plain.append((start, end))
    for quote in taken:
        yield Piece(quote.first, quote.last, act.source, act.cue, (quote,), True, act.score)
    for start, end in _joined(analysis, plain):
        start, end = _tidy(analysis, start, end)
        if end > start and not (taken and (len(analysis.quote(start, end).split()) < 4 or not has_verb(analysis, start, end))):
            held = tuple(q for q in marks if start - 1 <= q.start and q.end <= end + 2)
            yield Piece(start, end, act.source, act.cue, held, False, act.score)


def _set_off(analysis: Analysis, quote: Quote) -> bool:
    """Whether a stop or comma sets a quotation off from the words before it, or a verb of speech leads into it."""
    before = analysis.quote(max(0, quote.start - 3), quote.start).rstrip()
    return not before or before[-1] in ",:;.!?—–-”\"’" or _led_in(analysis, quote)


def _joined(analysis: Analysis, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts of one sentence that a cue interrupts are one stretch."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and not any(stop in analysis.quote(found[-1][1], start) for stop in (". ", "\n", "” ", '" ')):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _tidy(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Without the opening "that" and the closing comma or stop; a quotation mark at either end stays with its partner."""
    start = max(start, _opening(analysis, start, end))
    text = analysis.quote(start, end)
    opening = text.split(" ", 1)[0]
    if opening.lower() in small("that"):
        start += len(opening) + 1
    while end > start and analysis.quote(end - 1, end) in " \t\r\n.,;:—-":
        end -= 1
    while start < end and analysis.quote(start, start + 1) in " \t\r\n,;:":
        start += 1
    inner = analysis.quote(start, end)
    if inner.count("“") > inner.count("”") and analysis.quote(end, end + 2)[-1:] == "”":
        end += 2
    elif analysis.quote(end, end + 1) in {"”", '"'} and (inner.count("“") > inner.count("”") or inner.count('"') % 2):
        end += 1
    return start, end


def _opening(analysis: Analysis, start: int, end: int) -> int:
    """Where the report itself begins, if the stretch holds a headline or a dateline before it."""
    text = analysis.quote(start, end)
    first = start + text.rfind("\n") + 1
    head = analysis.text_start
    if first > head + 200:
        return first
    line = find_dateline(analysis.document.text, [0])
    return max(first, head + line.after) if line and first < head + line.after < end else first


def _without_nested(analysis: Analysis, told: list[Piece]) -> list[Piece]:
    """One piece for each stretch: of two over the same words the shorter cue's goes; what is said within a saying stays with the outer."""
    kept: list[Piece] = []
    for piece in sorted(told, key=lambda p: (-(p.end - p.start), p.start, -p.score)):
        cue = piece.cue or piece.source
        outer = next((k for k in kept if k.start <= cue.start < k.end or _same(k, piece)), None)
        if outer is None:
            kept.append(piece)
    return sorted((replace(p) for p in kept), key=lambda p: (p.start, p.end))


def _same(one: Piece, other: Piece) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.8 * (one.end - one.start) and shared > 0.8 * (other.end - other.start)
