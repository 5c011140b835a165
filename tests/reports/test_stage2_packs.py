"""The printed pack: what a reviewer reads, in order, with the resident named and said to be so on every page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.reports.stage2_packs import Dated, Pack, PackPoint, pack_pdf
from app.rules.workings import Line
from tests.letters.pages import page_texts
from tests.reports.papers import LONG_NAME, MONDAY, PRINTING, SAMPLE, accessible, cut_off, page_count, said

PACK = Pack(
    printing=PRINTING,
    reference="2026/031",
    stage=2,
    resident="Mr D. Dunmore",
    home="14 Chapel Row",
    considerer="Canon H. Price",
    officer="Anne Clerk",
    points=(PackPoint(2, "Your carpet is damp.", "The landlord answers for this.", "Found at stage 1: Upheld."),),
    settled=(PackPoint(1, "Nobody came."),),
    outcomes=("Dry or replace the carpet.",),
    request="Stage 2 was asked for on Monday 14 December 2026 by telephone, about point 2 alone.",
    people=("Stage 2: Canon H. Price (Vicar).", "Stage 1: Anne Clerk (Clerk to the trustees)."),
    due="Answer by Tuesday 19 January 2027",
    working=(Line("How it is counted", ("20 working days after Monday 14 December 2026.",)),),
    skipped=(Dated(dt.date(2026, 12, 25), "Christmas Day"),),
    chronology=(Dated(MONDAY, "Received by telephone."),),
    letters=(Dated(MONDAY, "Stage 1 acknowledgement; sent"),),
    facts=(Dated(MONDAY, "The job was closed without a visit."),),
    evidence=("The job log.",),
    demands=(("Give the reasons for your decision.", "Code 6.19"), ("Say what happens next.", "")),
)


def text_of(pack: Pack) -> str:
    return said(pack_pdf(pack)).replace("\u00a0", " ")


def test_the_longest_date_stands_whole_beside_what_happened_on_it() -> None:
    longest = dt.date(2026, 9, 30)
    text = text_of(replace(PACK, chronology=(Dated(longest, "He rang."),), letters=(Dated(longest, "Response; sent"),)))
    assert "Wednesday 30 September 2026 He rang." in text
    assert "Wednesday 30 September 2026 Response; sent" in text


def test_everything_that_is_to_be_read_is_there_in_order() -> None:
    text = text_of(PACK)
    wanted = (
        "The resident: Mr D. Dunmore, 14 Chapel Row.",
        "You had no part in what was decided before. Look at the point below afresh",
        "By when: Answer by Tuesday 19 January 2027",
        "Saturdays and Sundays, and Friday 25 December 2026 (Christmas Day).",
        "2. Your carpet is damp. The landlord answers for this. Found at stage 1: Upheld.",
        "Points that were not taken further 1. Nobody came.",
        "They gave no reasons, and need not.",
        "Stage 1: Anne Clerk",
        "Received by telephone.",
        "Stage 1 acknowledgement; sent",
        "Facts supplied by Anne Clerk",
        "The job log.",
        "1. Give the reasons for your decision. (Code 6.19) 2. Say what happens next.",
        "Decision at stage 2",
        "Point 2 Your carpet is damp.",
    )
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)
    assert accessible(pack_pdf(PACK)) == []


def test_every_page_says_whom_it_names_and_for_whom_it_is() -> None:
    for text in page_texts(pack_pdf(PACK)):
        assert "Names the resident. Only for whoever considers this stage" in text.replace("\u00a0", " ")


def test_only_what_goes_further_is_on_the_form() -> None:
    form = text_of(PACK).partition("Decision at stage 2")[2]
    assert "Nobody came." not in form


def test_their_own_words_are_quoted_and_what_was_tried_is_told() -> None:
    text = text_of(replace(PACK, words="It still smells.", tried="Rang twice."))
    assert "They said: “It still smells.”" in text
    assert "still wrong: Rang twice." in text


def test_at_stage_1_nothing_was_decided_before() -> None:
    text = text_of(replace(PACK, stage=1, request="", points=(*PACK.points, *PACK.settled), settled=()))
    assert "It comes to you, and to nobody else. Look at each point below afresh" in text
    assert "How the stage was asked for" not in text


def test_what_is_empty_is_left_out_and_what_is_long_goes_over_pages() -> None:
    bare = Pack(PRINTING, "2026/031", 2, "Mr D. Dunmore", "", "Canon H. Price", "Anne Clerk", PACK.points)
    assert "Evidence" not in text_of(bare).partition("Decision at stage")[0].replace("both sides", "")
    long = replace(PACK, chronology=tuple(Dated(MONDAY, f"Entry {n}: {'told again ' * 40}") for n in range(60)))
    assert page_count(pack_pdf(long)) > page_count(pack_pdf(PACK)) + 3
    assert cut_off(pack_pdf(long)) == []


def test_a_long_name_stays_on_the_sheet_and_a_sample_says_so() -> None:
    assert cut_off(pack_pdf(replace(PACK, considerer=LONG_NAME, printing=SAMPLE))) == []
    assert "SAMPLE" in text_of(replace(PACK, printing=SAMPLE))


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert pack_pdf(PACK) == pack_pdf(PACK)
    assert PACK.title == "Stage 2 pack 2026/031"
