"""Pictures of every step of every deed, and of the case page after it: `python -m tests.deed_screens DIR [KEY …]`.

Each is drawn light, and light with 200 % text at 1366 x 768. Nothing is asserted here: it is for eyes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app import places
from app.casework.case_deeds import deed_form
from app.casework.settings import read_settings, save_settings
from app.start import application
from app.ui.case_dialogs import CaseFormDialog
from app.ui.case_pages import CasePage
from app.ui.guide_pages import StepPage
from app.ui.routes import Routes
from app.ui.themes import Theme
from tests.casework.cases import REVIEWER, name_reviewers, st_annes
from tests.casework.deed_walks import WALKS, DeedWalk
from tests.casework.walks import walks
from tests.screens import SIZE, picture
from tests.ui.desks import Day, empty_desk

LOOKS = (("light", 100), ("large", 200))


def main(folder: Path, wanted: set[str]) -> None:
    """Draw the steps of these deeds, of all where none is named, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(application(), places.resources() / "fonts", "light")
    for number, walk in enumerate(WALKS):
        if wanted and walk.key not in wanted:
            continue
        for look, percent in LOOKS:
            theme.set_percent(percent)
            for name, widget in steps(walk):
                picture(widget, folder / f"{walk.key}-{number}-{name}-{look}.png")
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures are in {folder}\n")


def steps(walk: DeedWalk) -> Iterator[tuple[str, QWidget]]:
    """Each step as it begins and as it is answered, and what the page then shows of it."""
    desk = empty_desk(Day())
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)
    case = walk.case(desk)
    of = walk.of(case)
    answers = next(walks(deed_form(case.desk, case.id, walk.key, of).guide, walk.typed, walk.fixed))
    dialog = CaseFormDialog(deed_form(case.desk, case.id, walk.key, of), "Mr D. Dunmore · 2026/001")
    window = dialog.window
    window.resize(window.sizeHint())
    window.show()
    while window.isVisible():
        at, page = window.at(), window.page
        if isinstance(page, StepPage):
            for key, box in page.boxes.items():
                if key in answers:
                    box.set_value(answers[key])
        yield at, window
        window.go_on()
        if window.isVisible() and window.at() == at:
            break
    window.deleteLater()
    shown = CasePage(case.desk, Routes())
    shown.resize(SIZE.width() - 230, 2 * SIZE.height())
    shown.show_case(case.id)
    shown.show()
    for part in ("answer", "contact"):
        if shown.view is not None:
            shown.view.show_part(part)
        yield f"page-{part}", shown
    shown.deleteLater()
    desk.book.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/deeds"), set(sys.argv[2:]))
