from __future__ import annotations

from dataclasses import replace

from dateline.coding.grouping import happenings
from dateline.coding.grouping_kept import kept
from tests.coding.marked import analysis

TOLD = (
    '<par e="1">Dockers</par> <trg e="1" mode="demo" status="occurred">marched</trg> through <plc e="1">Koper</plc> <tim e="1">on Monday</tim>. '
    'There was some <trg e="2" mode="riot" status="occurred">stone-throwing</trg> and <hrm e="2" kind="injured">two clerks were hurt</hrm>.'
)


def test_harms_of_an_event_too_doubtful_to_report_belong_to_the_one_beside_it():
    a = analysis(TOLD)
    march, doubtful = happenings(a)
    doubtful = replace(doubtful, triggers=tuple(replace(t, score=0.02) for t in doubtful.triggers))
    (only,) = kept(a, (march, doubtful))
    assert [a.quote(m.start, m.end) for m in only.of("hrm")] == ["two clerks were hurt"]


def test_events_that_are_sure_keep_what_is_theirs():
    a = analysis(TOLD)
    assert [len(list(h.of("hrm"))) for h in kept(a, happenings(a))] == [0, 1]
