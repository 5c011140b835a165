"""Letters on a case: begun, kept, checked, frozen at issue, and posted."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import select

from app.casework.corrections import change_definition, correct_date, strike_out
from app.casework.desks import Desk
from app.casework.intakes import Point, Representative
from app.casework.letters import (
    NoSuchLetter,
    OpenLetter,
    discard_draft,
    issue,
    keep_draft,
    letter_pdf,
    mark_posted,
    open_letter,
    posting_effect,
    withdraw,
)
from app.casework.milestones import Milestone, record_milestone
from app.casework.questions import half_written, letters_to_post
from app.casework.settings import Settings, save_settings
from app.models.books import Work
from app.models.checks import check_book
from app.models.journals import records
from app.models.tables import DraftText
from app.rules.problems import Problem
from tests.casework.cases import MONDAY, MR_D, OFFICER, Case, a_case, on, refused
from tests.casework.matters import decided, paid, remedied, weighed
from tests.letters.cases import made_up_edition
from tests.models.ledgers import everything

TUESDAY = dt.date(2026, 11, 24)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Friday 20 November; today is Monday 23 November."""
    return a_case(desk).received("2026-11-20")


def acknowledgement(case: Case, desk: Desk | None = None) -> OpenLetter:
    return open_letter(desk or case.desk, case.id, "acknowledgement", 1)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def kept_text(desk: Desk) -> dict[str, str]:
    with desk.book.reading() as session:
        return dict(json.loads(session.scalars(select(DraftText)).one().text)["texts"])


# writing


def test_a_letter_is_begun_from_the_case_and_lacks_nothing(case: Case) -> None:
    letter = acknowledgement(case)
    assert letter.problems() == ()
    assert not letter.continued
    assert letter.draft == letter.composed
    assert letter.draft.facts.addressee == "Mr D. Dunmore"
    assert letter.draft.facts.dated == MONDAY
    assert letter.draft.facts.respond_by == dt.date(2026, 12, 7)  # posted today: Tue 24 is day 1, Mon 7 December day 10


def test_a_letter_that_would_go_late_promises_the_date_counted_from_the_day_it_goes(case: Case) -> None:
    """Due on Friday 27 November; written on Tuesday 1 December, so answered by Tuesday 15 December."""
    letter = acknowledgement(case, on(case.desk, "2026-12-01"))
    assert letter.draft.facts.respond_by == dt.date(2026, 12, 15)


def test_under_the_2022_code_the_answer_is_counted_from_the_day_of_logging(desk: Desk, settings: Settings) -> None:
    """The letter of Wednesday 14 June 2023 is the logging, unless another day is recorded: ten working days from it.

    From the 14th they end on Wednesday 28 June; from Monday 12 June on Monday 26 June.
    """
    monday = on(desk, "2023-06-12")
    save_settings(monday, replace(settings, ombudsman_checked_on=dt.date(2023, 6, 1)))
    case = a_case(monday).received("2023-06-09", logged="2023-06-12")
    assert case.file.edition_key == "2022"
    wednesday = on(desk, "2023-06-14")
    assert acknowledgement(case, wednesday).draft.facts.respond_by == dt.date(2023, 6, 28)
    record_milestone(wednesday, case.id, Milestone("logged", dt.date(2023, 6, 12)))
    letter = acknowledgement(case, wednesday)
    assert letter.draft.facts.respond_by == dt.date(2023, 6, 26)
    assert letter.problems() == ()


@pytest.mark.parametrize(("kind", "stage"), [("evidence_bundle", 1), ("extension_not_agreed", 1), ("response", 3)])
def test_a_letter_that_cannot_be_written_says_what_to_do(desk: Desk, settings: Settings, kind: str, stage: int) -> None:
    """Whether the edition makes demands of it or knows no such letter: there are no words for it."""
    with pytest.raises(NoSuchLetter, match="Write it yourself, then record that it was sent"):
        open_letter(desk, a_case(desk).received(MONDAY).id, kind, stage)


