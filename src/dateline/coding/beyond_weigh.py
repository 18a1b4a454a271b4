"""How probable it is that a careful coder would make a report of a find: is it news here, and is it an event apart from the protest?

Careful coders are sparing. What a story leads with and what its main clauses tell is a report; what stands in a subordinate clause, lies
years back or is said in a quotation is not, unless it is the very thing that a protest is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.coding.beyond_find import Find
from dateline.coding.beyond_status import is_background
from dateline.coding.beyond_who import sides
from dateline.coding.beyond_words import lexicon
from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.quotes import quotes
from dateline.coding.syntax import preposition
from dateline.language.analysis import Analysis, Mark

START = 0.5
CAUSES = frozenset({"against", "over", "after", "about", "following", "of", "for", "to", "in"})
AT_PROTESTS = frozenset({"police", "officer", "policeman", "protester", "protestor", "demonstrator", "deputy"})
MAIN = frozenset({"conj", "ccomp", "parataxis", "xcomp", "root", "ROOT"})
PHASES = frozenset({"start", "end", "beginning", "wave", "series", "announcement", "round", "victim", "spate"})
PERSONAL = frozenset({"arrest", "convict", "allege", "release"})


class Scales:
    """One document's weights: what its protests hold, what stands in quotation marks, what it leads with."""

    def __init__(self, analysis: Analysis, names: Names | None, protests: Sequence[Happening]) -> None:
        self.analysis, self.names, self.protests = analysis, names, protests
        self.heads = [m for m in analysis.events if m.label == "evt"]
        self.told = [m for p in protests for m in (*p.triggers, *p.of("mea", "hrm"))]
        self.issues = [m for p in protests for m in p.of("iss")]
        self.triggers = [t for p in protests for t in p.triggers]
        self.quoted = [(q.start, q.end) for q in quotes(analysis.doc.text)]
        published = analysis.document.published
        self.year = published[:4] if published else None
        sentences = list(analysis.doc.sents)
        body = [s for s in sentences if s.start_char >= analysis.text_start]
        self.lead = max(body[min(1, len(body) - 1)].end_char, analysis.text_start + 400) if body else 0

    def weight(self, find: Find, status: str) -> float:
        """0 to 1; 0 where it is a measure of a protest."""
        grievance = self.is_grievance(find)
        if self.protests and not grievance and self._is_measure(find):
            return 0.0
        start = find.token.idx
        lead = start < self.lead
        head = max((m.score for m in self.heads if _touch(m, find) and m.attributes.get("type") == find.entry.type), default=0.0)
        both = bool(find.parties.doers) and bool(find.parties.recipients)
        neither = find.entry.needs is not None and not find.parties.doers and not find.parties.recipients
        weight = START + 0.2 * lead + 0.2 * head + 0.1 * both - 0.15 * neither
        if grievance:
            weight += 0.15
        else:
            weight += 0.1 if _is_main(find, lead) else -0.15
            weight += 0.25 * self._ends_protest(find)
            weight -= 0.35 * (is_background(find, self.year) and not (lead and self.year is None))
            weight -= 0.25 * any(a <= start < b for a, b in self.quoted)
        weight -= 0.3 * (find.entry.news and not lead)
        weight -= {"planned": 0.15, "hypothetical": 0.5, "denied": 0.6}.get(status, 0.0)
        return max(0.0, min(1.0, weight))

    def is_grievance(self, find: Find) -> bool:
        """Whether a protest is about this very event, told with somebody or some place and not only as a kind of thing."""
        if find.entry.captive:
            return bool(self.protests)
        if find.entry.type not in {"ASSAULT", "COERCE"} or not (find.parties.doers or find.parties.recipients):
            return False
        if find.entry.doer and not find.parties.doers:
            return False
        if any(m.start <= find.token.idx < m.end for m in self.issues):
            return True
        token, steps = find.token, 0
        while token.head != token and steps < 5:
            case = preposition(token)
            token, steps = token.head, steps + 1
            if case in CAUSES and any(t.start <= token.idx < t.end for t in self.triggers):
                return True
        return False

    def _ends_protest(self, find: Find) -> bool:
        """Whether somebody gives way so that a protest ends: "called off the vigil after the ministry agreed to ..." """
        if find.entry.type not in {"AGREE", "CONCEDE"} or find.nominal or find.token.dep_ != "advcl":
            return False
        above = find.token.head
        around = (above, *above.children, *(c for child in above.children for c in child.children))
        return any(t.start <= token.idx < t.end for t in self.triggers for token in around)

    def _is_measure(self, find: Find) -> bool:
        """What police, participants and opponents do at a protest is told by its own fields."""
        entry = find.entry
        if entry.type == "COERCE" and entry.mode in {"curfew", "martial-law", "censor"}:
            return False
        if entry.type in {"REJECT", "CONCEDE"} and self._about_protest(find):
            return True
        if entry.mode in PERSONAL and find.token.idx >= self.lead:
            return True
        if entry.mode == "arrest" and not self._in_court(find):
            return True
        if any(m.start < find.token.idx + len(find.token) and find.token.idx < m.end for m in self.triggers):
            return True
        if entry.type == "ASSAULT":
            doers, sufferers = sides(self.names, find.parties.doers), sides(self.names, find.parties.recipients)
            people = sufferers & {"political", "generic", "nation"} and not sufferers & {"armed", "authority"}
            if not find.parties.doers or not (people or (doers & {"armed"} and entry.mode)):
                return True
            return bool({t.lemma_.lower() for t in find.parties.doers} & AT_PROTESTS)
        if entry.type == "MOBILIZE" and entry.mode == "police":
            return True
        return entry.type in {"COERCE", "RETREAT"} and any(_touch(m, find) for m in self.told)

    def _about_protest(self, find: Find) -> bool:
        """A permit that is refused or granted, a call for a protest that is turned down."""
        return any(t.start <= token.idx < t.end for t in self.triggers for token in find.token.subtree)

    def _in_court(self, find: Find) -> bool:
        return find.token.lemma_.lower() in {"appear", "remand"} or find.entry.type == "SANCTION"


