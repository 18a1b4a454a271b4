"""Many documents through a coder."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path

import pytest

from dateline.errors import CodingError, ModelError, TimeBudgetError
from dateline.model import CodedDocument, Document
from dateline.pool import code_many
from dateline.release.output import json_line
from tests.fakes import FakeCoder, documents

TEXTS = [f"On day {i} they march. " + "Nothing else. " * (i % 5) for i in range(24)]


def lines(processes: int) -> list[bytes]:
    """What is written for TEXTS."""
    return [json_line(o.to_dict()) for o in code_many(FakeCoder, documents(*TEXTS), processes=processes) if isinstance(o, CodedDocument)]


def test_two_processes_write_the_same_bytes_as_one() -> None:
    one = lines(1)
    assert len(one) == len(TEXTS)
    assert lines(2) == one


@pytest.mark.parametrize("processes", [1, 2])
def test_documents_are_taken_only_as_they_are_coded(processes: int) -> None:
    taken = 0

    def endless():
        nonlocal taken
        for i in itertools.count():
            taken += 1
            yield Document(id=str(i), text=f"march {i}")

    outcomes = code_many(FakeCoder, endless(), processes=processes)
    assert [o.document.id for o in itertools.islice(outcomes, 20) if isinstance(o, CodedDocument)] == [str(i) for i in range(20)]
    outcomes.close()
    assert taken <= 20 + 4 * processes


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_in_one_document_is_an_error_that_names_it(processes: int) -> None:
    first, second, third = code_many(FakeCoder, documents("march", "FAULT", "march on"), processes=processes)
    assert isinstance(first, CodedDocument)
    assert isinstance(third, CodedDocument)
    assert isinstance(second, CodingError)
    assert second.document == "d1"
    assert str(second) == "d1: could not be coded: ValueError: no such luck"


@pytest.mark.parametrize("processes", [1, 2])
def test_a_document_that_takes_too_long_gives_its_budget_in_the_error(processes: int) -> None:
    slow, quick = code_many(FakeCoder, documents("SLOW", "march"), processes=processes, budget=0.5)
    assert isinstance(slow, TimeBudgetError)
    assert "d0: not coded within its time budget of 0.5 s" in str(slow)
    assert isinstance(quick, CodedDocument)


def test_a_process_that_dies_costs_one_document() -> None:
    outcomes = list(code_many(FakeCoder, documents("march", "DEAD", *["march"] * 6), processes=2))
    assert [o.document for o in outcomes if isinstance(o, CodingError)] == ["d1"]
    assert sum(isinstance(o, CodedDocument) for o in outcomes) == 7


@pytest.mark.parametrize("processes", [1, 2])
def test_a_coder_that_cannot_be_built_ends_the_run(processes: int) -> None:
    with pytest.raises(ModelError, match="weights are missing"):
        list(code_many(partial(FakeCoder, broken=True), documents("march"), processes=processes))


def test_the_same_text_is_coded_once_and_keeps_each_documents_own_id(tmp_path: Path) -> None:
    log = tmp_path / "log"
    outcomes = list(code_many(partial(FakeCoder, log=str(log)), documents("march", "other", "march")))
    assert log.read_text().split() == ["d0", "d1"]
    assert [o.document.id for o in outcomes if isinstance(o, CodedDocument)] == ["d0", "d1", "d2"]


def test_the_same_text_of_another_day_is_coded_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    both = [Document(id="a", text="march", published="2020-01-01"), Document(id="b", text="march", published="2021-01-01")]
    list(code_many(partial(FakeCoder, log=str(log)), both))
    assert log.read_text().split() == ["a", "b"]