def test_a_letter_of_a_stage_that_nobody_asked_for_says_what_to_do(case: Case) -> None:
    for kind in ("acknowledgement", "response", "extension"):
        with pytest.raises(NoSuchLetter, match="Stage 2 was not asked for yet"):
            open_letter(case.desk, case.id, kind, 2)


def test_an_answer_opens_with_what_is_to_be_decided_first(case: Case) -> None:
    letter = open_letter(case.desk, case.id, "response", 1)
    first, *others = letter.problems()
    assert first == Problem("matter", "Decide the answer first: no point has a finding yet.")
    assert [one.field for one in others] == ["impact", "guidance", "remedy"]  # all that can be known, at once
    assert "DRAFT" in pages(letter.preview())[0]
    with refused(case.desk) as said:
        issue(case.desk, letter)
    assert said["matter"] == "Decide the answer first: no point has a finding yet."
    decided(case, MONDAY)
    change_definition(case.desk, case.id, ((MR_D.points[0], Point("It smells.", "ours")), (), ()), "He said so.")
    again = open_letter(case.desk, case.id, "response", 1)
    assert again.problems()[0] == Problem("matter", "Decide the answer first: point 2 has no finding.")


def test_an_answer_is_written_from_what_was_decided_and_lacks_nothing(case: Case) -> None:
    decided(case, MONDAY)
    weighed(case, MONDAY)
    remedied(case, MONDAY)
    paid(case, MONDAY, 7500)
    letter = open_letter(case.desk, case.id, "response", 1)
    assert letter.problems() == ()
    text = " ".join(pages(letter.preview()))
    for words in (
        "We agree with point 1. We do not agree with point 2.",
        "The payments come to £75 in all.",
        "Hodge and Son",
        "Friday 18 December 2026",
        "stage 2 of our complaints procedure",
        "0300 111 3000",
    ):
        assert words in text
    issue(case.desk, letter)
    assert letters_to_post(case.desk)[0].name == "Stage 1 response"


def test_what_was_decided_since_the_answer_was_opened_must_be_in_it(case: Case) -> None:
    decided(case, MONDAY)
    weighed(case, MONDAY)
    remedied(case, MONDAY)
    letter = open_letter(case.desk, case.id, "response", 1)
    paid(case, MONDAY, 7500)
    with refused(case.desk) as said:
        issue(case.desk, letter)
    assert "changed since this letter was opened" in said[""]
    assert "£75" in open_letter(case.desk, case.id, "response", 1).draft.part("remedy").text


def test_an_edition_without_words_of_its_own_borrows_them(desk: Desk, settings: Settings) -> None:
    """Under the Code of 2020 the ten working days run from receipt: Tuesday 4 May 2021 to Tuesday 18 May."""
    case = a_case(on(desk, "2021-05-04")).received("2021-05-04")
    letter = acknowledgement(case)
    assert letter.problems() == ()
    assert letter.draft.facts.respond_by == dt.date(2021, 5, 18)
    assert [part.key for part in letter.draft.parts if part.key == "responsibility"] == []


def test_a_new_edition_that_is_one_file_can_send_its_acknowledgement(
    desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    """Its three and seven working days count; the part that nobody has words for is written by the officer."""
    desk = replace(desk, editions=made_up_edition(tmp_path))
    case = a_case(desk).received(MONDAY)
    assert (case.file.edition_key, case.clock("stage1.acknowledge").due) == ("made-up", dt.date(2026, 11, 26))
    letter = acknowledgement(case)
    assert [(problem.field, problem.sentence) for problem in letter.problems()] == [
        ("bus_fares", "Say that the resident's bus fares are paid, and to which sum.")
    ]
    assert letter.draft.facts.respond_by == dt.date(2026, 12, 2)
    assert letter.preview() != letter.written("bus_fares", "We pay your bus fares.").preview()
    with refused(desk) as said:
        issue(desk, letter)
    assert list(said) == ["bus_fares", "friends"]
    letter = letter.explained({"friends": "She asked to come alone."})
    number = issue(desk, letter.written("bus_fares", "We pay your bus fares."))
    mark_posted(desk, case.id, number, MONDAY, "first")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 2)
    assert case.file.letters[0].name == "First letter"
    assert case.file.letters[0].flags == ()


