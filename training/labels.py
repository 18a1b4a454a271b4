"""What the heads can say: the labels in the order of the outputs, which the weights carry as labels.json."""

from __future__ import annotations

ROLES = ("trg", "num", "org", "par", "tgt", "adr", "ben", "aut", "opp", "plc", "tim", "iss", "mea", "hrm", "src")
NAMES = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT",
    "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE",
)  # fmt: skip
SPANS: dict[str, tuple[str, ...]] = {
    "roles": ROLES,
    "names": NAMES,
    "speech": ("source", "cue"),
    "content": ("content",),
    "events": ("evt", "act", "rec"),
}
STATUS = ("occurred", "ongoing", "planned", "cancelled", "prevented", "hypothetical", "denied")
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
QUADS = {1: TYPES[:4], 2: TYPES[4:7], 3: TYPES[7:11], 4: TYPES[11:]}
MODES = (
    "none", "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access", "resign", "assist",
    "change", "yield", "meet", "disapprove", "investigate", "allege", "restrict", "arrest", "relations", "expel", "territory", "violence",
    "demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize", "convict", "discontinue", "troops", "weapons", "police",
    "militia", "seize", "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture",
    "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
    "crowd-control", "unconventional",
)  # fmt: skip
# classifier -> (layer, the span labels it looks at, the attribute it fills, the classes)
CLASSES: dict[str, tuple[str, tuple[str, ...], str, tuple[str, ...]]] = {
    "mode": ("roles", ("trg",), "mode", ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize")),
    "status": ("roles", ("trg",), "status", STATUS),
    "issue": ("roles", ("iss",), "kind", ("demand", "grievance", "opposition", "solidarity", "commemoration")),
    "by": ("roles", ("mea",), "by", ("participants", "authorities", "opponents")),
    "harm": ("roles", ("hrm",), "kind", ("killed", "injured", "arrested", "casualties", "missing", "displaced", "damaged")),
    "type": ("events", ("evt", "act", "rec"), "type", TYPES),
    "event_mode": ("events", ("evt",), "mode", MODES),
    "event_status": ("events", ("evt",), "status", STATUS),
}
# link -> (layer and labels of the one side, layer and labels of the other)
LINKS: dict[str, tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]] = {
    "role": (("roles", tuple(r for r in ROLES if r != "trg")), ("roles", ("trg",))),
    "trigger": (("roles", ("trg",)), ("roles", ("trg",))),
    "event": (("events", ("act", "rec")), ("events", ("evt",))),
    "source": (("speech", ("source",)), ("speech", ("cue",))),
    "content": (("content", ("content",)), ("speech", ("cue",))),
}
LINK_SIZE = 64
DISTANCES = (-80, -40, -20, -10, -5, -2, 0, 1, 3, 6, 11, 21, 41, 81)  # lower bounds of the buckets of words between two spans


def bio(layer: str) -> list[str]:
    """The tags of a layer: O, then B and I of each label."""
    return ["O"] + [f"{b}-{label}" for label in SPANS[layer] for b in "BI"]
