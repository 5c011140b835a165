"""Systems: what Windows does otherwise, asked for through a seam, so that it is tried on any PC."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app import systems

GUEST_MAY_READ = "D:AI(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """This counts as Windows, and waiting takes no time."""
    monkeypatch.setattr(systems, "on_windows", lambda: True)
    monkeypatch.setattr(systems, "PAUSE", 0)


def busy(times: int, act: Callable[..., object]) -> Callable[..., object]:
    """As a scanner has it: refused so often, then done."""
    left = [times]

    def refuse(*given: object, **named: object) -> object:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "used by another process")
        return act(*given, **named)

    return refuse


@pytest.mark.usefixtures("windows")
def test_what_a_scanner_has_open_is_replaced_and_deleted_a_little_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, path = tmp_path / "begun", tmp_path / "kept"
    begun.write_text("new", encoding="utf-8")
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", busy(5, Path.replace))
    systems.put_in_place(begun, path)
    assert path.read_text(encoding="utf-8") == "new"
    monkeypatch.setattr(Path, "unlink", busy(5, Path.unlink))
    systems.take_away(path)
    assert not path.exists()
    systems.take_away(path)


@pytest.mark.parametrize("disk", ["links", "knows no links", "windows"])
def test_a_file_gets_a_name_that_is_free_and_never_takes_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: str
) -> None:
    def rename(begun: Path, path: Path) -> None:
        if path.exists():
            raise FileExistsError(path)
        begun.replace(path)

    def no_links(*_given: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if disk == "windows":
        monkeypatch.setattr(systems, "on_windows", lambda: True)
        monkeypatch.setattr(systems, "PAUSE", 0)
        monkeypatch.setattr(Path, "rename", busy(2, rename))
    elif disk == "knows no links":
        monkeypatch.setattr(os, "link", no_links)
    begun, path = tmp_path / "begun", tmp_path / "name"
    begun.write_text("whole", encoding="utf-8")
    path.write_text("another's", encoding="utf-8")
    with pytest.raises(FileExistsError):
        systems.put_new(begun, path)
    assert (begun.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")) == ("whole", "another's")
    path.unlink()
    systems.put_new(begun, path)
    assert path.read_text(encoding="utf-8") == "whole"
    assert not begun.exists()


@pytest.mark.usefixtures("windows")
def test_what_stays_open_elsewhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", busy(1000, Path.replace))
    monkeypatch.setattr(Path, "unlink", busy(1000, Path.unlink))
    with pytest.raises(PermissionError):
        systems.put_in_place(tmp_path / "begun", path)
    with pytest.raises(PermissionError):
        systems.take_away(path)
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(os.name == "nt", reason="there it is tried again")
def test_elsewhere_it_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", busy(1, Path.replace))
    with pytest.raises(PermissionError):
        systems.put_in_place(tmp_path / "begun", tmp_path / "kept")


def test_a_process_that_runs_is_known_and_one_that_ended() -> None:
    assert systems.runs(os.getpid())
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert not systems.runs(ended.pid)


def windows_that_says(**answers: object) -> SimpleNamespace:
    said = SimpleNamespace(**{name: (lambda *_given, answer=answer: answer) for name, answer in answers.items()})
    said.CloseHandle = lambda _found: 1
    return SimpleNamespace(kernel32=said, user32=said)


@pytest.mark.parametrize(
    ("answers", "runs"),
    [
        ({"OpenProcess": 77, "WaitForSingleObject": 0}, False),
        ({"OpenProcess": 77, "WaitForSingleObject": 258}, True),
        ({"OpenProcess": 0, "GetLastError": 87}, False),
        ({"OpenProcess": 0, "GetLastError": systems.DENIED}, True),
    ],
)
def test_on_windows_a_process_of_somebody_else_runs_and_one_that_is_not_there_does_not(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, object], *, runs: bool
) -> None:
    monkeypatch.setattr(ctypes, "windll", windows_that_says(**answers), raising=False)
    assert systems.runs(4242) is runs


def test_a_second_start_passes_on_the_right_to_come_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    systems.let_come_forward()
    passed: list[int] = []
    user = SimpleNamespace(AllowSetForegroundWindow=passed.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user), raising=False)
    systems.let_come_forward()
    assert passed == [systems.ANYBODY]


class Rights:
    """Windows as it answers for the rights on a folder."""

    def __init__(self, refused: int = 0) -> None:
        self.asked: list[str] = []
        self.freed = 0
        self.kernel32, self.advapi32 = self, self
        self._refused = refused
        self._kept = ctypes.create_unicode_buffer(GUEST_MAY_READ)

    def GetNamedSecurityInfoW(self, folder: Any, *_rest: object) -> int:  # noqa: ANN401 - of ctypes
        self.asked.append(folder.value)
        return self._refused

    def ConvertSecurityDescriptorToStringSecurityDescriptorW(self, _found: object, *rest: Any) -> int:  # noqa: ANN401
        rest[2]._obj.value = ctypes.addressof(self._kept)
        return 1

    def LocalFree(self, _pointer: object) -> None:
        self.freed += 1


def test_the_rights_on_a_folder_or_on_the_one_it_will_be_made_in_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert systems.rights_on(tmp_path) == ""
    said = Rights()
    monkeypatch.setattr(ctypes, "windll", said, raising=False)
    assert systems.rights_on(tmp_path / "not" / "there") == GUEST_MAY_READ
    assert (said.asked, said.freed) == ([str(tmp_path)], 2)
    monkeypatch.setattr(ctypes, "windll", Rights(refused=5), raising=False)
    assert systems.rights_on(tmp_path) == ""