def test_only_the_parts_that_she_changed_are_kept(case: Case) -> None:
    letter = acknowledgement(case).written("handler", "Anne Clerk. You can ring on 01749 000000 before noon.")
    keep_draft(case.desk, letter)
    assert kept_text(case.desk) == {"handler": "Anne Clerk. You can ring on 01749 000000 before noon."}
    again = acknowledgement(case)
    assert again.continued
    assert again.draft == letter.draft


def test_what_she_did_not_change_follows_the_record(case: Case) -> None:
    keep_draft(case.desk, acknowledgement(case).written("handler", "Anne Clerk, 01749 000000."))
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 19), "It was Thursday.")
    again = acknowledgement(case)
    assert "Thursday 19 November 2026" in again.draft.part("received").text
    assert again.draft.part("handler").text == "Anne Clerk, 01749 000000."
    assert again.problems() == ()


def test_an_old_date_that_she_typed_herself_is_named_and_stops_the_letter(case: Case) -> None:
    text = "We received your complaint on Friday 20 November 2026. We deal with it at stage 1."
    keep_draft(case.desk, acknowledgement(case).written("received", text))
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 19), "It was Thursday.")
    again = acknowledgement(case)
    assert [problem.field for problem in again.problems()] == ["received"]
    assert "Thursday 19 November 2026" in again.problems()[0].sentence


def test_a_draft_is_kept_over_and_over_and_offered_once(case: Case) -> None:
    for typed in ("H", "Ha", "Half"):
        keep_draft(case.desk, acknowledgement(case).written("received", typed))
    (row,) = half_written(case.desk)
    assert (row.case_id, row.kind, row.stage, row.who) == (case.id, "acknowledgement", 1, "Mr D. Dunmore")
    assert acknowledgement(case).draft.part("received").text == "Half"
    assert case.file.draft_of == "Stage 1 acknowledgement"


def test_a_draft_that_was_put_back_as_it_was_leaves_nothing_changed(case: Case) -> None:
    letter = acknowledgement(case)
    keep_draft(case.desk, letter.written("received", "Half"))
    keep_draft(case.desk, acknowledgement(case).written("received", letter.composed.part("received").text))
    assert kept_text(case.desk) == {}


def test_an_emptied_part_stays_empty_and_is_named(case: Case) -> None:
    keep_draft(case.desk, acknowledgement(case).written("ombudsman", ""))
    assert [problem.field for problem in acknowledgement(case).problems()] == ["ombudsman"]


def test_a_draft_thrown_away_is_gone(case: Case) -> None:
    keep_draft(case.desk, acknowledgement(case).written("received", "Half"))
    discard_draft(case.desk, acknowledgement(case))
    assert half_written(case.desk) == ()
    assert not acknowledgement(case).continued


def test_keeping_a_draft_writes_nothing_in_the_journal(case: Case) -> None:
    before = everything(case.desk.book)["journal"]
    keep_draft(case.desk, acknowledgement(case).written("received", "<b>Half</b> & 🏠 עברית"))
    assert everything(case.desk.book)["journal"] == before
    assert acknowledgement(case).draft.part("received").text == "<b>Half</b> & 🏠 עברית"


def test_a_draft_kept_after_the_letter_was_issued_leaves_nothing_behind(case: Case) -> None:
    """The timer of a page left open may fire late."""
    letter = acknowledgement(case).written("handler", "Anne Clerk, 01749 000000.")
    issue(case.desk, letter)
    keep_draft(case.desk, letter)
    assert half_written(case.desk) == ()
    assert case.file.draft_of == ""


