"""What a phrase says about a number of people: low, high and qualifier after the codebook's table 3.3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.coding.numerals import Amount, Piece, amount, form, pieces, words
from dateline.model import Qualifier


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as said; `start` and `end` are the characters of the phrase that say it, hedges included."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    start: int
    end: int


def figure(text: str, *, article: bool = False) -> Figure | None:
    """The first number of people in a phrase; None where it holds none (years, ages, shares, money and durations are none).

    With `article`, "a" and "an" before a noun count as one ("a man was shot").
    """
    parts = pieces(text)
    at = 0
    while at < len(parts):
        found, skip = _figure_at(parts, at, article)
        if found:
            return found
        at += skip
    return None


def figures(text: str) -> tuple[Figure, ...]:
    """All numbers of people in a phrase, in reading order."""
    parts, found, at = pieces(text), [], 0
    while at < len(parts):
        one, skip = _figure_at(parts, at, False)
        if one:
            found.append(one)
            skip = max(1, sum(p.start < one.end for p in parts) - at)
        at += skip
    return tuple(found)


def _figure_at(parts: Sequence[Piece], at: int, article: bool) -> tuple[Figure | None, int]:
    """The figure that begins at this piece (its hedges before it), or how many pieces to go on by."""
    hedge = _hedge_at(parts, at)
    if hedge and _number_follows(parts, at + hedge):
        return None, hedge
    zero = _zero(parts, at)
    if zero:
        return Figure(0, 0, "exact", parts[at].start, parts[zero - 1].end), 1
    number = amount(parts, at)
    if number:
        share = _share(parts, number)
        if share or _counts_no_people(parts, at, number):
            second = _range_end(parts, at, number)
            return None, (second.end if second else number.end + share) - at
        return _qualified(parts, at, number), 1
    vague = _match(parts, at, _phrases("vague"))
    if vague and not _number_follows(parts, at + vague):
        return Figure(None, None, "vague", parts[_article_before(parts, at)].start, parts[at + vague - 1].end), 1
    if article and form(parts, at) in ("a", "an") and not vague and not _number_follows(parts, at + 1):
        return None if _match(parts, at + 1, _phrases("vague")) else Figure(1, 1, "exact", parts[at].start, parts[at].end), 1
    return None, 1


def _article_before(parts: Sequence[Piece], at: int) -> int:
    return at - 1 if form(parts, at - 1) in ("a", "an", "the") else at


def _number_follows(parts: Sequence[Piece], at: int) -> bool:
    """Whether a number comes next, with nothing but hedges and fillers before it ("a crowd of some 300")."""
    fillers = words()["words"]["fillers"]
    for _ in range(6):
        number = amount(parts, at)
        if number:
            return not _counts_no_people(parts, at, number)
        hedge = _hedge_at(parts, at)
        if not hedge and form(parts, at) not in fillers and form(parts, at) not in words()["words"]["between"]:
            return False
        at += max(hedge, 1)
    return False


def _hedge_at(parts: Sequence[Piece], at: int) -> int:
    """How many pieces the longest hedge that begins here takes."""
    return max(_match(parts, at, _phrases("before", kind)) for kind in ("about", "at_least", "at_most"))


def _share(parts: Sequence[Piece], number: Amount) -> int:
    """How many pieces of a share follow a number ("98 | per cent", "nine | in ten", "six | of every ten"): it counts nobody."""
    whole = _match(parts, number.end, _phrases("not_people", "shares"))
    link = _match(parts, number.end, _phrases("not_people", "ratios"))
    second = amount(parts, number.end + link) if link else None
    return whole or (second.end - number.end if second and number.high < second.low <= 100 else 0)


def _zero(parts: Sequence[Piece], at: int) -> int:
    """The piece after a word for nobody; 0 where none stands here."""
    length = _match(parts, at, _phrases("zero"))
    return at + length if length and form(parts, at + length) not in words()["zero"]["except"] else 0


def _qualified(parts: Sequence[Piece], at: int, number: Amount) -> Figure:
    """The number with the words around it: a range's other end, hedges before and after."""
    start = at
    low: float | None = number.low
    high: float | None = number.high
    end = number.end
    qualifier: Qualifier = "vague" if number.vague else "exact"
    second = _range_end(parts, at, number)
    start -= form(parts, at) in words()["words"]["few"] + words()["words"]["couple"] and form(parts, at - 1) == "a"
    if second:
        first = _scaled(number, second)
        return _figure(parts, at - (form(parts, at - 1) in words()["words"]["between"]), second.end, first.low, second.high, "range")
    hedge = _hedge_before(parts, at)
    if hedge:
        start, kind = hedge
    after = _hedge_after(parts, end)
    if after and (not hedge or kind == "about"):
        end, kind = after
    if (hedge or after) and not (number.vague and kind == "about"):
        if kind == "about":
            qualifier = "about"
        elif kind == "at_least":
            qualifier, high = "at_least", None
        else:
            qualifier, low = "at_most", None
    elif number.unit > 1 and form(parts, at) in words()["words"]["couple"]:
        qualifier = "about"
    return _figure(parts, start, end, low, high, qualifier)


