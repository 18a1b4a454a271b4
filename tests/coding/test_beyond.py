"""Events of the other types: sentences of our own with their syntax written out, so that no weights decide."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from dateline.coding.beyond import killing_at, other_happenings
from dateline.coding.happening import Happening
from dateline.language.analysis import Analysis, Mark
from dateline.model import Document, Harm, Report


def parsed(*lines: str, title: str | None = None) -> Analysis:
    """Each line a sentence of words `form|POS|TAG|relation|head[|lemma[|entity]]`, the head counted within the sentence from 0."""
    words, pos, tags, deps, heads, lemmas, kinds, starts = [], [], [], [], [], [], [], []
    for line in lines:
        base = len(words)
        for i, piece in enumerate(line.split()):
            form, a, b, relation, head, *more = piece.split("|")
            words.append(form)
            pos.append(a)
            tags.append(b)
            deps.append(relation)
            heads.append(base + int(head))
            lemmas.append(more[0] if more else form.lower())
            kinds.append(more[1] if len(more) > 1 else "")
            starts.append(i == 0)
    doc = Doc(spacy.blank("en").vocab, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts)
    doc.set_ents([Span(doc, i, i + 1, kind) for i, kind in enumerate(kinds) if kind])
    return Analysis(Document(id="t", title=title, text=doc.text, published="2021-03-04"), doc, (), (), (), (), ())


def told(analysis: Analysis, protests: tuple[Happening, ...] = ()) -> list[tuple[str, str, str]]:
    return [(h.type, h.triggers[0].attributes["mode"], h.status) for h in other_happenings(analysis, protests)]


def who(analysis: Analysis) -> dict[str, list[str]]:
    happening = other_happenings(analysis, ())[0]
    return {k: [analysis.quote(m.start, m.end) for m in happening.of(k)] for k in ("act", "rec") if any(happening.of(k))}


KIDNAPPED = (
    "Militants|NOUN|NNS|nsubj|1|militant kidnapped|VERB|VBD|root|1|kidnap three|NUM|CD|nummod|3 surveyors|NOUN|NNS|obj|1|surveyor "
    "near|ADP|IN|case|5 Tarra|PROPN|NNP|obl|1|Tarra|GPE .|PUNCT|.|punct|1"
)
ARRESTED = (
    "The|DET|DT|det|1 editor|NOUN|NN|nsubj:pass|7 of|ADP|IN|case|5 an|DET|DT|det|5 opposition|NOUN|NN|compound|5 weekly|NOUN|NN|nmod|1 "
    "was|AUX|VBD|aux:pass|7|be arrested|VERB|VBN|root|7|arrest by|ADP|IN|case|9 police|NOUN|NNS|obl:agent|7 .|PUNCT|.|punct|7"
)
THIEF = (
    "Police|NOUN|NNS|nsubj|1 arrested|VERB|VBD|root|1|arrest a|DET|DT|det|3 man|NOUN|NN|obj|1 over|ADP|IN|case|6 a|DET|DT|det|6 "
    "robbery|NOUN|NN|obl|1 .|PUNCT|.|punct|1"
)
RAIDS = (
    "Israeli|ADJ|JJ|amod|2|israeli|NORP air|NOUN|NN|compound|2 raids|NOUN|NNS|nsubj|5|raid on|ADP|IN|case|4 villages|NOUN|NNS|nmod|2|village "
    "continued|VERB|VBD|root|5|continue .|PUNCT|.|punct|5"
)
WISHED = "Elders|NOUN|NNS|nsubj|1|elder demanded|VERB|VBD|root|1|demand a|DET|DT|det|3 ceasefire|NOUN|NN|obj|1 .|PUNCT|.|punct|1"
DENIED = (
    "The|DET|DT|det|1 army|NOUN|NN|nsubj|4 did|AUX|VBD|aux|4|do not|PART|RB|advmod|4 shell|VERB|VB|root|4 the|DET|DT|det|6 "
    "village|NOUN|NN|obj|4 .|PUNCT|.|punct|4"
)
TRIED = (
    "Gunmen|NOUN|NNS|nsubj|1|gunman tried|VERB|VBD|root|1|try to|PART|TO|mark|3 kidnap|VERB|VB|xcomp|1 a|DET|DT|det|5 "
    "senator|NOUN|NN|obj|3 .|PUNCT|.|punct|1"
)
CURFEW = (
    "The|DET|DT|det|1 governor|NOUN|NN|nsubj|2 imposed|VERB|VBD|root|2|impose a|DET|DT|det|4 curfew|NOUN|NN|obj|2 on|ADP|IN|case|7 "
    "three|NUM|CD|nummod|7 districts|NOUN|NNS|obl|2|district .|PUNCT|.|punct|2"
)
DRAW = (
    "Rovers|PROPN|NNPS|nsubj|1|Rovers beat|VERB|VBD|root|1 their|PRON|PRP$|nmod:poss|4 old|ADJ|JJ|amod|4 rivals|NOUN|NNS|obj|1|rival "
    "again|ADV|RB|advmod|1 .|PUNCT|.|punct|1"
)
PULLED = (
    "The|DET|DT|det|1 ministry|NOUN|NN|nsubj|2 withdrew|VERB|VBD|root|2|withdraw its|PRON|PRP$|nmod:poss|4 troops|NOUN|NNS|obj|2|troop "
    "from|ADP|IN|case|7 the|DET|DT|det|7 valley|NOUN|NN|obl|2 .|PUNCT|.|punct|2"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (KIDNAPPED, [("ASSAULT", "abduct", "occurred")]),
        (ARRESTED, [("COERCE", "arrest", "occurred")]),
        (TRIED, [("ASSAULT", "abduct", "prevented")]),
        (CURFEW, [("COERCE", "curfew", "occurred")]),
        (PULLED, [("RETREAT", "withdraw", "occurred")]),
    ],
)
def test_a_deed_that_is_news_is_a_report_with_type_mode_and_status(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(parsed(sentence)) == expected


@pytest.mark.parametrize("sentence", [THIEF, DRAW], ids=["a robber's arrest", "a match"])
def test_private_crime_and_sport_are_no_political_events(sentence: str) -> None:
    assert told(parsed(sentence)) == []


@pytest.mark.parametrize("sentence", [WISHED, DENIED], ids=["demanded", "did not"])
def test_what_is_only_demanded_or_did_not_happen_is_no_report(sentence: str) -> None:
    assert told(parsed(sentence)) == []


def test_an_active_clause_tells_doer_and_sufferer() -> None:
    assert who(parsed(KIDNAPPED)) == {"act": ["Militants"], "rec": ["three surveyors"]}


def test_a_passive_clause_has_the_sufferer_as_subject() -> None:
    found = who(parsed(ARRESTED))
    assert found["act"] == ["police"]
    assert found["rec"][0].startswith("The editor")


def test_a_noun_has_its_doer_in_its_nationality_and_its_sufferer_behind_on() -> None:
    assert who(parsed(RAIDS)) == {"act": ["Israeli"], "rec": ["villages"]}


def test_the_thing_that_is_imposed_is_no_sufferer() -> None:
    assert "curfew" not in " ".join(who(parsed(CURFEW)).get("rec", []))


def test_arrests_at_a_protest_stay_its_measures() -> None:
    rally = "Teachers|NOUN|NNS|nsubj|1|teacher rallied|VERB|VBD|root|1|rally .|PUNCT|.|punct|1"
    filler = "It|PRON|PRP|nsubj|1 rained|VERB|VBD|root|1|rain all|DET|DT|det|3 day|NOUN|NN|obl|1 .|PUNCT|.|punct|1"
    analysis = parsed(rally, filler, ARRESTED)
    trigger = Mark("trg", 9, 16, 1.0, {"mode": "demo", "status": "occurred"})
    assert told(analysis) == [("COERCE", "arrest", "occurred")]
    assert told(analysis, (Happening("PROTEST", (trigger,), ()),)) == []


def test_two_mentions_of_one_deed_are_one_report() -> None:
    assert len(other_happenings(parsed(KIDNAPPED, KIDNAPPED), ())) == 1


def test_nothing_is_found_in_an_empty_text() -> None:
    analysis = parsed("Hello|INTJ|UH|root|0")
    assert other_happenings(analysis, ()) == ()


def _protest(text: str, high: int | None = 2) -> Report:
    return Report(id="r1", type="PROTEST", harms=(Harm(kind="killed", victims="participants", low=high, high=high, text=text),))


def test_somebody_killed_at_a_protest_is_an_assault_as_well() -> None:
    found = killing_at(_protest("two marchers were shot dead"))
    assert found is not None
    assert (found.type, [a.role for a in found.actors]) == ("ASSAULT", ["recipient"])


@pytest.mark.parametrize(("text", "high"), [("two women were taken away", 2), ("nobody was killed", 0)])
def test_a_harm_that_names_no_death_is_no_killing(text: str, high: int) -> None:
    assert killing_at(_protest(text, high)) is None
