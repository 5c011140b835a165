"""Across rooms: the wheel carries all resources and finds them, wherever it is unpacked; so does a frozen program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.staircase import ROOT

ASK = "import app.places; print(app.places.resources())"
ASK_FROZEN = f"import sys; sys._MEIPASS = sys.argv[1]; {ASK}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from what is in the tree."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)  # noqa: S603 - our own build
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel was unpacked into, away from the tree."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_an_installed_wheel_finds_its_own_resources(unpacked: Path, tmp_path: Path) -> None:
    answer = ask(unpacked, tmp_path, ASK)
    assert Path(answer) == unpacked / "app" / "resources"


@pytest.mark.parametrize("wanted", ["codes/2024.toml", "calendar", "fonts", "icons", "letters"])
def test_the_wheel_has_the_resources_that_the_program_opens(unpacked: Path, wanted: str) -> None:
    place = unpacked / "app" / "resources" / wanted
    assert place.is_file() or any(path.is_file() for path in place.rglob("*"))


def test_the_wheel_has_every_resource_and_no_other(unpacked: Path) -> None:
    assert files(unpacked / "app" / "resources") == files(ROOT / "resources")


def test_the_wheel_has_every_module_and_no_test(unpacked: Path) -> None:
    modules = {name for name in files(unpacked / "app") if name.endswith(".py")}
    assert modules == {name for name in files(ROOT / "app") if name.endswith(".py")}
    assert {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")} == {"app"}


def test_the_wheel_brings_the_command(unpacked: Path) -> None:
    [entries] = unpacked.glob("*.dist-info/entry_points.txt")
    assert "casebook = app.__main__:main" in entries.read_text(encoding="utf-8")


def test_a_frozen_program_finds_the_resources_in_its_folder(unpacked: Path, tmp_path: Path) -> None:
    frozen = tmp_path / "Casebook" / "_internal"
    shutil.copytree(unpacked / "app" / "resources", frozen / "resources")
    assert Path(ask(unpacked, tmp_path, ASK_FROZEN, str(frozen))) == frozen / "resources"


def ask(installed: Path, elsewhere: Path, question: str, *arguments: str) -> str:
    """What a fresh Python answers that knows only the installed folder and stands somewhere else."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", question, *arguments]
    answer = subprocess.run(command, check=True, cwd=elsewhere, env=environment, capture_output=True, text=True)  # noqa: S603 - our own Python
    return answer.stdout.strip()


def files(folder: Path) -> set[str]:
    """Every file in a folder, by its path in it, without what Python leaves there."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in paths}
