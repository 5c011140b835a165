"""The handover: each open case once with what is due first, what waits to go, who can help, and where things are."""

from __future__ import annotations

from pathlib import Path

from app import places
from app.casework.desks import Desk, open_desk
from app.casework.handovers import CLOSED, MOST_THEN, PLAIN, handover, handover_of
from app.casework.settings import Settings, read_settings, save_settings
from tests.casework.cases import MONDAY, NOW, a_case, called, on, st_annes


def test_each_open_case_stands_on_it_once_with_what_is_due_first(desk: Desk, settings: Settings) -> None:
    a_case(desk).received("2026-11-20")
    a_case(desk).received(MONDAY, person=called("Mrs E. Okafor")).acknowledged(MONDAY).responded(MONDAY)
    gone = a_case(desk).received("2026-11-20", person=called("Mr G. Gone")).acknowledged(MONDAY).responded(MONDAY)
    gone.closed(MONDAY)
    told = handover_of(on(desk, MONDAY))
    assert [case.name for case in told.cases] == [
        "2026/001, Mr D. Dunmore, 14 Chapel Row. Stage 1.",
        "2026/002, Mrs E. Okafor, 14 Chapel Row. Stage 1.",
    ]
    assert told.cases[0].next == "Acknowledge by Friday 27 November 2026: 4 working days left"
    assert len(told.cases[0].then) <= MOST_THEN + 1


def test_what_waits_to_be_posted_stands_on_it(desk: Desk, settings: Settings) -> None:
    a_case(desk).received("2026-11-20").issued(MONDAY)
    told = handover_of(on(desk, MONDAY))
    assert told.post == ("Stage 1 acknowledgement to Mr D. Dunmore, 2026/001, dated Monday 23 November 2026.",)
    assert any(line.startswith("Post the letters that wait") for line in told.first)


def test_who_can_help(desk: Desk, settings: Settings) -> None:
    names = [name for name, _ in handover_of(desk).people]
    assert names[0] == "Canon H. Price"
    assert names[-1] == "Housing Ombudsman Service"


def test_where_everything_is(tmp_path: Path) -> None:
    for key, words in ((None, PLAIN), (bytes(range(32)), CLOSED)):
        folder = tmp_path / ("closed" if key else "plain")
        desk = open_desk(folder, places.resources(), lambda: MONDAY, lambda: NOW, key)
        save_settings(desk, st_annes(read_settings(desk)))
        there = dict(handover_of(desk).places)
        assert there["The book"] == f"{folder}. {words}"
        assert there["Backups"].startswith("There is none yet.")
        assert handover(desk).startswith(b"%PDF-")
        desk.book.close()
