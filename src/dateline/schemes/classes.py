"""Classes of a user's own: a TOML file with words for each class, or one of the tables that come with the product."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.places.user import file_text
from dateline.schemes.matching import Phrases, parts

BUILT_IN = ("massmob", "mpeds")
FIELDS = ("issues", "actors", "forms", "measures", "harms", "place", "report", "sentences", "statements", "text")
KEYS = {"name": str, "about": str, "on": list, "fallback": list, "class": list}
CLASS_KEYS = {"name": str, "about": str, "on": list, "words": list, "weak": list, "unless": list, "examples": list, "otherwise": bool}
EXPECTED = {str: "text in quotes", list: "a list", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Class:
    """One class: one of `words`, or two different ones of `weak`, in a field of `on` make it; not within a phrase of `unless`.

    With `otherwise` it is given where no other class of the table is.
    """

    name: str
    on: tuple[str, ...]
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    about: str = ""
    examples: tuple[str, ...] = ()
    otherwise: bool = False


@dataclass(frozen=True)
class ClassTable:
    """A table of classes under one name; the fields of `fallback` count only where no class was found in those of `on`."""

    name: str
    classes: tuple[Class, ...]
    fallback: tuple[str, ...] = ()
    about: str = ""
    sha256: str = ""

    @cached_property
    def phrases(self) -> Phrases:
        """All its phrases; each stands for keys `INDEX words`, `INDEX weak` or `INDEX unless`."""
        keys: dict[tuple[str, ...], set[str]] = {}
        for i, item in enumerate(self.classes):
            for kind in ("words", "weak", "unless"):
                for phrase in getattr(item, kind):
                    keys.setdefault(parts(phrase), set()).add(f"{i} {kind}")
        return Phrases({words: frozenset(found) for words, found in keys.items()})


def load(wanted: str) -> ClassTable:
    """A table by the name of a built-in one or by a file's path; raises KnowledgeError that says in one line what is wrong where."""
    if wanted in BUILT_IN:
        source = f"{wanted}.toml"
        text = files("dateline.knowledge.lexicon").joinpath("en", "classes", source).read_text(encoding="utf-8")
    else:
        source = wanted
        if not Path(wanted).exists():
            raise KnowledgeError(f"{wanted}: no such file; expected a TOML file of classes, or one of {', '.join(BUILT_IN)}")
        text = file_text(Path(wanted))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{source}: not TOML: {error}") from error
    return replace(_Reader(source).table(data), sha256=sha256(text.encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns a file's contents into a table; every fault names the file and the key."""

    source: str

    def table(self, data: Mapping[str, Any]) -> ClassTable:
        self._keys(data, KEYS, "")
        name = self._name(data, "")
        if not data.get("class"):
            raise self.fault("class", "at least one [[class]] with a name and words", data.get("class"))
        on = self._fields(data, "on", "", ("issues",))
        classes = tuple(self._class(item, f"class {i}", on) for i, item in enumerate(data["class"], 1))
        names = [item.name for item in classes]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise self.fault("class", "each name once", twice)
        if sum(item.otherwise for item in classes) > 1:
            raise self.fault("class", "one class with otherwise = true at most", [item.name for item in classes if item.otherwise])
        return ClassTable(name, classes, self._fields(data, "fallback", "", ()), data.get("about", ""))

    def _class(self, data: Any, where: str, on: tuple[str, ...]) -> Class:
        if not isinstance(data, dict):
            raise self.fault(where, "a [[class]] table", data)
        self._keys(data, CLASS_KEYS, where)
        name = self._name(data, where)
        where = f'{where} ("{name}")'
        lists = {key: self._texts(data, key, where) for key in ("words", "weak", "unless", "examples")}
        if not lists["words"] and not lists["weak"] and not data.get("otherwise"):
            raise self.fault(f"{where}, words", 'at least one word, such as ["rent", "landlord"]', data.get("words"))
        for key in ("words", "weak", "unless"):
            if empty := next((phrase for phrase in lists[key] if not parts(phrase)), None):
                raise self.fault(f"{where}, {key}", "words made of letters or figures", empty)
        about, otherwise = data.get("about", ""), data.get("otherwise", False)
        return Class(name=name, on=self._fields(data, "on", where, on), about=about, otherwise=otherwise, **lists)

    def _keys(self, data: Mapping[str, Any], known: Mapping[str, type], where: str) -> None:
        for key, value in data.items():
            if key not in known:
                raise self.fault(_join(where, key), f"one of the keys {', '.join(known)}", value)
            if not isinstance(value, known[key]):
                raise self.fault(_join(where, key), EXPECTED[known[key]], value)

    def _name(self, data: Mapping[str, Any], where: str) -> str:
        name = str(data.get("name", "")).strip()
        if not name:
            raise self.fault(_join(where, "name"), "a name", data.get("name"))
        return name

    def _fields(self, data: Mapping[str, Any], key: str, where: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        chosen = self._texts(data, key, where)
        if unknown := next((field for field in chosen if field not in FIELDS), None):
            raise self.fault(_join(where, key), f"fields out of {', '.join(FIELDS)}", unknown)
        return chosen or usual

    def _texts(self, data: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values: Sequence[Any] = data.get(key, ())
        if wrong := [value for value in values if not isinstance(value, str)]:
            raise self.fault(_join(where, key), "a list of texts in quotes", wrong[0])
        return tuple(values)

    def fault(self, where: str, expected: str, found: Any) -> KnowledgeError:
        """The error for one key."""
        said = "nothing" if found is None else " ".join(repr(found).split())
        return KnowledgeError(f"{self.source}: {where}: found {said[:80]}, expected {expected}")


def _join(where: str, key: str) -> str:
    return f"{where}, {key}" if where else key