def test_a_draft_on_a_closed_case_is_not_offered(case: Case) -> None:
    keep_draft(case.desk, acknowledgement(case).written("received", "Half"))
    case.acknowledged(MONDAY).responded(MONDAY).closed(MONDAY)
    assert half_written(case.desk) == ()
    strike_out(case.desk, case.id, case.line("closed").seq, "She rang again.")
    assert [row.case_id for row in half_written(case.desk)] == [case.id]


# issuing


def test_issuing_freezes_the_letter_byte_for_byte(case: Case) -> None:
    letter = acknowledgement(case)
    seal, previewed = letter.seal, letter.preview()
    issue(case.desk, letter)
    (view,) = case.file.letters
    pdf = letter_pdf(case.desk, view.digest)
    assert pdf == previewed
    assert hashlib.sha256(pdf).hexdigest() == view.digest
    assert (view.dated, view.posted_on, view.seal, view.flags) == (MONDAY, None, seal, ())
    assert all(seal in page for page in pages(pdf))


def test_nothing_that_happens_later_changes_an_issued_letter(case: Case, settings: Settings) -> None:
    case.issued(MONDAY)
    digest = case.file.letters[0].digest
    pdf = letter_pdf(case.desk, digest)
    save_settings(case.desk, replace(settings, landlord="Another Landlord", officer="Beth Reeve"))
    change_definition(case.desk, case.id, ((Point("Another point."),), (), ()), "It changed.")
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 19), "It was Thursday.")
    assert case.file.letters[0].digest == digest
    assert letter_pdf(case.desk, digest) == pdf


def test_the_texts_and_dates_as_they_were_are_in_the_journal(case: Case) -> None:
    letter = acknowledgement(case).written("handler", "Anne Clerk, 01749 000000.")
    number = issue(case.desk, letter)
    with case.desk.book.reading() as session:
        body = next(record.body for record in records(session, case.id) if record.seq == number)
    assert body["stated"] == {"received": "2026-11-20", "respond_by": "2026-12-07", "dated": "2026-11-23"}
    assert "Anne Clerk, 01749 000000." in [part["text"] for part in body["draft"]["parts"]]
    assert case.line("letter_issued").sentence == ("Stage 1 acknowledgement issued, dated Monday 23 November 2026.")


def test_an_issued_letter_is_no_longer_half_written_and_waits_to_be_posted(case: Case) -> None:
    keep_draft(case.desk, acknowledgement(case).written("handler", "Anne Clerk, 01749 000000."))
    number = issue(case.desk, acknowledgement(case))
    assert half_written(case.desk) == ()
    (row,) = letters_to_post(case.desk)
    assert (row.letter_id, row.case_id, row.name, row.dated) == (number, case.id, "Stage 1 acknowledgement", MONDAY)


def test_an_incomplete_letter_is_not_issued_and_its_preview_says_draft(case: Case) -> None:
    letter = acknowledgement(case).written("ombudsman", "").written("respond_by", "You will hear from us [soon].")
    with refused(case.desk) as said:
        issue(case.desk, letter)
    assert set(said) == {"ombudsman", "respond_by"}
    assert "DRAFT" in pages(letter.preview())[0]
    assert "DRAFT" not in pages(acknowledgement(case).preview())[0]


