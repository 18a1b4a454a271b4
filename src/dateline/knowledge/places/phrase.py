"""How fine a place a phrase names, from its own words: "the Civic Theatre" a venue, "downtown" a quarter, "the N2 highway" a street."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.knowledge.lexicon import table
from dateline.model import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def stops() -> frozenset[str]:
    """Words and signs that end one piece of a phrase and begin the next."""
    return frozenset(table("places")["stops"])


@cache
def kinds() -> dict[str, PlacePrecision]:
    """Head nouns and the precision each stands for; the finer one where a word stands in two lists."""
    found: dict[str, PlacePrecision] = {}
    for precision, nouns in table("places")["precision"].items():
        for noun in nouns:
            found.setdefault(noun, precision)
    return found


def pieces(words: Sequence[Token]) -> list[list[Token]]:
    """A phrase cut at its prepositions and commas, so that each piece ends with its head noun."""
    out: list[list[Token]] = [[]]
    for word in words:
        if word.lower_ in stops():
            out.append([])
        elif not word.is_punct or word.text == "-":
            out[-1].append(word)
    return [piece for piece in out if piece]


def head_kind(piece: Sequence[Token]) -> PlacePrecision | None:
    """The precision that the head noun of one piece stands for; none where the tables do not know it."""
    known = kinds()
    for at in range(len(piece) - 1, -1, -1):
        if at and (pair := known.get(f"{piece[at - 1].lower_} {piece[at].lower_}")):
            return pair
        word = piece[at].lower_.rstrip(".")
        if (kind := known.get(word)) or (kind := known.get(word.removesuffix("s")) or known.get(word.removesuffix("es"))):
            return kind
        if piece[at].pos_ in {"NOUN", "PROPN"} and at == len(piece) - 1 and not piece[at].text[0].isupper():
            return compound_kind(word)
    return None


def every_area(phrase: Sequence[Token]) -> bool:
    """Whether a phrase takes in all areas or towns of a country ("all district towns", "every province")."""
    plain = [word.lower_ for word in phrase if word.is_alpha]
    areas = {noun for nouns in table("places")["kinds"].values() for noun in nouns}
    whole = bool(plain) and plain[0] in table("places")["every"] and not any(word.text[0].isupper() for word in phrase)
    return whole and all(word in areas or word.removesuffix("s") in areas or f"{word[:-3]}y" in areas for word in plain[1:])


def compound_kind(word: str) -> PlacePrecision | None:
    """The precision of a word that ends as a known noun ends ("Schillerplatz", "Hauptstrasse")."""
    for ending, kind in (("platz", "venue"), ("strasse", "street"), ("straße", "street"), ("gatan", "street"), ("plein", "venue")):
        if word.endswith(ending):
            return kind  # type: ignore[return-value]
    return None
