"""The sections of a case page about its people: who speaks for them, what helps them, contacts, links, restrictions."""

from __future__ import annotations

import datetime as dt

from app.casework.cases import CaseRecords
from app.casework.contacts import AgreedContact, agreed_contact, agreement_words, contacts
from app.casework.desks import Desk
from app.casework.letter_offers import tell
from app.casework.links import links, same_home
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.particulars import needs_of
from app.casework.representations import SCOPES, Member, Representation, members, representations
from app.casework.request_follow_ups import origin, origin_sentence
from app.casework.restrictions import ALWAYS_OPEN, Restriction, restrictions
from app.casework.review_dates import review_state, review_words
from app.models.journals import records
from app.rules.dates import long_date
from app.rules.names import same_person
from app.rules.words import capital

WORD_SOON = dt.timedelta(days=3)
"""From how long before its day the next word that was agreed is shown as coming."""

SHOWN = 12
"""How many contacts the page shows; the others are in the history."""


def speakers_section(desk: Desk, case: CaseRecords) -> Section:
    """Who speaks for the person complaining and how far, and who complains with them."""
    lines = (
        *_unsaid(desk, case),
        *(_speaker(desk, case, one) for one in representations(case)),
        *(_member(case, one) for one in members(case)),
    )
    offers = (Offer("represent", "Record who speaks for them…"), Offer("member", "Add somebody who complains too…"))
    empty = "Anybody may speak for them or come with them. Record how far, what shows it, and until when."
    return Section("speakers", "contact", "Who speaks for them", lines, offers, empty)


def helps_section(desk: Desk, case: CaseRecords) -> Section | None:
    """What they told of disabilities, and when the adjustments are reviewed; None where there is nothing to review."""
    needs = needs_of(case)
    if not (needs.large_print or needs.adjustments or needs.disclosed or needs.review_on):
        return None
    day = needs.review_on if not isinstance(needs.review_on, str) else None
    reviewed = SectionLine(
        f"Adjustments: {review_words(day, desk.today())}",
        state=review_state(day, desk.today()) if day else "",
        offers=(Offer("adjust", "Review them…"), *tell(desk, case, "adjustment", "Confirm them…")),
    )
    told = (SectionLine("Disabilities that they told you of", needs.disclosed),) if needs.disclosed else ()
    return Section("helps", "contact", "What helps them", (reviewed, *told))


