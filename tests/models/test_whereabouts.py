"""Whereabouts: folders that are copied away or lie on another PC are known, and ordinary ones are left in peace."""

from __future__ import annotations

import ctypes
from pathlib import Path, PurePath, PureWindowsPath
from types import SimpleNamespace

import pytest

from app import systems
from app.models import whereabouts
from app.models.whereabouts import Danger, danger_of

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/export /mnt/my\\040books nfs4 rw 0 0
/dev/sdb1 /mnt/share/stick vfat rw 0 0
"""


def judged(
    place: PurePath, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str] | None = None
) -> Danger | None:
    monkeypatch.setattr(whereabouts, "_real", lambda _folder: place)
    monkeypatch.setattr(whereabouts, "_is_there", lambda _above, _mark: False)
    return danger_of(Path("x"), environment or {}, lambda: MOUNTS)


@pytest.mark.parametrize(
    ("place", "program"),
    [
        (r"D:\Anne\OneDrive\Casebook", "OneDrive"),
        (r"D:\Anne\OneDrive - St Anne's\Documents\Book", "OneDrive"),
        (r"D:\Anne\Dropbox\Book", "Dropbox"),
        (r"D:\Anne\Dropbox (Personal)\Book", "Dropbox"),
        (r"G:\My Drive\Book", "Google Drive"),
        (r"D:\Anne\Google Drive\Book", "Google Drive"),
        (r"D:\Anne\iCloudDrive\Book", "iCloud"),
        (r"D:\Anne\Box Sync\Book", "Box"),
    ],
)
def test_a_folder_that_is_copied_away_is_known_by_its_name(
    place: str, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = judged(PureWindowsPath(place), monkeypatch)
    assert found == Danger("synced", program)
    assert program in found.sentence


@pytest.mark.parametrize(
    "place",
    [
        "Library/Mobile Documents/com~apple~CloudDocs/Book",
        "Library/CloudStorage/GoogleDrive-anne@stannes.example/Book",
        "Library/CloudStorage/OneDrive-StAnnes/Book",
        "Library/CloudStorage/Dropbox-Personal/Book",
    ],
)
def test_so_it_is_on_a_mac(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = judged(Path("/somewhere") / place, monkeypatch)
    assert found is not None
    assert found.kind == "synced"


def test_documents_that_windows_put_into_onedrive_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    place = PureWindowsPath(r"D:\Cloud\Documents\Book")
    assert judged(place, monkeypatch) is None
    assert judged(place, monkeypatch, {"OneDriveCommercial": r"d:\cloud"}) == Danger("synced", "OneDrive")


def test_a_folder_with_the_program_s_own_mark_is_known(tmp_path: Path) -> None:
    inside = tmp_path / "Files" / "Casebook"
    inside.mkdir(parents=True)
    assert danger_of(inside, {}, lambda: "") is None
    (tmp_path / "Files" / ".dropbox").touch()
    assert danger_of(inside, {}, lambda: "") == Danger("synced", "Dropbox")


@pytest.mark.parametrize(
    ("place", "network"),
    [
        ("/mnt/share/Casebook", True),
        ("/mnt/my books/Casebook", True),
        ("/mnt/share/stick/Casebook", False),
        ("/mnt/shared", False),
        ("/var/lib/Casebook", False),
    ],
)
def test_a_network_folder_is_known(place: str, network: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    found = judged(Path(place), monkeypatch)
    assert (found == Danger("network", "")) is network


def test_a_folder_of_another_windows_pc_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(PureWindowsPath(r"\\server\share\Book"), monkeypatch) == Danger("network", "")
    assert judged(PureWindowsPath(r"C:\ProgramData\Casebook\Book"), monkeypatch) is None


@pytest.mark.parametrize("name", ["Dropboxes", "My OneDrive notes", "Boxes", "Drive Road", "Icloudy"])
def test_a_name_that_only_looks_like_it_is_left_in_peace(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(Path("/data") / name / "Book", monkeypatch) is None


@pytest.mark.parametrize(
    ("place", "network"),
    [
        (r"\\server\share\Book", True),
        (r"\\?\UNC\server\share\Book", True),
        (r"\\?\C:\Casebook\Book", False),
        (r"C:\Casebook\Book", False),
    ],
)
def test_a_long_path_of_windows_is_no_network_folder(
    place: str, monkeypatch: pytest.MonkeyPatch, *, network: bool
) -> None:
    found = judged(PureWindowsPath(place), monkeypatch)
    assert (found == Danger("network", "")) is network


def test_a_drive_letter_that_stands_for_another_pc_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def drive_type(anchor: str) -> int:
        asked.append(anchor)
        return whereabouts.REMOTE_DRIVE

    kernel = SimpleNamespace(GetDriveTypeW=drive_type)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert judged(PureWindowsPath(r"Z:\Book"), monkeypatch) == Danger("network", "")
    assert judged(PureWindowsPath(r"\\?\Z:\Book"), monkeypatch) == Danger("network", "")
    assert asked == ["Z:\\", "Z:\\"]


PROFILE = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;S-1-5-21-11-22-33-1001)"


@pytest.mark.parametrize(
    ("rights", "shared"),
    [
        ("D:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)", True),
        ("D:PAI(A;OICI;FA;;;WD)", True),
        ("D:(A;OICIIO;SDGXGWGR;;;AU)", True),
        ("D:(A;OICI;0x80000000;;;S-1-5-11)", True),
        (PROFILE, False),
        (f"{PROFILE}S:AI(AU;SAFA;FA;;;WD)", False),
        ("D:(D;OICI;FA;;;WD)(A;OICI;FA;;;BA)", False),
        ("D:(A;;LC;;;AU)(A;;0x4;;;BU)", False),
        ("D:NO_ACCESS_CONTROL", False),
        ("", False),
    ],
)
def test_a_folder_that_everybody_who_uses_this_pc_can_read_is_known(
    rights: str, monkeypatch: pytest.MonkeyPatch, *, shared: bool
) -> None:
    """At the top of C: or on a second disk, where Windows lets every user in; the user's own profile is her own."""
    monkeypatch.setattr(systems, "rights_on", lambda _folder: rights)
    found = judged(PureWindowsPath(r"C:\Complaints"), monkeypatch)
    assert (found == Danger("shared", "")) is shared
    assert found is None or "close it with a passphrase" in found.sentence