def test_a_letter_without_an_address_is_not_issued(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    bare = replace(case.file.person, address="", postcode="")
    other = a_case(desk).received(MONDAY, person=bare)
    with refused(desk) as said:
        issue(desk, acknowledgement(other))
    assert set(said) == {"address", "postcode"}


def test_no_letter_goes_before_settings_hold_what_letters_need(desk: Desk) -> None:
    case = a_case(desk).received(MONDAY)
    letter = acknowledgement(case)
    assert [problem.field for problem in letter.problems()][:4] == ["settings"] * 4
    with refused(desk) as said:
        issue(desk, letter)
    assert "Letters need your name. Enter it in Settings." in said["settings"]


def test_the_same_letter_is_not_issued_twice(case: Case) -> None:
    letter = acknowledgement(case)
    issue(case.desk, letter)
    for again in (letter, acknowledgement(case)):
        with refused(case.desk) as said:
            issue(case.desk, again)
        assert said == {
            "": "Stage 1 acknowledgement was issued already, dated Monday 23 November 2026. "
            "Post that, or strike it out first."
        }


def test_a_letter_left_open_while_the_record_changed_is_not_issued_with_what_was(case: Case) -> None:
    """The old date in a letter nobody has posted yet would be our slip, not the officer's."""
    letter = acknowledgement(case).written("handler", "Anne Clerk, 01749 000000.")
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 19), "It was Thursday.")
    with refused(case.desk) as said:
        issue(case.desk, letter)
    assert said == {
        "": "The case, the settings or the date changed since this letter was opened. Keep it, and open it again."
    }
    keep_draft(case.desk, letter)
    again = acknowledgement(case)
    assert again.draft.part("handler").text == "Anne Clerk, 01749 000000."
    issue(case.desk, again)
    assert case.file.letters[0].flags == ()


def test_a_letter_left_open_overnight_is_not_issued_with_yesterdays_date(case: Case) -> None:
    letter = acknowledgement(case)
    with refused(case.desk):
        issue(on(case.desk, TUESDAY), letter)
    issue(case.desk, letter)


def test_after_it_was_struck_out_a_better_one_can_be_issued(case: Case) -> None:
    case.issued(MONDAY)
    strike_out(case.desk, case.id, case.line("letter_issued").seq, "A slip in it.")
    issue(case.desk, acknowledgement(case).written("handler", "Anne Clerk, 01749 000000."))
    assert len(case.file.letters) == 1
    assert len(everything(case.desk.book)["document"]) == 2  # what was issued stays in the book
    assert check_book(case.desk.book).sound


