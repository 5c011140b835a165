"""A built folder carries the licence of everything in it, or is not built."""

from __future__ import annotations

import re
from pathlib import Path

import licence_texts
import pytest
from licence_texts import MissingTextsError, gathered, strangers, wanted

from tests.staircase import ROOT

WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}


def test_every_package_has_its_text_and_no_text_takes_the_place_of_another() -> None:
    texts = gathered()
    named = {folder.split("/")[1] for _file, folder in texts}
    assert named >= wanted((ROOT / "packaging" / "run.lock").read_text("utf-8")) - licence_texts.QT
    assert named >= {"Qt for Python", "SQLCipher", "Python"}
    places = [f"{folder}/{Path(file).name}" for file, folder in texts]
    assert len(places) == len(set(places))
    assert all(Path(file).stat().st_size for file, _folder in texts)


def test_a_package_that_is_not_installed_stops_the_build_and_is_named() -> None:
    with pytest.raises(MissingTextsError, match=r"nobody-wrote-this \(it is not installed"):
        gathered("platformdirs==1\nnobody-wrote-this==1 \\\n    --hash=sha256:ab\n")


def test_a_package_without_a_text_stops_the_build_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licence_texts, "LICENCE", re.compile("no file is called this"))
    with pytest.raises(MissingTextsError, match=r"platformdirs \(it is installed and brings none"):
        gathered("platformdirs==1\n")


def test_a_python_without_a_text_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert licence_texts.pythons([str(tmp_path), None]) is None
    monkeypatch.setattr(licence_texts, "pythons", lambda: None)
    with pytest.raises(MissingTextsError, match="Python"):
        gathered("platformdirs==1\n")


def test_what_is_for_another_system_is_wanted_there_alone() -> None:
    lock = (
        "jeepney==1 ; sys_platform == 'linux' \\\n    --hash=sha256:ab\npywin32-ctypes==1 ; sys_platform == 'win32'\n"
    )
    assert wanted(lock, WINDOWS) == {"pywin32-ctypes"}
    assert wanted(lock, {"sys_platform": "linux"}) == {"jeepney"}


def test_what_the_program_took_along_unasked_is_named() -> None:
    owners = {"PIL": ["Pillow"], "numpy": ["numpy"], "jaraco": ["jaraco.classes", "jaraco.context"]}
    modules = ["app.start", "os", "PIL.Image", "numpy.core", "jaraco.context"]
    assert strangers(modules, "pillow==13\njaraco-context==6\n", lambda: owners) == ["numpy"]


def test_the_readme_names_the_licence_of_every_package() -> None:
    """Whoever hands the folder on reads there what is in it."""
    section = (ROOT / "README.md").read_text("utf-8").split("\n## Licences\n")[1].lower()
    lock = (ROOT / "packaging" / "run.lock").read_text("utf-8")
    names = {licence_texts.plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    told = re.sub(r"[_.]", "-", section)
    named_otherwise = {"pyside6-addons", "pyside6-essentials"}
    assert sorted(name for name in names - named_otherwise if name not in told) == []
