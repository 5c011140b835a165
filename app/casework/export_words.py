"""Export words: what an exported book says of itself to people, and what she is warned of before it is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.models.exports import FOLDER, columns_of
from app.rules.dates import long_date

KEEP_SAFE = (
    "It holds names, addresses and what residents told of their health. Keep it on a disk or stick that is encrypted "
    "or locked away. Do not keep it in OneDrive, Dropbox, Google Drive, iCloud or a folder that others can open, and "
    "do not send it by e-mail. Delete it when it has done what it was made for."
)
PLAIN = "Anybody who has this folder can read it."
CLOSED_BUT_PLAIN = "Your book is closed with a passphrase. This folder is not: anybody who has it can read it."

TABLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "journal": (
        (
            "Everything that was ever recorded, in the order in which it was typed. Nothing in it is changed or "
            "removed: a mistake is corrected by a later entry. All that Casebook shows is worked out from this table."
        ),
        {
            "seq": "The number of the entry: 1, 2, 3 and so on.",
            "case_id": "The case that it belongs to, by its id; empty for what belongs to no case, such as a setting.",
            "kind": "What kind of entry it is: 'received', 'letter_issued', 'note' and so on.",
            "happened_on": "The date that counts in law: year, month, day.",
            "recorded_at": "The moment at which it was typed, in universal time (Z).",
            "actor": "Who typed it.",
            "sentence": "What happened, in a sentence; empty where it was lawfully erased.",
            "body": "The facts of it, as JSON. 'corrects' is the number of an entry that this one strikes out.",
            "body_digest": "SHA-256 of the sentence, a line feed and the body: it shows whether they were changed.",
            "prev": "The hash of the entry before.",
            "hash": "The hash of this entry, which covers body_digest and prev. So no entry can be changed unnoticed.",
            "recipe": "By which rule the hash was made. Rule 1 is told below.",
        },
    ),
    "complaint": (
        "One row a complaint, as it stands now. It follows from the journal.",
        {
            "id": "The number of the case; case_id in other tables. It is the number of the entry that opened it.",
            "reference": "The reference in letters.",
            "edition": "The edition of the Complaint Handling Code that governs it.",
            "received_on": "The day on which it was received.",
            "closed_on": "The day on which it was closed; empty while it is open.",
            "name": "The person complaining.",
            "address": "Their address, without the postcode.",
            "postcode": "Their postcode.",
            "phone": "Their telephone number.",
            "email": "Their e-mail address.",
            "representative": "Who acts for them, if anybody.",
            "search": "Words by which Casebook finds it; nothing that is not in the other columns.",
        },
    ),
    "request": (
        "One row a contact that is no complaint: service requests, slips put right at once, reports of neighbours.",
        {
            "id": "Its number; case_id in other tables.",
            "outcome": "What it was taken to be.",
            "received_on": "The day on which it was received.",
            "closed_on": "The day on which it was closed; empty while it is open.",
            "name": "Who told you.",
            "address": "Their address.",
            "phone": "Their telephone number.",
            "matter": "What they told.",
        },
    ),
    "letter": (
        "One row an issued letter that was not withdrawn.",
        {
            "id": "The number of the entry of the journal that issued it.",
            "case_id": "The case that it belongs to.",
            "kind": "What kind of letter it is.",
            "stage": "The stage of the complaint.",
            "dated": "The date that it bears.",
            "posted_on": "The day on which it went; empty while it has not.",
            "document": "The digest of the letter itself: look it up in the table “document”, which names the file.",
        },
    ),
    "document": (
        "One row a file that the book keeps. The files themselves are in the folders Letters and Files.",
        {
            "digest": "SHA-256 of the file: it shows whether it was changed.",
            "media": "What kind of file it is; application/pdf is a PDF.",
            "size": "Its length in bytes.",
            "file": "Where in this folder it is.",
        },
    ),
    "setting": (
        "What was set for the whole book, as it stands now.",
        {"key": "What is set.", "value": "To what, as JSON."},
    ),
    "begun": (
        "What was typed into a form that was not finished. It is no record.",
        {
            "case_id": "The case that it belongs to; 0 for none.",
            "guide": "Which form.",
            "answers": "What was typed, as JSON.",
            "saved_at": "The moment at which it was kept, in universal time.",
            "digest": "SHA-256 of the row: it shows whether it was changed.",
        },
    ),
    "draft": (
        "Letters that were being written. They are no record.",
        {
            "case_id": "The case that it belongs to.",
            "kind": "What kind of letter.",
            "stage": "The stage of the complaint.",
            "text": "What was written, as JSON.",
            "saved_at": "The moment at which it was kept, in universal time.",
            "digest": "SHA-256 of the row: it shows whether it was changed.",
        },
    ),
}
"""Each table and each of its columns in plain words."""

RECIPE = (
    "The hash of an entry by rule 1 is SHA-256 over these, each followed by a line feed: “casebook 1”, seq, case_id "
    "(or - where it is empty), kind, happened_on, recorded_at, actor, body_digest, prev. The seal of a book is the "
    "number of its last entry and the first 8 digits of its hash."
)


@dataclass(frozen=True)
class Facts:
    """What README.txt says of one export."""

    landlord: str
    on: dt.date
    made_by: str
    seal: str
    complaints: int
    requests: int
    entries: int
    documents: int
    closed_with_passphrase: bool = False
    sample: bool = False
    unsound: int = 0
    """How many findings a check of the book had."""


def counted(count: int, one: str, several: str = "") -> str:
    """'1 complaint', '12 complaints', '2 entries'."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def readme(facts: Facts) -> str:
    """README.txt: what the folder is, for somebody who has never seen Casebook."""
    whose = facts.landlord or "the landlord"
    warning = CLOSED_BUT_PLAIN if facts.closed_with_passphrase else PLAIN
    parts = (
        f"The complaints record of {whose}, whole",
        (
            f"This folder holds everything that was in the complaints record of {whose} on {long_date(facts.on)}. "
            f"{facts.made_by} made it. You need no special program to read it."
        ),
        "This is a SAMPLE: everybody in it is invented." if facts.sample else "",
        f"{warning} {KEEP_SAFE}",
        "WHAT IS HERE",
        (
            "Letters: every letter as it was issued, as PDF, with a folder for each case.\n"
            "Files: whatever else was kept, such as the picture of the letterhead.\n"
            f"{FOLDER}: everything that was recorded, as tables. Open those that end in .csv with Excel or another "
            "spreadsheet. Those that end in .json have the same, exactly as it was typed, for other programs.\n"
            "SCHEMA.md: what each table and each column means. It opens in any program for text, such as Notepad.\n"
            "export.json: the list of all these files, by which Casebook knows that none was changed."
        ),
        "WHERE TO BEGIN",
        (
            f"Open complaint.csv in the folder {FOLDER}: it has one line for each complaint. To read the story of one, "
            "open journal.csv and show only the lines that have the id of that complaint in the column case_id. The "
            "column sentence tells it, in the order in which it was typed."
        ),
        "HOW MUCH THERE IS",
        (
            f"Complaints: {facts.complaints}\nContacts that were no complaint: {facts.requests}\n"
            f"Entries in the journal: {facts.entries}\nLetters and other files: {facts.documents}"
        ),
        _checked(facts),
        *_good_to_know(),
    )
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts if part) + "\r\n"


