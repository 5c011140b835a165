"""Whereabouts: whether the folder of a book is one that another program copies away, or that lies on another PC.

A program that keeps a folder the same on several PCs copies a file while it is being written, puts an older copy in its
place, and sends health details to its maker. A network folder cannot keep SQLite's log in step. Neither is a place for
a book; a folder of one's own on this PC is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from app import systems

ONEDRIVE_NAMES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""What Windows calls the folder of OneDrive in the environment."""

SYNCED = (
    ("OneDrive", re.compile(r"(?i)^onedrive( - .+)?$|^OneDrive-.+$")),
    ("Dropbox", re.compile(r"(?i)^dropbox( \(.+\))?$|^Dropbox-.+$")),
    ("Google Drive", re.compile(r"(?i)^google ?drive( \(.+\))?$|^GoogleDrive-.+$|^my drive$")),
    ("iCloud", re.compile(r"(?i)^icloud ?drive$|^com~apple~CloudDocs$|^iCloudDrive$")),
    ("Box", re.compile(r"(?i)^box sync$|^Box-Box$")),
)
"""Programs that keep a folder the same on several PCs, and what their folders are called."""

MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".tmp.drivedownload": "Google Drive"}
"""Files that such a program leaves at the top of its folder, whatever the folder is called."""

NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "webdav",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "9p",
        "afs",
        "ncpfs",
    }
)
LONG_MARK = "\\\\?\\"
REMOTE_DRIVE = 4
"""What Windows answers of a drive that lies on another PC (DRIVE_REMOTE)."""

OTHERS = frozenset({"WD", "AU", "BU", "BG", "IU", "AN", "DU", "S-1-1-0", "S-1-5-11", "S-1-5-32-545"})
"""Everybody, those who logged in, the users of this PC or of its domain, and guests, as SDDL has them."""
READ_RIGHTS = frozenset({"FA", "FR", "GA", "GR", "CC"})
READ_MASK = 0x9000_0001
"""To read what is in it: by its own bit, or as a part of 'all' or of 'read'."""

Mounts = Callable[[], str]


@dataclass(frozen=True)
class Danger:
    """Why a folder is no place for a book."""

    kind: str
    """'synced', 'network', or 'shared' with whoever uses this PC."""
    name: str
    """The program that copies it away; empty for the others."""

    @property
    def sentence(self) -> str:
        """What it means for her records, and that it can be mended."""
        if self.kind == "network":
            return (
                "Your book lies in a network folder. There it can be damaged when the connection drops, and others may "
                "be able to read it. It belongs in a folder of your own on this PC."
            )
        if self.kind == "shared":
            return (
                "Your book lies in a folder that everybody who uses this PC can look into. It belongs in a folder of "
                "your own; or close it with a passphrase (File, Passphrase…)."
            )
        return (
            f"Your book lies in a folder that {self.name} copies to other computers. It can be damaged while it is "
            f"copied, and what residents told you leaves this PC. It belongs in a folder that {self.name} leaves alone."
        )


def danger_of(
    folder: Path, environment: Mapping[str, str] | None = None, mounts: Mounts | None = None
) -> Danger | None:
    """Why a folder is no place for a book; None where nothing speaks against it."""
    place = _real(folder)
    synced = _synced(place, os.environ if environment is None else environment)
    if synced:
        return Danger("synced", synced)
    if _on_network(place, mounts or _mounts):
        return Danger("network", "")
    return Danger("shared", "") if _is_open_to_others(systems.rights_on(folder)) else None


def _is_open_to_others(rights: str) -> bool:
    """Whether Windows lets others than the owner and the PC's administrators read in a folder, or in what is put there.

    The rights are in Windows' own short form (SDDL). A disk that knows no rights, as most sticks do, is not judged.
    """
    allowed = rights.partition("D:")[2].partition("S:(")[0]
    for entry in re.finditer(r"\(([^()]*)\)", allowed):
        kind, _flags, what, _object, _inherited, whose = f"{entry[1]};;;;;".split(";")[:6]
        if kind == "A" and whose in OTHERS and _lets_read(what):
            return True
    return False


def _lets_read(rights: str) -> bool:
    if rights.startswith("0x"):
        return bool(int(rights, 16) & READ_MASK)
    return any(rights[at : at + 2] in READ_RIGHTS for at in range(0, len(rights), 2))


def _real(folder: Path) -> PurePath:
    try:
        return folder.resolve()
    except OSError:  # a drive that is gone: its name alone can be judged
        return folder.absolute()


def _synced(place: PurePath, environment: Mapping[str, str]) -> str:
    """The program in whose folder this lies; empty where there is none."""
    for name in ONEDRIVE_NAMES:
        there = environment.get(name)
        if there and _lies_in(place, there):
            return "OneDrive"
    for part in place.parts:
        for program, called in SYNCED:
            if called.match(part):
                return program
    return next((MARKS[mark] for above in (place, *place.parents) for mark in MARKS if _is_there(above, mark)), "")


def _lies_in(place: PurePath, folder: str) -> bool:
    above = PureWindowsPath(folder) if isinstance(place, PureWindowsPath) else PurePosixPath(folder)
    return place == above or above in place.parents


def _is_there(above: PurePath, mark: str) -> bool:
    try:
        return (Path(above) / mark).exists()
    except OSError:
        return False


def _on_network(place: PurePath, mounts: Mounts) -> bool:
    if isinstance(place, PureWindowsPath):
        return _on_windows_network(place)
    longest, kind = "", ""
    for line in mounts().splitlines():
        _device, where, what, *_ = (*line.split(), "", "", "")
        point = where.replace("\\040", " ")
        if what and len(point) >= len(longest) and _lies_in(place, point):
            longest, kind = point, what
    return kind in NETWORK_TYPES


def _on_windows_network(place: PureWindowsPath) -> bool:
    """Windows puts a mark before a path that is long; of one on this PC it begins like that of a network folder."""
    text = str(place)
    if text.startswith(LONG_MARK) and not text.upper().startswith(f"{LONG_MARK}UNC\\"):
        place = PureWindowsPath(text.removeprefix(LONG_MARK))
    return place.drive.startswith("\\\\") or _is_remote_drive(place.anchor)


def _is_remote_drive(anchor: str) -> bool:
    import ctypes  # noqa: PLC0415 - asked where somebody's book lies, and then on Windows alone

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(anchor) == REMOTE_DRIVE


def _mounts() -> str:
    """What is mounted where, a line each: device, folder, kind; nothing where the system does not say it so."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