def test_no_letter_is_issued_on_a_closed_case(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10").closed("2026-11-20")
    with refused(desk) as said:
        issue(desk, acknowledgement(case))
    assert said[""] == "This case is closed. Open it again first, then write the letter."


def test_a_letter_of_the_sample_book_says_so_and_a_real_one_does_not(case: Case) -> None:
    sample = replace(case.desk, sample=True)
    assert "SAMPLE" in pages(acknowledgement(case, sample).preview())[0]
    assert "SAMPLE" not in pages(acknowledgement(case).preview())[0]


def test_a_letter_that_the_book_lost_is_named(desk: Desk) -> None:
    with pytest.raises(NoSuchLetter, match="missing from the book"):
        letter_pdf(desk, "0" * 64)


def test_a_representative_and_the_adjustments_are_in_the_letter(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(
        MONDAY,
        adjustments=("Ring in the mornings.",),
        large_print=True,
        questions=("Which radiator is it?",),
        representative=Representative("Ms P. Quill"),
    )
    text = " ".join(pages(acknowledgement(case).preview()))
    for words in ("Ring in the mornings.", "Ms P. Quill", "Which radiator is it?"):
        assert words in text


# posting


def test_posting_starts_the_clock_on_the_day_it_went_and_not_the_day_it_is_dated(case: Case) -> None:
    case.issued(MONDAY).posted("2026-11-25")
    assert case.clock("stage1.acknowledge").stopped == dt.date(2026, 11, 25)
    assert case.clock("stage1.respond").started == dt.date(2026, 11, 25)
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 9)  # Thu 26 is day 1, Wed 9 December day 10
    (view,) = case.file.letters
    assert (view.posted_on, view.posted_how) == (dt.date(2026, 11, 25), "second class post")
    assert case.line("acknowledged").sentence == (
        "Stage 1 acknowledgement sent on Wednesday 25 November 2026 by second class post."
    )
    assert letters_to_post(case.desk) == ()


def test_issuing_alone_stops_no_clock(case: Case) -> None:
    case.issued(MONDAY)
    assert case.clock("stage1.acknowledge").stopped is None
    assert case.clock("stage1.respond").projected


def test_a_letter_that_went_later_than_it_is_dated_is_flagged(case: Case) -> None:
    case.issued(MONDAY).posted("2026-11-25")
    assert case.file.letters[0].flags == (
        (
            "It promises an answer by Monday 7 December 2026; the Code's date is Wednesday 9 December 2026. "
            "The earlier of the two binds you."
        ),
        "It is dated Monday 23 November 2026 but went on Wednesday 25 November 2026; the day it went counts.",
    )


def test_a_letter_that_went_on_its_day_and_says_what_the_record_says_has_no_flag(case: Case) -> None:
    case.issued(MONDAY).posted(MONDAY)
    assert case.file.letters[0].flags == ()


def test_what_posting_would_do_is_said_before_it_is_done(case: Case) -> None:
    number = issue(case.desk, acknowledgement(case))
    assert posting_effect(case.desk, case.id, number) == (
        "This stops the stage 1 acknowledgement clock and starts the 10-working-day stage 1 response clock."
    )
    assert posting_effect(case.desk, case.id, number, TUESDAY).endswith(
        "The stage 1 response is then due by Tuesday 8 December 2026."
    )
    late = posting_effect(case.desk, case.id, number, dt.date(2026, 11, 30))
    assert "It was due by Friday 27 November 2026, so it counts as late." in late
    case.posted(MONDAY)
    assert posting_effect(case.desk, case.id, number) == (
        "This moves no date: the clock it would stop has stopped already."
    )
    assert posting_effect(case.desk, case.id, 999) == ""


@pytest.mark.parametrize(
    ("day", "by", "said_instead"),
    [
        (None, "second", {"on": "Enter the date of posting, for example 27 3 2026."}),
        ("x", "second", {"on": "There is no date “x”. Enter a day, a month and a year."}),
        (
            TUESDAY,
            "second",
            {"on": "The date of posting must be today or in the past. Today is Monday 23 November 2026."},
        ),
        (
            dt.date(2026, 11, 22),
            "second",
            {"on": "The letter is dated Monday 23 November 2026, so it cannot have gone before."},
        ),
        (MONDAY, "pigeon", {"by": "Choose how the letter went."}),
        (MONDAY, "", {"by": "Choose how the letter went."}),
    ],
)
def test_a_posting_that_cannot_be_is_refused(
    case: Case, day: dt.date | str | None, by: str, said_instead: dict[str, str]
) -> None:
    number = issue(case.desk, acknowledgement(case))
    with refused(case.desk) as said:
        mark_posted(case.desk, case.id, number, day, by)
    assert said == said_instead


def test_a_letter_is_posted_once(case: Case) -> None:
    case.issued(MONDAY).posted(MONDAY)
    with refused(case.desk) as said:
        case.posted(TUESDAY)
    assert list(said) == [""]
    assert said[""].endswith("Correct its date on the case's history.")


def test_nothing_is_posted_on_a_closed_case(case: Case) -> None:
    """A case that was closed by an earlier Casebook, with its letter still on the desk."""
    number = case.acknowledged(MONDAY).responded(MONDAY).issued(MONDAY).file.letters[0].letter_id
    with case.desk.book.writing(OFFICER) as work:
        work.append(case.id, "closed", on=MONDAY, sentence="Closed.", body={"reason": "Done."})
    with refused(case.desk) as said:
        mark_posted(case.desk, case.id, number, MONDAY, "second")
    assert said == {"": "This case is closed. Open it again first, then record what happened."}


def test_nothing_is_posted_before_the_complaint_was_received_as_the_record_now_has_it(case: Case) -> None:
    number = case.issued(MONDAY).file.letters[0].letter_id
    wednesday = on(case.desk, "2026-11-25")
    correct_date(wednesday, case.id, case.line("received").seq, dt.date(2026, 11, 25), "She came on Wednesday.")
    with refused(wednesday) as said:
        mark_posted(wednesday, case.id, number, TUESDAY, "second")
    assert said == {
        "on": "The acknowledgement on Tuesday 24 November 2026 is before the complaint was received on "
        "Wednesday 25 November 2026. Check both dates."
    }


def test_a_letter_that_was_struck_out_or_is_none_cannot_be_posted(case: Case) -> None:
    number = issue(case.desk, acknowledgement(case))
    strike_out(case.desk, case.id, number, "A slip in it.")
    for wrong in (number, case.line("received").seq, 999):
        with refused(case.desk) as said:
            mark_posted(case.desk, case.id, wrong, MONDAY, "second")
        assert said == {"": "That letter was withdrawn. Look at the case's letters again."}


def test_each_way_of_sending_is_said_in_words(desk: Desk, settings: Settings) -> None:
    said = []
    for by in ("first", "second", "signed", "hand"):
        case = a_case(desk).received(MONDAY)
        number = issue(desk, acknowledgement(case))
        mark_posted(desk, case.id, number, MONDAY, by)
        said.append(case.file.letters[0].posted_how)
    assert said == ["first class post", "second class post", "signed-for post", "hand delivery"]


# withdrawing


def test_a_withdrawn_letter_is_struck_out_with_what_was_wrong_in_it(case: Case, settings: Settings) -> None:
    case.issued(MONDAY)
    save_settings(case.desk, replace(settings, phone="01749 000009"))
    assert withdraw(case.desk, case.id, case.file.letters[0].letter_id) == ("acknowledgement", 1)
    assert case.file.letters == ()
    assert case.line("voided").detail == (
        "Reason: Withdrawn before it went, to be written anew. "
        "It gives 01749 000000 as the number to ring; Settings now say 01749 000009."
    )
    assert half_written(case.desk) == ()
    assert check_book(case.desk.book).sound


def test_her_own_words_are_in_the_letter_that_is_written_anew(case: Case) -> None:
    """What she typed stays hers; what Casebook composed is composed from the record as it is now."""
    number = issue(case.desk, acknowledgement(case).written("handler", "Anne Clerk, 01749 000000, mornings."))
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2026, 11, 19), "It was Thursday.")
    withdraw(case.desk, case.id, number)
    again = acknowledgement(case)
    assert again.changed_texts() == {"handler": "Anne Clerk, 01749 000000, mornings."}
    assert "Thursday 19 November 2026" in again.draft.part("received").text
    issue(case.desk, again)
    assert case.file.letters[0].flags == ()