def _figure(parts: Sequence[Piece], start: int, end: int, low: float | None, high: float | None, qualifier: Qualifier) -> Figure:
    whole = [None if value is None else round(value) for value in (low, high)]
    return Figure(whole[0], whole[1], qualifier, parts[start].start, parts[end - 1].end)


def _range_end(parts: Sequence[Piece], at: int, number: Amount) -> Amount | None:
    """The upper end of "500-700", "500 to 700", "between 500 and 700", "fifty or sixty", "dozens, perhaps hundreds"."""
    words_, link = words()["words"], number.end
    between = any(form(parts, i) in words_["between"] for i in (at - 1, at - 2))
    if form(parts, link) == "," and form(parts, link + 1) in words_["or_even"]:
        link += 1
    elif form(parts, link) not in words_["range"] and not (between and form(parts, link) in words_["joiners"]):
        return None
    second = amount(parts, link + 1)
    if second is None or second.high <= number.low or _counts_no_people(parts, link + 1, second):
        return None
    return second


def _scaled(first: Amount, second: Amount) -> Amount:
    """The lower end with the magnitude that only the upper names: "2-3 thousand", "10-15,000", "7-800"."""
    scale = second.unit if first.unit == 1 and second.unit > 1 else next((s for s in (1000, 100) if second.high % s == 0), 1)
    fits = not first.vague and first.low < 1000 and first.low * scale < second.high
    return Amount(first.low * scale, first.high * scale, first.vague, first.end) if fits else first


def _hedge_before(parts: Sequence[Piece], at: int) -> tuple[int, Qualifier] | None:
    """Where the hedge before a number begins, and what it says; bounds are stronger than "about"."""
    fillers, best = words()["words"]["fillers"], None
    end = at
    while end > 0:
        kinds: tuple[Qualifier, ...] = ("at_least", "at_most", "about")
        hits = [hit for kind in kinds if (hit := _ends_at(parts, end, kind))]
        found = min(hits, key=lambda hit: hit[0]) if hits else None
        if found:
            if best is None or best[1] == "about":
                best = found
            end = found[0]
        elif form(parts, end - 1) in fillers:
            end -= 1
        else:
            break
    return best


def _ends_at(parts: Sequence[Piece], end: int, kind: Qualifier) -> tuple[int, Qualifier] | None:
    for phrase in _phrases("before", kind, end=True).get(form(parts, end - 1), ()):
        start = end - len(phrase)
        if start >= 0 and all(form(parts, start + i) == word for i, word in enumerate(phrase)):
            return start, kind
    return None


def _hedge_after(parts: Sequence[Piece], end: int) -> tuple[int, Qualifier] | None:
    end_ = end + (form(parts, end) == ",")
    kinds: tuple[Qualifier, ...] = ("at_least", "at_most", "about")
    for kind in kinds:
        length = _match(parts, end_, _phrases("after", kind))
        if length and not amount(parts, end_ + length):
            return end_ + length, kind
    return None


def _counts_no_people(parts: Sequence[Piece], at: int, number: Amount) -> bool:
    """Whether the number is a duration, a distance, money, a share, an age, a day or a year."""
    not_people = words()["not_people"]
    behind = number.end + (form(parts, number.end) == "-")
    if form(parts, behind) in not_people["units"] or form(parts, behind) in not_people["money"]:
        return True
    before = form(parts, at - 1 - (form(parts, at - 1) in words()["words"]["between"]))
    if before in not_people["symbols"] or before in not_people["before"] or (parts[at].value is None and before[-1:].isdigit()):
        return True  # money, a day; "R78 | million", where the sign and its digits are one word
    if before == "." and form(parts, at - 2) in not_people["symbols"]:
        return True
    digits = parts[at].value is not None and number.end == at + 1
    if digits and before == form(parts, number.end) == "," and number.low < 110:
        return True
    if digits and _year(parts, at, number):
        return True
    return before == "of" and number.low < 110 and not number.vague and _age(parts, at - 1)


def _year(parts: Sequence[Piece], at: int, number: Amount) -> bool:
    """Four bare digits that read as a year: behind "in" or a month, or alone and not round."""
    if parts[at].end - parts[at].start != 4 or not 1800 <= number.low <= 2100:
        return False
    alone = len(parts) == 1 and number.low % 50 != 0
    return alone or (form(parts, at - 1) in words()["not_people"]["year_before"] and not form(parts, at + 1).isalpha())


def _age(parts: Sequence[Piece], of: int) -> bool:
    """ "a boy of" before a number: one person, so the number is an age."""
    collections = words()["not_people"]["collections"]
    for i in range(of - 1, max(-1, of - 4), -1):
        if form(parts, i) in collections:
            return False
        if form(parts, i) in ("a", "an"):
            return i < of - 1
    return False


def _match(parts: Sequence[Piece], at: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many pieces the longest of these phrases takes here; 0 for none."""
    for phrase in phrases.get(form(parts, at), ()):
        if all(form(parts, at + i) == word for i, word in enumerate(phrase)):
            return len(phrase)
    return 0


@cache
def _phrases(section: str, key: str = "phrases", *, end: bool = False) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a table by their first word (by their last with `end`), longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(p.split()) for p in words()[section][key]), key=lambda p: (-len(p), p)):
        found.setdefault(phrase[-1 if end else 0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}
