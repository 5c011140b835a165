"""Across rooms: the staircase of the house, a sentence a test, each tried on a planted violation; no exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import staircase
from tests.staircase import ROOT

LONG_FUNCTION = "def f() -> None:\n" + "    x = 1\n" * 40
SIX_POSITIONAL = "def f(a, b, c, d, e, g): ..."


def test_imports_run_downwards_only() -> None:
    assert staircase.upward_imports(ROOT) == []


def test_what_is_open_in_the_hall_imports_no_room() -> None:
    assert staircase.busy_hall(ROOT) == []


def test_every_room_is_on_the_staircase() -> None:
    assert staircase.unknown_rooms(ROOT) == []


def test_each_heavy_library_stays_in_its_rooms() -> None:
    assert staircase.strayed_libraries(ROOT) == []


def test_rules_import_the_standard_library_alone() -> None:
    assert staircase.impure_rules(ROOT) == []


def test_holidays_is_imported_by_one_module_and_never_at_start() -> None:
    assert staircase.eager_holidays(ROOT) == []


def test_only_the_clock_reads_the_wall_clock() -> None:
    assert staircase.clock_readers(ROOT) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert staircase.circles(ROOT) == []


def test_no_module_and_no_function_is_too_long_and_none_takes_too_much() -> None:
    assert staircase.oversized(ROOT) == []


def test_every_module_is_named_for_what_is_in_it() -> None:
    assert staircase.shapeless_names(ROOT) == []


def test_nothing_is_tied_to_one_machine_or_one_registry() -> None:
    assert staircase.tied_to_one_machine(ROOT) == []


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("app/rules/clocks.py", "from app.casework import intake"),
        ("app/casework/intake.py", "from app.ui.pages import Page"),
        ("app/models/journal.py", "import app.letters.drafts"),
        ("app/letters/drafts.py", "from app import models"),
        ("app/letters/drafts.py", "def f():\n    from app.models import journal"),
        ("app/letters/drafts.py", "if TYPE_CHECKING:\n    from app.casework import desk"),
        ("app/letters/drafts.py", "import importlib\nimportlib.import_module('app.ui.pages')"),
        ("app/letters/drafts.py", "from ..models import journal"),
        ("app/paper/fonts.py", "from app.rules import dates"),
        ("app/paper/fonts.py", "from app import places"),
        ("app/rules/clocks.py", "from app import clock"),
        ("app/rules/clocks.py", "import app"),
        ("app/ui/pages.py", "from app.models.journal import Entry"),
        ("app/ui/pages.py", "from app import start"),
        ("app/casework/intake.py", "from app.timeline_files import clocks_of"),
        ("app/reports/slips.py", "from app.models import journals"),
        ("app/reports/slips.py", "from app.letters import drafts"),
        ("app/letters/drafts.py", "from app.reports import slips"),
        ("app/cellar/board.py", "from app.rules import dates"),
    ],
)
def test_a_planted_climb_is_caught(tmp_path: Path, module: str, text: str) -> None:
    plant(tmp_path, module, text)
    assert len(staircase.upward_imports(tmp_path)) == 1


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("app/ui/pages.py", "from app.casework import questions\nfrom app.rules.dates import long_date"),
        ("app/casework/intake.py", "from app.models import journal\nfrom app import clock, places"),
        ("app/letters/layouts.py", "from app.paper import fonts\nfrom app.rules.dates import long_date"),
        (
            "app/reports/slips.py",
            "from app import places\nfrom app.paper import fonts\nfrom app.rules.workings import Working",
        ),
        ("app/casework/workings.py", "from app.reports.slips import slip_pdf"),
        ("app/ui/crashes.py", "from app import errors"),
        ("app/start.py", "from app.ui import pages\nfrom app.models import journal"),
        ("app/paper/fonts.py", "from app.paper.runs import split"),
    ],
)
def test_a_step_down_is_allowed(tmp_path: Path, module: str, text: str) -> None:
    plant(tmp_path, module, text)
    assert staircase.upward_imports(tmp_path) == []


def test_a_planted_lean_of_the_clock_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "app/clock.py", "from app.rules import dates")
    assert staircase.busy_hall(tmp_path) == ["app.clock imports app.rules (line 1)"]


def test_a_planted_room_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "app/common/things.py", "")
    assert staircase.unknown_rooms(tmp_path) == ["common"]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("app/casework/guides.py", "from PySide6.QtCore import QDate"),
        ("app/clock.py", "import PySide6"),
        ("app/ui/pages.py", "from sqlalchemy import select"),
        ("app/letters/drafts.py", "import sqlcipher3.dbapi2 as driver"),
        ("app/start.py", "def f():\n    import sqlite3"),
        ("app/casework/issue.py", "from reportlab.pdfgen.canvas import Canvas"),
        ("app/casework/issue.py", "__import__('reportlab')"),
        ("app/casework/logos.py", "from PIL import Image"),
    ],
)
def test_a_planted_stray_library_is_caught(tmp_path: Path, module: str, text: str) -> None:
    plant(tmp_path, module, text)
    assert len(staircase.strayed_libraries(tmp_path)) == 1


@pytest.mark.parametrize("library", ["platformdirs", "holidays", "PIL.Image"])
def test_a_planted_library_in_the_rules_is_caught(tmp_path: Path, library: str) -> None:
    plant(tmp_path, "app/rules/workdays.py", f"import datetime as dt\nimport {library}")
    assert staircase.impure_rules(tmp_path) == [f"app.rules.workdays imports {library} (line 2)"]


def test_a_planted_eager_or_second_import_of_holidays_is_caught(tmp_path: Path) -> None:
    lazily = "def f():\n    import holidays"
    plant(tmp_path, "app/casework/one.py", lazily)
    assert staircase.eager_holidays(tmp_path) == []
    plant(tmp_path, "app/casework/two.py", lazily)
    assert len(staircase.eager_holidays(tmp_path)) == 2
    plant(tmp_path, "app/casework/two.py", "")
    plant(tmp_path, "app/casework/one.py", "import holidays")
    assert len(staircase.eager_holidays(tmp_path)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "import datetime as dt\ndt.date.today()",
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "from datetime import datetime as moment\nread = moment.utcnow",
        "from time import time",
        "import time\ntime.time()",
        "import time as t\nt.localtime()",
        "from PySide6.QtCore import QDate\nQDate.currentDate()",
        "from PySide6 import QtCore\nQtCore.QDateTime.currentDateTime()",
    ],
)
def test_a_planted_look_at_the_clock_is_caught(tmp_path: Path, text: str) -> None:
    plant(tmp_path, "app/ui/pages.py", text)
    assert len(staircase.clock_readers(tmp_path)) == 1


def test_asking_the_desk_for_today_is_no_look_at_the_clock(tmp_path: Path) -> None:
    plant(tmp_path, "app/ui/pages.py", "from app import clock\nclock.now()\ndesk.today()\nimport time\ntime.sleep(1)")
    assert staircase.clock_readers(tmp_path) == []


def test_a_planted_circle_is_caught_and_named_once(tmp_path: Path) -> None:
    plant(tmp_path, "app/rules/a.py", "from app.rules import b")
    plant(tmp_path, "app/rules/b.py", "from app.rules.c import thing")
    plant(tmp_path, "app/rules/c.py", "def f():\n    from app.rules.a import thing")
    assert staircase.circles(tmp_path) == ["app.rules.a and app.rules.b and app.rules.c import each other"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("x = 1\n" * 401, "app.rules.a has 401 lines"),
        (LONG_FUNCTION, "app.rules.a.f has 41 lines"),
        (SIX_POSITIONAL, "app.rules.a.f takes 6 positional parameters"),
    ],
)
def test_a_planted_excess_is_caught(tmp_path: Path, text: str, finding: str) -> None:
    plant(tmp_path, "app/rules/a.py", text)
    assert staircase.oversized(tmp_path) == [finding]


def test_what_is_exactly_at_the_limit_is_allowed(tmp_path: Path) -> None:
    method = "class C:\n    def f(self, a, b, c, d, e, *, g): ..."
    plant(tmp_path, "app/rules/a.py", LONG_FUNCTION.removesuffix("    x = 1\n") + method + "\n" * 357)
    assert staircase.oversized(tmp_path) == []


@pytest.mark.parametrize(
    "module",
    ["app/rules/date_utils.py", "app/ui/window_manager.py", "app/services/mail.py", "app/ui/Helpers.py"],
)
def test_a_planted_shapeless_name_is_caught(tmp_path: Path, module: str) -> None:
    plant(tmp_path, module, "")
    assert len(staircase.shapeless_names(tmp_path)) == 1


@pytest.mark.parametrize(
    "parts",
    [("/home", "anne/casebook"), ("/root", "x"), ("C:", r"\Users\anne"), ("file:", "///x"), ("https://pypi", ".org")],
)
def test_a_planted_path_of_one_machine_is_caught(tmp_path: Path, parts: tuple[str, str]) -> None:
    joined = ("/" if parts[0].startswith("/") else "").join(parts)
    plant(tmp_path, "packaging/README.md", f"Look in {joined} for it.")
    assert len(staircase.tied_to_one_machine(tmp_path)) == 1


def plant(root: Path, module: str, text: str) -> None:
    """Write one module into a tree that holds nothing else but a module for each that a sentence names."""
    for bystander in ("app/__init__.py", "app/clock.py", "app/places.py", "app/errors.py", "app/start.py"):
        path = root / bystander
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    path = root / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
