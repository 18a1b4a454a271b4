"""The built-in coder: it asks each question of the codebook in turn and hands on what one found to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from dateline.coding import beyond, grouping, harm, how, how_many, said, what, when, where, who, why
from dateline.coding.confidence import confidence_of
from dateline.coding.grouping_kept import kept
from dateline.coding.happening import Happening
from dateline.coding.mending import mended
from dateline.coding.names import Names
from dateline.coding.sources import source_of
from dateline.coding.where_hints import hints_of
from dateline.errors import LanguageError
from dateline.model import CodedDocument, CoderInfo, Document, Report, Statement
from dateline.reading.languages import detect

if TYPE_CHECKING:
    from dateline.knowledge.actors import Register
    from dateline.knowledge.places import Places
    from dateline.language import Reader
    from dateline.language.analysis import Analysis
    from dateline.pool import Outcome
    from dateline.schemes import Additions

LANGUAGES = frozenset({"en"})


@dataclass(frozen=True)
class Coder:
    """Reads a document and fills in the record with the built-in model, rules and tables.

    `gazetteer` and `actors` are paths of a user's own tables, which go before the built-in ones. `threads` is how many the encoder may use.
    `schemes` ("acled", "cameo", "ccc", "massmob", "plover") and `classes` (paths of TOML files, or "massmob", "mpeds") are added to every
    record. Into `notes`, where it is given, goes why each place was chosen, in the form that `dateline.explain` takes; other processes do
    not write there.
    Everything is loaded with the first document; the object itself is light and can be pickled.
    """

    gazetteer: str | None = None
    actors: str | None = None
    threads: int = 1
    schemes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    notes: MutableMapping[str, Sequence[str]] | None = field(default=None, compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Coder, (self.gazetteer, self.actors, self.threads, self.schemes, self.classes)

    @cached_property
    def info(self) -> CoderInfo:
        """Name, version and settings, as written into every record."""
        return CoderInfo(name="dateline", version=version("dateline"), config={**self._reader.config, **self._additions.config})

    @cached_property
    def _reader(self) -> Reader:
        from dateline.language import Reader

        return Reader(threads=self.threads)

    @cached_property
    def _places(self) -> Places:
        from dateline.knowledge.places import Places

        return Places.load(self.gazetteer)

    @cached_property
    def _register(self) -> Register:
        from dateline.knowledge.actors import Register

        return Register.load(self.actors)

    @cached_property
    def _additions(self) -> Additions:
        from dateline.schemes import Additions

        return Additions.load(self.schemes, self.classes)

    def code(self, document: Document) -> CodedDocument:
        """Everything found in one document; raises LanguageError where it is in a language that is not coded."""
        document = _in_a_language_that_is_coded(document)
        analysis = mended(self._reader.read(document))
        names = Names.of(analysis, self._register)
        where.geography_of(analysis, self._places, hints_of(names, self._register))
        protests = kept(analysis, grouping.happenings(analysis, self._places))
        told = [(h, self._report(analysis, names, h, i == 0)) for i, h in enumerate(protests)]
        others = beyond.other_happenings(analysis, protests, names)
        told += [(h, self._report(analysis, names, h, False)) for h in others]
        killings = [killing for _, report in told if report.type == "PROTEST" and (killing := beyond.killing_at(report))]
        reports = who.name_each_other(_numbered([*(report for _, report in told), *killings]))
        if self.notes is not None:
            self.notes.update(self._reasons(analysis, zip((h for h, _ in told), reports, strict=False)))
        statements = _placed(said.statements(analysis, names), reports)
        return self._additions.add(CodedDocument(document=document, reports=reports, statements=statements, coder=self.info))

    def _reasons(self, analysis: Analysis, told: Iterable[tuple[Happening, Report]]) -> Iterator[tuple[str, Sequence[str]]]:
        for happening, report in told:
            if report.place:
                key = f"{analysis.document.id}/{report.id}/place"
                yield key, where.explain(analysis, happening, places=self._places).lines

    def code_many(self, documents: Iterable[Document], *, processes: int = 1) -> Iterator[Outcome]:
        """Code documents lazily and in order; what cannot be coded gives its error in its place."""
        from dateline.pool import code_many

        make = partial(Coder, self.gazetteer, self.actors, self.threads, self.schemes, self.classes)
        return code_many(make, documents, processes=processes)

    def _report(self, analysis: Analysis, names: Names, happening: Happening, first: bool) -> Report:
        place = where.place_of(analysis, happening, places=self._places)
        home = place.country if place else None
        date = when.date_of(analysis, happening, country=home)
        harms = harm.harms_of(analysis, happening, names)
        protest = happening.type == "PROTEST"
        actors = (who.actors_of if protest else who.pair_of)(analysis, happening, names, home=home)
        measures = how.measures_of(analysis, happening, names, harms, actors)
        return Report(
            id="",
            type=happening.type,  # type: ignore[arg-type]
            mode=what.modes_of(happening, measures) if protest else what.other_modes(happening),
            forms=what.forms_of(analysis, happening) if protest else (),
            contexts=what.contexts_of(analysis, happening),
            status=happening.status,  # type: ignore[arg-type]
            prominence=what.prominence_of(analysis, happening, date, first),
            attribution=None if protest else source_of(analysis, names, happening.triggers[0].start, happening.triggers[0].end),
            date=date,
            place=place,
            actors=actors,
            sizes=how_many.sizes_of(analysis, happening, names) if protest else (),
            issues=why.issues_of(analysis, happening, names) if protest else (),
            measures=measures if protest else (),
            harms=harms,
            confidence=confidence_of(analysis, happening),
            evidence=tuple(analysis.span(t.start, t.end) for t in happening.triggers),
        )


def _in_a_language_that_is_coded(document: Document) -> Document:
    """The document with its language, which is looked for where nobody said it."""
    language = (document.language or detect(document.text) or "en").casefold()
    if language.split("-")[0] not in LANGUAGES:
        raise LanguageError(f"the text is in {_language_name(language)}, which is not coded", source=document.id)
    return document if document.language else replace(document, language=language)


def _language_name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code.replace("-", "_")).get_language_name("en")
    except (UnknownLocaleError, ValueError):
        name = None
    return f"{name} ({code})" if name else code


def _numbered(reports: Sequence[Report]) -> tuple[Report, ...]:
    return tuple(replace(report, id=f"r{i}") for i, report in enumerate(reports, 1))


def _placed(statements: Sequence[Statement], reports: Sequence[Report]) -> tuple[Statement, ...]:
    """Statements with their numbers and the report at which each was said: the one whose speaker said it."""
    at = {actor.name: report.id for report in reversed(reports) for actor in report.actors if actor.role == "speaker"}
    return tuple(replace(s, id=f"s{i}", event=s.event or at.get(s.speaker)) for i, s in enumerate(statements, 1))
