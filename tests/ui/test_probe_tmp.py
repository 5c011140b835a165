import sys; sys.path.insert(0,'/work/main')
from tests.ui.test_deed_dialogs import *
from tests.ui.test_deed_dialogs import _fill_in
from app.ui.labels import Words
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication
import pytest
@pytest.mark.parametrize("percent",[100,200])
def test_all(desk, qtbot, theme, percent):
    theme.set_percent(percent)
    import time; t=time.time()
    seen=set()
    for walk in WALKS:
        if walk.key in seen: continue
        seen.add(walk.key)
        d=empty_desk(Day()); save_settings(d, st_annes(read_settings(d))); name_reviewers(d, REVIEWER)
        case=walk.case(d); of=walk.of(case)
        answers = list(walks(deed_form(case.desk, case.id, walk.key, of).guide, walk.typed, walk.fixed))[-1]
        dialog=CaseFormDialog(deed_form(case.desk, case.id, walk.key, of),"Mr D. Dunmore"); w=dialog.window
        qtbot.addWidget(w)
        w.resize(1334,700)
        w.show(); w.activateWindow()
        if walk.key=="extend": w.kept.set_text("You began this on Monday 23 November 2026. What you typed then is here."); w.kept.show()
        for _ in range(30):
            for _ in range(12): QApplication.processEvents()
            at,page=w.at(),w.page
            if not isinstance(page,StepPage): break
            q=page.findChildren(Words)
            v=w.pane.verticalScrollBar().value()
            f=w.focusWidget(); vp=w.pane.viewport()
            vis = f is not None and vp.isAncestorOf(f) and not f.visibleRegion().isEmpty()
            if v or not vis: print("@@",percent, walk.key, at, "scroll",v,"focus seen",vis, w.size().toTuple(), vp.height())
            if walk.key in("extend","add_remedy","merge") : w.grab().save(f"/tmp/c/open-{percent}-{walk.key}-{at}.png")
            _fill_in(page, answers)
            w.go_on()
            if not w.isVisible() or w.at()==at: break
        w.hide(); w.deleteLater()
    print("@@",percent, time.time()-t)
