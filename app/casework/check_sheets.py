"""Check sheets: the result of a check in plain words, for the window, the printer and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from app.casework.audits import CheckResult, Finding, Judgement
from app.casework.desks import Desk
from app.casework.workings import printing_of
from app.models.seals import CUT, REWRITTEN
from app.reports.check_sheets import CheckSheet, Faults, Look, check_sheet_pdf
from app.rules.workings import Printing

SOUND = "Your records are sound"
UNSOUND = "Something in your records is not as it was written"
TITLE = "Check of the records"
LOOKS = {
    "file": ("The file", "Every page of the book's file can be read, and every row refers to something that is there."),
    "cipher": ("The encryption", "Every page of the closed file bears the mark of its key."),
    "keys": ("The key file", "What the passphrase opens and what the recovery sheet opens are as they were written."),
    "guards": ("How it is built", "Its tables, its search lists and the guards of the journal are as they were made."),
    "journal": ("The journal", "Every entry follows the one before it. None was changed, left out or put in."),
    "register": ("The lists", "Cases, letters, requests and settings are as the journal has them."),
    "documents": ("Letters and files", "Each is byte for byte what it was when it was kept."),
    "drafts": ("What is begun", "What is being written is as it was kept."),
    "seals": ("Seals on letters", "The seal in the foot of every letter is that of the journal when it was issued."),
    "orphans": ("Loose ends", "Every file belongs to an entry, every posting to a letter, all to a case."),
    "editions": ("Editions", "Every case is under an edition of the Code that this Casebook has."),
    "clocks": (
        "Dates",
        "The dates of every case were counted again. Each that a letter gave follows from what was known then.",
    ),
}
"""What each check looks at, and what is so where it finds nothing."""

SEAL_OF_LETTER = "The seal of a letter"
CANNOT = (
    "A check of the book alone cannot show that its last entries were cut off, or that all of it was written anew. "
    "A posted letter can: type the seal from its foot into Help, Check my records."
)


def check_sheet(desk: Desk, result: CheckResult, judged: Judgement | None = None) -> CheckSheet:
    """What a check found, as it is shown and printed, with what a seal from a posted letter says.

    A seal that shows the journal to be cut or written anew is a finding like any other: the records are not sound.
    """
    false = judged is not None and judged.verdict in (CUT, REWRITTEN)
    count = len(result.findings) + false
    looks = tuple(_look(check, [one for one in result.findings if one.check == check]) for check in result.looked)
    seals = [
        f"The seal of the book is {result.seal}: its last entry, and the first digits of that entry's fingerprint."
    ]
    if judged is None:
        seals.append(CANNOT)
    else:
        advice = "" if false else judged.advice  # where it is false, what to do stands with the finding
        seals.append(f"The seal {judged.seal} was typed in. {judged.sentence} {advice}".strip())
    if judged is not None and false:
        looks += (Look(SEAL_OF_LETTER, findings_said(1), (Faults((judged.sentence,), judged.advice),)),)
    return CheckSheet(
        printing=_printing(desk, result),
        verdict=UNSOUND if count else SOUND,
        summary=f"{result.words} were checked. {findings_said(count)}",
        looks=looks,
        seals=tuple(seals),
        technical=tuple(f"{LOOKS[one.check][0]}: {one.technical}" for one in result.findings if one.technical),
    )


def sheet_pdf(sheet: CheckSheet) -> bytes:
    """The sheet as pages to print."""
    return check_sheet_pdf(sheet)


def findings_said(count: int) -> str:
    """'Nothing was found.', '2 findings.'."""
    if not count:
        return "Nothing was found to be wrong."
    return f"There {'is 1 finding' if count == 1 else f'are {count} findings'}."


def _look(check: str, findings: Sequence[Finding]) -> Look:
    title, well = LOOKS[check]
    advice = dict.fromkeys(one.advice for one in findings)
    faults = tuple(Faults(tuple(one.sentence for one in findings if one.advice == each), each) for each in advice)
    return Look(title, findings_said(len(findings)) if findings else well, faults)


def _printing(desk: Desk, result: CheckResult) -> Printing:
    """What is printed with the sheet; a book may be so damaged that not even its landlord can be read."""
    try:
        return printing_of(desk)
    except Exception:  # noqa: BLE001 - the sheet says what is damaged, and must come all the same
        return Printing("", desk.today(), result.seal)
