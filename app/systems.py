"""Systems: what differs between Windows and the others, each in one place, so that a test can ask for either.

On Windows a file that is open elsewhere can be neither replaced nor deleted, and a virus scanner opens every new file
for a moment. So whatever takes the place of another file is tried again for a while.
"""

from __future__ import annotations

import ctypes
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

MAY_WAIT = 0x0010_0000
"""What Windows is asked for to learn whether a process has ended (SYNCHRONIZE)."""
DENIED = 5
"""What Windows says of a process that is there and somebody else's (ERROR_ACCESS_DENIED)."""
ANYBODY = 0xFFFF_FFFF
"""Whoever asks next (ASFW_ANY)."""
A_FILE, ITS_RIGHTS, FIRST_FORM = 1, 4, 1
"""What is asked about, what of it, and in which form (SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, SDDL_REVISION_1)."""
TRIES, PAUSE = 20, 0.1
"""How often, and after how many seconds each, what another program has open is tried again: two seconds in all."""


def on_windows() -> bool:
    """Whether this is Windows."""
    return os.name == "nt"


def put_in_place(begun: Path, path: Path) -> None:
    """Give a file that is whole the name of another, in one instant. Raises OSError.

    On Windows that is tried again while another program has one of the two open: a scanner lets go soon.
    """
    for _ in range(TRIES if on_windows() else 0):
        try:
            begun.replace(path)
        except PermissionError:
            time.sleep(PAUSE)
        else:
            return
    begun.replace(path)


def put_new(begun: Path, path: Path) -> None:
    """Give a file that is whole a name that nothing has, in one instant. Raises FileExistsError where something has it.

    To look first and put it there then would take the place of what comes in between.
    """
    for _ in range(TRIES if on_windows() else 0):
        try:
            begun.rename(path)  # which takes nobody's place there
        except PermissionError:
            time.sleep(PAUSE)
        else:
            return
    if on_windows():
        begun.rename(path)
        return
    try:
        os.link(begun, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names: the name is taken with nothing in it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        begun.replace(path)
    else:
        begun.unlink()


def take_away(path: Path) -> None:
    """Delete a file that may be gone already; on Windows it is tried again as above. Raises OSError."""
    for _ in range(TRIES if on_windows() else 0):
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            time.sleep(PAUSE)
        else:
            return
    path.unlink(missing_ok=True)


def runs(process: int) -> bool:
    """Whether a process of this number runs on this PC; where that cannot be known, it does."""
    windows = _windows()
    if windows is not None:
        found = windows.kernel32.OpenProcess(MAY_WAIT, 0, process)
        if not found:
            return bool(windows.kernel32.GetLastError() == DENIED)
        ended = windows.kernel32.WaitForSingleObject(found, 0) == 0
        windows.kernel32.CloseHandle(found)
        return not ended
    try:
        os.kill(process, 0)  # asks, and does nothing to it
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def let_come_forward() -> None:
    """Let the window that is asked for come to the front: Windows grants that to nobody unless it is passed on."""
    windows = _windows()
    if windows is not None:
        windows.user32.AllowSetForegroundWindow(ANYBODY)


def rights_on(folder: Path) -> str:
    """Who may do what in a folder, or in the one that it will be made in, as Windows writes it (SDDL).

    Empty on other systems, on a disk that knows no rights, and where they may not be asked.
    """
    windows = _windows()
    if windows is None:
        return ""
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    if there is None:
        return ""
    with suppress(OSError, AttributeError, ValueError):
        return _rights(windows, str(there))
    return ""


def _rights(windows: Any, folder: str) -> str:  # noqa: ANN401 - a library of Windows has no type
    found, words = ctypes.c_void_p(), ctypes.c_wchar_p()
    asked = windows.advapi32.GetNamedSecurityInfoW
    if asked(ctypes.c_wchar_p(folder), A_FILE, ITS_RIGHTS, None, None, None, None, ctypes.byref(found)):
        return ""
    try:
        written = windows.advapi32.ConvertSecurityDescriptorToStringSecurityDescriptorW
        if not written(found, FIRST_FORM, ITS_RIGHTS, ctypes.byref(words), None):
            return ""
        said = words.value or ""
        windows.kernel32.LocalFree(words)
        return said
    finally:
        windows.kernel32.LocalFree(found)


def _windows() -> Any:  # noqa: ANN401 - as above
    return getattr(ctypes, "windll", None)
