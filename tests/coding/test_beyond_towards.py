"""To whom, where and with what harm an event of another type was done: sentences of our own with their syntax written out."""

from __future__ import annotations

import pytest

from dateline.coding.beyond import other_happenings
from dateline.coding.happening import Happening
from dateline.language.analysis import Analysis, Mark
from tests.coding.test_beyond import parsed

GAVE = (
    "The|DET|DT|det|1 kingdom|NOUN|NN|nsubj|2|kingdom gave|VERB|VBD|root|2|give nine|NUM|CD|nummod|4||MONEY "
    "dollars|NOUN|NNS|obj|2|dollar|MONEY of|ADP|IN|case|6 aid|NOUN|NN|nmod|4|aid to|ADP|IN|case|8 Maravia|PROPN|NNP|obl|2|Maravia|GPE "
    ".|PUNCT|.|punct|2"
)
SANCTIONS = (
    "Lusania|PROPN|NNP|nsubj|2|Lusania|GPE has|AUX|VBZ|aux|2|have lifted|VERB|VBN|root|2|lift sanctions|NOUN|NNS|obj|2|sanction "
    "imposed|VERB|VBN|acl|3|impose on|ADP|IN|case|6 Maravia|PROPN|NNP|obl|4|Maravia|GPE .|PUNCT|.|punct|2"
)
TRUCE = (
    "The|DET|DT|det|1 president|NOUN|NN|nsubj|2 announced|VERB|VBD|root|2|announce a|DET|DT|det|4 ceasefire|NOUN|NN|obj|2 "
    "with|ADP|IN|case|7 the|DET|DT|det|7 rebels|NOUN|NNS|nmod|4|rebel .|PUNCT|.|punct|2"
)
SUSPENDED = (
    "Lusania|PROPN|NNP|nsubj|1|Lusania|GPE suspended|VERB|VBD|root|1|suspend military|ADJ|JJ|amod|3 aid|NOUN|NN|obj|1|aid to|ADP|IN|case|5 "
    "Maravia|PROPN|NNP|nmod|3|Maravia|GPE .|PUNCT|.|punct|1"
)
RETURNED = (
    "Lusania|PROPN|NNP|nsubj|1|Lusania|GPE returned|VERB|VBD|root|1|return two|NUM|CD|nummod|3 statues|NOUN|NNS|obj|1|statue "
    "{to} .|PUNCT|.|punct|1"
)
BOMBED = (
    "Rebels|NOUN|NNS|nsubj|1|rebel attacked|VERB|VBD|root|1|attack a|DET|DT|det|3 convoy|NOUN|NN|obj|1 in|ADP|IN|case|5 "
    "Tarra|PROPN|NNP|obl|1|Tarra|GPE ,|PUNCT|,|punct|1 killing|VERB|VBG|advcl|1|kill at|ADP|IN|case|9 least|ADJ|JJS|nmod|10 six|NUM|CD|nummod|11 "
    "soldiers|NOUN|NNS|obj|7|soldier .|PUNCT|.|punct|1"
)
REFUSED = (
    "The|DET|DT|det|1 ministry|NOUN|NN|nsubj|2 refused|VERB|VBD|root|2|refuse a|DET|DT|det|4 request|NOUN|NN|obj|2 for|ADP|IN|case|7 "
    "the|DET|DT|det|7 march|NOUN|NN|nmod|4 .|PUNCT|.|punct|2"
)


def parties(sentence: str) -> dict[str, list[str]]:
    analysis = parsed(sentence)
    found = other_happenings(analysis, ())[0]
    return {label: _quotes(analysis, found, label) for label in ("act", "rec")}


def _quotes(analysis: Analysis, happening: Happening, label: str) -> list[str]:
    return [analysis.quote(m.start, m.end) for m in happening.of(label)]


def types(sentence: str, protests: tuple[Happening, ...] = ()) -> list[str]:
    return [h.type for h in other_happenings(parsed(sentence), protests)]


@pytest.mark.parametrize(
    ("sentence", "giver", "taker"),
    [(GAVE, "The kingdom", "Maravia"), (SANCTIONS, "Lusania", "Maravia"), (TRUCE, "The president", "the rebels")],
    ids=["aid to", "sanctions imposed on", "a truce with"],
)
def test_who_stands_behind_the_preposition_of_the_type_is_the_recipient(sentence: str, giver: str, taker: str) -> None:
    assert parties(sentence) == {"act": [giver], "rec": [taker]}


def test_aid_that_is_suspended_is_a_sanction_and_no_aid() -> None:
    assert types(SUSPENDED) == ["SANCTION"]


def test_a_return_is_political_where_somebody_gets_the_thing_back() -> None:
    assert types(RETURNED.format(to="to|ADP|IN|case|5 Maravia|PROPN|NNP|obl|1|Maravia|GPE")) == ["RETREAT"]
    assert types(RETURNED.format(to="to|ADP|IN|case|5 storage|NOUN|NN|obl|1")) == []


def test_the_place_and_the_dead_of_an_attack_are_read_off_its_sentence() -> None:
    analysis = parsed(BOMBED)
    found = other_happenings(analysis, ())[0]
    assert _quotes(analysis, found, "plc") == ["Tarra"]
    assert [(m.attributes["kind"], analysis.quote(m.start, m.end)) for m in found.of("hrm")] == [
        ("killed", "killing at least six soldiers")
    ]


def test_a_permit_that_is_refused_is_a_measure_of_the_protest() -> None:
    at = parsed(REFUSED).doc.text.index("march")
    march = Happening("PROTEST", (Mark("trg", at, at + 5, 1.0, {"mode": "demo", "status": "planned"}),), ())
    assert types(REFUSED) == ["REJECT"]
    assert types(REFUSED, (march,)) == []