def contacts_section(desk: Desk, case: CaseRecords) -> Section:
    """What is agreed about contact, and every call, visit, letter and e-mail, the newest first."""
    agreed, found = agreed_contact(desk, case), contacts(case)
    lines = [SectionLine(one.sentence, str(one.body["words"])) for one in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(SectionLine(f"The earlier ones, {len(found) - SHOWN} in number, are in the history."))
    offers = (Offer("log_contact", "Log a contact…"), Offer("agree_contact", "Agree how to keep in touch…"))
    empty = "Log every call, visit and e-mail here: who, when, and what was said."
    began = (_agreed(desk, agreed),) if agreed else ()
    return Section("contacts", "contact", "Contacts", (*began, *lines), offers, empty)


def links_section(desk: Desk, case: CaseRecords) -> Section:
    """The request that it came of, the cases linked with it, and others at the same home or of the same person."""
    linked = links(desk, case)
    tied = {link.other.case_id for link in linked}
    hints = tuple(
        SectionLine(
            f"At the same home or of the same person: {one.words}.",
            "Look at the older reports too: a fault may keep coming back.",
            offers=(Offer("link_case", "Link it…", str(one.case_id)),),
        )
        for one in same_home(desk, case)
        if one.case_id not in tied
    )
    lines = (
        *_came_from(desk, case),
        *(SectionLine(f"{link.other.words}.", link.why) for link in linked),
        *hints,
    )
    empty = "No other case is linked with this one, and none is known at the same home or of the same person."
    return Section("links", "contact", "Linked cases", lines, (Offer("link_case", "Link with another case…"),), empty)


def restrictions_section(desk: Desk, case: CaseRecords) -> Section | None:
    """What is limited, and until when that is reviewed; None where contact was never restricted."""
    found = restrictions(case)
    if not found:
        return None
    lines = tuple(_restriction(desk, case, one) for one in found)
    return Section("restrictions", "contact", "Contact restriction", lines)


def _unsaid(desk: Desk, case: CaseRecords) -> tuple[SectionLine, ...]:
    """The representative of the person's particulars, while it is not recorded how far they act."""
    name = str((case.facts("person").get("representative") or {}).get("name", ""))
    if not name or any(same_person(name, one.name) for one in representations(case)):
        return ()
    asked = tell(desk, case, "authority_request", "Ask what shows it…")
    offers = (Offer("represent", "Record it…"), *asked)
    return (SectionLine(f"{name} acts for them; how far, and until when, is not recorded yet.", "", "open", offers),)


def _speaker(desk: Desk, case: CaseRecords, one: Representation) -> SectionLine:
    today, ends = desk.today(), one.ends
    proof = f"Shown by: {one.proof}" if one.proof else "What shows it is still to be asked for; nothing waits for it."
    comes = "Comes with them to meetings and visits." if one.accompanies else ""
    until = f" until {long_date(ends)}" if ends and not isinstance(ends, str) else ""
    if one.ended(today):
        again = (Offer("represent", "Record anew…", str(one.seq)),)
        return SectionLine(f"{one.name} spoke for them{until}: ended.", proof, "stopped", again)
    state = "" if one.proof else "open"
    if until and not isinstance(ends, str) and review_state(ends, today) == "soon":
        state = "soon"
    asked = () if one.proof else tell(desk, case, "authority_request", "Ask what shows it…", str(one.seq))
    offers = (
        *asked,
        Offer("represent", "Change…", str(one.seq)),
        Offer("unrepresent", "Speaks for them no longer…", str(one.seq)),
    )
    detail = " ".join(filter(None, (proof if proof.endswith(".") else f"{proof}.", comes)))
    return SectionLine(f"{one.name} {SCOPES.get(one.scope, 'speaks for them')}{until}.", detail, state, offers)


def _member(case: CaseRecords, one: Member) -> SectionLine:
    place = ", ".join(filter(None, (*one.address.split("\n"), one.postcode)))
    return SectionLine(f"{one.name} complains together with {case.who}.", place)


def _agreed(desk: Desk, agreed: AgreedContact) -> SectionLine:
    words = capital(agreement_words(agreed.agreement))
    if agreed.next_due is None:
        return SectionLine(f"{words}.", f"Agreed on {long_date(agreed.on)}.")
    state = review_state(agreed.next_due, desk.today(), WORD_SOON)
    was = "was due by" if state == "late" else "is due by"
    return SectionLine(
        f"{words}. The next word {was} {long_date(agreed.next_due)}.", f"Agreed on {long_date(agreed.on)}.", state
    )


def _came_from(desk: Desk, case: CaseRecords) -> tuple[SectionLine, ...]:
    with desk.book.reading() as session:
        request = origin(session, int(case.facts("opened").get("request") or 0))
        said = records(session, request.case_id) if request else ()
    if request is None:
        return ()
    return (SectionLine(origin_sentence(request), "\n".join(one.sentence for one in said)),)


def _restriction(desk: Desk, case: CaseRecords, one: Restriction) -> SectionLine:
    if one.lifted_on is not None:
        return SectionLine(f"Lifted on {long_date(one.lifted_on)}: {one.limit}", one.behaviour, "stopped")
    review = one.review_on if not isinstance(one.review_on, str) else None
    starts = f"From {long_date(one.starts)}" if one.starts and not isinstance(one.starts, str) else "Restricted"
    return SectionLine(
        f"{starts}: {one.limit}",
        f"Decided by {one.decided_by}. {review_words(review, desk.today())} Still open: {one.open}\n{ALWAYS_OPEN}",
        review_state(review, desk.today()),
        (
            *tell(desk, case, "contact_restriction", "Give them notice…", str(one.seq)),
            Offer("review_restriction", "Review it…", str(one.seq)),
            Offer("lift_restriction", "Lift it…", str(one.seq)),
        ),
    )