def _good_to_know() -> tuple[str, ...]:
    """What a reader may wonder at, and how the folder becomes a book again."""
    return (
        "GOOD TO KNOW",
        (
            "Where the text of a cell begins with = + - or @, the .csv files put an apostrophe (') before it, for a "
            "spreadsheet could take it for a formula and run it. The .json files have the text as it was typed.\n"
            "A letter that says “withdrawn” was issued and then taken back before it was posted. The book keeps it.\n"
            "An entry that was corrected is still there, and so is its correction."
        ),
        "TO PUT IT BACK",
        (
            "Casebook makes the same book again of this folder: File menu, Bring back an export. Without its window: "
            "casebook --book NEW-FOLDER import THIS-FOLDER. It refuses a folder in which anything was changed. Where "
            "somebody wrote all of it anew, only the seal of a letter that was posted can show that."
        ),
    )


def _checked(facts: Facts) -> str:
    seal = (
        f"The seal of the book was {facts.seal}. The same seal stands in the foot of letters that were printed after "
        "the last entry."
    )
    if facts.unsound:
        return f"{seal}\nThe book was NOT sound when this was made: a check of it found {facts.unsound} faults."
    return f"{seal}\nThe book was checked when this was made, and was sound."


def schema() -> str:
    """SCHEMA.md: what each table and each column means."""
    parts = [
        "# What the tables mean",
        (
            f"Each table is in the folder {FOLDER} twice: NAME.csv for a spreadsheet and NAME.json for programs. Both "
            "are in UTF-8. In .json a row is an object on a line of its own. An empty cell in .csv is null or an empty "
            "text in .json."
        ),
        "Tables belong together by numbers: case_id in one is id in “complaint” or “request”.",
    ]
    for table, (words, columns) in TABLES.items():
        parts.append(f"## {table}")
        parts.append(words)
        parts.append("\n".join(f"- `{column}`: {columns[column]}" for column in columns_of(table)))
    return "\n\n".join((*parts, "## How the hashes are made", RECIPE)) + "\n"
