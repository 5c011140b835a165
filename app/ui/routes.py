"""Routes: where a page can send the officer, and how a page says that it wrote something.

A page knows the desk and these signals; it does not know the window or the other pages.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Routes(QObject):
    """The ways through the window."""

    case_asked = Signal(int)
    """Show a case, by its number."""
    letter_asked = Signal(int, str, int)
    """Write a letter: case, kind, stage."""
    step_asked = Signal(int, object)
    """Do the next step of a case: case, NextStep."""
    log_asked = Signal()
    """Take in a new complaint."""
    request_complaint = Signal(int)
    """Turn a contact that was no complaint into one, by the contact's number."""
    working_asked = Signal(int, str)
    """Show how a date was counted: case, key of its working (`app.casework.workings`)."""
    submission_working_asked = Signal()
    """Show how the day of the yearly submission was counted."""
    diary_asked = Signal()
    """Print the dates to keep, or save them for a calendar program."""
    find_asked = Signal(str)
    """Look for a case by these words."""
    place_asked = Signal(str)
    """Show a place by its name: today, cases, post, requests, calendar, code, settings."""
    details_asked = Signal()
    """Show the Ombudsman's details in Settings, where she says that she checked them."""
    planner_asked = Signal()
    """Show on the calendar what falls in a closure of the office or close to it, and what to send before."""
    back_asked = Signal()
    """Show the page before this one."""
    backups_asked = Signal()
    """Show the backups."""
    move_asked = Signal()
    """Move the book to a better folder."""
    sheet_asked = Signal()
    """Print the recovery sheet of a book that has a passphrase."""
    restored = Signal(str)
    """Another book stands behind the window: a backup was restored; the sentence says so."""
    bring_back_asked = Signal()
    """Bring an exported book back."""
    open_asked = Signal(object)
    """Open the book in another folder, a Path, in place of this one."""
    changed = Signal(str)
    """Something was written in the book; the sentence says what, for the status line and a screen reader."""
