"""From what a user names (files, folders, globs, "-") to the files to read, in an order that does not depend on the machine."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError, NotFoundError
from dateline.reading.kinds import SUFFIXES
from dateline.reading.notice import Notice
from dateline.reading.source import reason

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Named:
    """A file to read: its path (None: standard input), its name in messages, and what its documents are called after."""

    path: Path | None
    name: str
    stem: str


def files(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Named | InputError | Notice]:
    """The files behind the paths, each once; an error for each path that leads nowhere."""
    seen: set[str] = set()
    for given in paths:
        for found in _of(os.fspath(given)):
            if isinstance(found, Named) and found.path is not None:
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _of(given: str) -> Iterator[Named | InputError | Notice]:
    if given == "-":
        yield Named(None, STANDARD_INPUT, "stdin")
        return
    path = Path(given)
    try:
        if path.is_dir():
            yield from _folder(path, given)
        elif os.path.lexists(path) or not glob.has_magic(given):
            yield Named(path, given, _stem(path.name))
        else:
            yield from _matches(given)
    except (OSError, ValueError) as error:
        yield InputError(f"cannot be opened: {reason(error)}", source=given.replace("\x00", "\ufffd"))


def _matches(pattern: str) -> Iterator[Named | InputError | Notice]:
    matches = sorted(glob.glob(pattern, recursive=True), key=_order)
    if not matches:
        yield NotFoundError("no file matches", source=pattern)
    for match in matches:
        if Path(match).is_dir():
            if "**" not in pattern:
                yield from _folder(Path(match), match)
        else:
            yield Named(Path(match), match, _stem(Path(match).name))


def _folder(folder: Path, name: str) -> Iterator[Named | InputError | Notice]:
    read, passed = 0, Counter[str]()
    errors: list[OSError] = []
    for root, directories, names in os.walk(folder, onerror=errors.append):
        directories[:] = sorted((each for each in directories if not each.startswith(".")), key=_order)
        for each in sorted(names, key=_order):
            path = Path(root) / each
            if each.startswith((".", "~$")):
                continue
            if _suffix(each) in SUFFIXES:
                read += 1
                yield Named(path, os.path.join(name, path.relative_to(folder)), _stem(path.relative_to(folder).as_posix()))
            else:
                passed[_suffix(each) or "without suffix"] += 1
        while errors:
            error = errors.pop(0)
            yield InputError(f"cannot be opened: {reason(error)}", source=str(error.filename))
    kinds = ", ".join(f"{number} {suffix}" for suffix, number in sorted(passed.items()))
    if not read:
        yield NotFoundError(f"no file in this folder can be read ({kinds})" if passed else "an empty folder", source=name)
    elif passed:
        said = "1 file of a kind that is not read was" if passed.total() == 1 else f"{passed.total()} files of kinds that are not read were"
        yield Notice(f"{said} passed over ({kinds})", name)


def _order(name: str) -> tuple[str, ...]:
    return Path(name).parts


def _suffix(name: str) -> str:
    path = Path(name.lower())
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def _stem(name: str) -> str:
    for suffix in (".gz", *SUFFIXES):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            name = name[: -len(suffix)]
    return name