def test_a_letter_that_went_or_was_withdrawn_is_not_withdrawn(case: Case) -> None:
    number = case.issued(MONDAY).posted(MONDAY).file.letters[0].letter_id
    with refused(case.desk) as said:
        withdraw(case.desk, case.id, number)
    assert said == {
        "": (
            "That letter went on Monday 23 November 2026 by second class post. A letter that has gone is never changed "
            "or withdrawn. If something in it was wrong, write a correction letter; if it did not go after all, strike "
            "out its posting on the case's history first."
        )
    }
    with refused(case.desk) as said:
        withdraw(case.desk, case.id, 999)
    assert said == {"": "That letter was withdrawn. Look at the case's letters again."}


def test_a_letter_is_withdrawn_with_her_words_kept_or_not_at_all(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    number = issue(case.desk, acknowledgement(case).written("handler", "Anne Clerk, 01749 000000, mornings."))

    def full(*_: object) -> None:
        raise OSError("The disk is full.")

    monkeypatch.setattr(Work, "save_draft", full)
    with pytest.raises(OSError, match="full"):
        withdraw(case.desk, case.id, number)
    assert [row.letter_id for row in letters_to_post(case.desk)] == [number]
    monkeypatch.undo()
    withdraw(case.desk, case.id, number)
    assert letters_to_post(case.desk) == ()
    assert kept_text(case.desk) == {"handler": "Anne Clerk, 01749 000000, mornings."}
