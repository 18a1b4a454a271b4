"""The terminal shows the article with its words marked, readable without any color, and no article can steer the terminal."""

import io

import pytest
from rich.console import Console

from dateline.explain import terminal
from dateline.explain.view import view
from dateline.model import CodedDocument
from tests.explain.gold import fixture, hostile


def printed(coded: CodedDocument, *, color: bool = False) -> str:
    out = io.StringIO()
    terminal(coded, Console(file=out, width=100_000, force_terminal=color, color_system="truecolor" if color else None))
    return out.getvalue()


@pytest.fixture(scope="module")
def blockade() -> CodedDocument:
    return fixture()[0]


def test_words_carry_the_name_of_what_they_were_read_as(blockade: CodedDocument) -> None:
    out = printed(blockade)
    assert "nearly 400 people[how many 1]" in out
    assert "on Sunday[when 1, when 2]" in out
    assert "Residents of Andar district" in out
    assert "participant 1" in out


def test_every_value_is_in_the_record_with_who_says_so(blockade: CodedDocument) -> None:
    out = printed(blockade)
    for value in view(blockade).values():
        assert value.text in out
    assert "200  according to governor’s spokesman" in out


def test_color_is_added_where_the_terminal_has_it(blockade: CodedDocument) -> None:
    assert "\x1b[" in printed(blockade, color=True)
    assert "\x1b[" not in printed(blockade)


def test_an_article_cannot_send_control_sequences() -> None:
    out = printed(hostile())
    assert not [char for char in out if not char.isprintable() and char != "\n"]


def test_an_article_without_an_event_says_so() -> None:
    assert "No event is reported here." in printed(fixture()[2])


def test_thoughts_are_left_out_of_the_statements() -> None:
    coded = hostile()
    tree = printed(coded).split("Statements")[1]
    assert len([line for line in tree.splitlines() if "──" in line and "at event" in line]) == 1