def _touch(mark: Mark, find: Find) -> bool:
    doc = find.token.doc
    return mark.start < doc[find.last].idx + len(doc[find.last]) and doc[find.first].idx < mark.end


def _is_main(find: Find, lead: bool) -> bool:
    """Whether the event's clause is the sentence's own or the content of what somebody reports; in a lead, "after ..." is news as well."""
    token: Token = find.token
    if find.nominal:
        if token.dep_ == "nmod" and token.head.lemma_.lower() in PHASES:
            token = token.head
        carried = token.head == find.parties.clause and find.parties.clause.lemma_.lower() in lexicon().status["light"]
        if token.dep_ not in {"nsubj", "nsubj:pass", "root", "ROOT", "conj"} and not (token.dep_ == "obj" and (carried or lead)):
            return False
        if token.dep_ not in {"root", "ROOT"}:
            token = token.head
    while token.head != token:
        if token.dep_ not in MAIN and not (lead and _tells_news(token)) and not _is_misread(token):
            return False
        token = token.head
    return True


def _tells_news(token: Token) -> bool:
    """ "... after the council dismissed its chief": a lead that puts the news into its time clause."""
    return token.dep_ in {"advcl", "acl"} and any(c.lower_ in {"after", "as", "when", "while"} for c in token.children if c.dep_ == "mark")


def _is_misread(token: Token) -> bool:
    """A finite verb taken for a relative clause that has neither a relative word nor a subject of its own: the clause's own verb."""
    if token.dep_ != "acl:relcl" or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return not any(c.dep_.startswith("nsubj") or c.lower_ in {"who", "which", "that", "whom", "where"} for c in token.children)
